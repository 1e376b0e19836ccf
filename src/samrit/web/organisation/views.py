"""Signing in: by password, or as a persona of the demonstration."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib.auth import login
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import LoginView
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.decorators import method_decorator
from django.utils.module_loading import import_string
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from samrit.web.organisation.forms import SignInForm
from samrit.web.organisation.models import User


def _personas() -> tuple[Any, ...]:
    """Give the people to try; named by the settings, because the demonstration stands above this app."""
    return tuple(import_string(settings.PERSONAS)()) if settings.DEMONSTRATION else ()


@method_decorator(login_not_required, name="dispatch")
class SignIn(LoginView):
    template_name = "organisation/sign_in.html"
    authentication_form = SignInForm
    redirect_authenticated_user = True
    http_method_names = ("get", "post", "head", "options")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:  # noqa: ANN401 - Django's own signature
        return super().get_context_data(personas=_personas(), **kwargs)


@never_cache
@login_not_required
@require_POST
def sign_in_as(request: HttpRequest) -> HttpResponse:
    """Sign in as a persona of the demonstration; elsewhere the address does not exist."""
    wanted = request.POST.get("username", "")
    if wanted not in {persona.username for persona in _personas()}:
        raise Http404
    user = get_object_or_404(User, username=wanted, is_active=True)
    login(request, user, backend="django.contrib.auth.backends.ModelBackend")
    return redirect("dashboards:home")
