"""What every answer passes through: security headers, and refusals turned into pages."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.db import DataError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation
from django.utils.translation import gettext as _

from samrit.web.common.errors import Refusal

CONTENT_SECURITY_POLICY = (
    "default-src 'self'; img-src 'self' data:; style-src 'self'; script-src 'self'; font-src 'self'; "
    "object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)

GetResponse = Callable[[HttpRequest], HttpResponse]


class ThaiFirstMiddleware:
    """Thai, unless the person chose English by the switch; the browser's own language says nothing."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME)
        language = chosen if chosen in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
        with translation.override(language):
            request.LANGUAGE_CODE = translation.get_language()
            response = self.get_response(request)
        response.headers.setdefault("Content-Language", language)
        return response


class SecurityHeadersMiddleware:
    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.headers.setdefault("Content-Security-Policy", CONTENT_SECURITY_POLICY)
        response.headers.setdefault("Permissions-Policy", "camera=(), microphone=(), geolocation=()")
        # Scores are personal data: no shared cache may keep a page of a signed-in person.
        if getattr(request, "user", None) is not None and request.user.is_authenticated:
            response.headers.setdefault("Cache-Control", "private, no-store")
        return response


class PlainTextMiddleware:
    """Refuses text with NUL characters, which no person types and PostgreSQL cannot keep."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *_view: object) -> HttpResponse | None:
        for typed in (request.GET, request.POST):
            if any("\x00" in part for name, values in typed.lists() for part in (name, *values)):
                message = _("ข้อความมีอักขระที่จัดเก็บไม่ได้ (NUL) ให้พิมพ์ใหม่หรือวางเป็นข้อความล้วน ยังไม่มีอะไรถูกบันทึก")
                return refused(request, Refusal("nul-character", message))
        return None


class RefusalMiddleware:
    """Turns a `Refusal` raised by a service into a page (or a fragment for HTMX) that says what to do."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if isinstance(exception, DataError):
            # A text longer than its column, or a number wider: the transaction is undone already.
            message = _("ข้อความหรือตัวเลขยาวเกินที่จัดเก็บได้ ให้ย่อแล้วส่งใหม่ ยังไม่มีอะไรถูกบันทึก")
            return refused(request, Refusal("too-long", message))
        return refused(request, exception) if isinstance(exception, Refusal) else None


def refused(request: HttpRequest, refusal: Refusal) -> HttpResponse:
    """Give the page of a refusal, or only its words to a page that swaps a part of itself."""
    fragment = bool(getattr(request, "htmx", False))
    template = "common/refusal_fragment.html" if fragment else "common/refusal.html"
    return render(request, template, {"refusal": refusal}, status=refusal.status)
