"""What every template knows without asking."""

from __future__ import annotations

from importlib.metadata import version

from django.conf import settings
from django.http import HttpRequest
from django.utils.module_loading import import_string

VERSION = version("samrit")


def interface(request: HttpRequest) -> dict[str, object]:  # noqa: ARG001 - the signature of a context processor
    known: dict[str, object] = {"demonstration": settings.DEMONSTRATION, "samrit_version": VERSION}
    if settings.DEMONSTRATION:
        # Shown on purpose: signing an agreement of the demonstration asks for it.
        known["demonstration_password"] = import_string(settings.PERSONA_PASSWORD)
    return known
