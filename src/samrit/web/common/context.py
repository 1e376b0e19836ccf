"""What every template knows without asking."""

from __future__ import annotations

from importlib.metadata import version

from django.conf import settings
from django.http import HttpRequest

VERSION = version("samrit")


def interface(request: HttpRequest) -> dict[str, object]:  # noqa: ARG001 - the signature of a context processor
    return {"demonstration": settings.DEMONSTRATION, "version": VERSION}
