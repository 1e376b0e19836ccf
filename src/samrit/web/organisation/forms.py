"""The sign-in form."""

from __future__ import annotations

from datetime import timedelta
from math import ceil
from typing import Any

from django import forms
from django.contrib.auth.forms import AuthenticationForm
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samrit.web.organisation import attempts
from samrit.web.organisation.models import User


class SignInForm(AuthenticationForm):
    """Account and password; the message never says which of the two was wrong."""

    username = forms.CharField(
        label=_("ชื่อบัญชี"),
        max_length=150,
        widget=forms.TextInput(
            attrs={"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"}
        ),
        error_messages={"required": _("ยังไม่ได้กรอกชื่อบัญชี")},
    )
    password = forms.CharField(
        label=_("รหัสผ่าน"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
        error_messages={"required": _("ยังไม่ได้กรอกรหัสผ่าน")},
    )
    error_messages = {
        "invalid_login": _("ชื่อบัญชีหรือรหัสผ่านไม่ถูกต้อง ให้ตรวจว่าแป้นพิมพ์เป็นภาษาอังกฤษและไม่ได้กด Caps Lock แล้วลองอีกครั้ง"),
        "inactive": _("บัญชีนี้ถูกระงับ ให้ติดต่อเจ้าหน้าที่บุคคล"),
        "paused": _(
            "เข้าสู่ระบบไม่สำเร็จหลายครั้งติดกัน ให้รออีก %(minutes)s นาทีแล้วลองใหม่ หากลืมรหัสผ่านให้ติดต่อเจ้าหน้าที่บุคคล"
        ),
    }

    @property
    def address(self) -> str:
        return str(self.request.META.get("REMOTE_ADDR", "")) if self.request else ""

    def clean(self) -> dict[str, Any]:
        account, now = self.cleaned_data.get("username") or "", timezone.now()
        left = attempts.pause_left(account=account, address=self.address, now=now)
        if left > timedelta(0):
            minutes = ceil(left.total_seconds() / 60)
            raise ValidationError(self.error_messages["paused"], "paused", {"minutes": minutes})
        return super().clean()

    def confirm_login_allowed(self, user: User) -> None:
        super().confirm_login_allowed(user)
        attempts.forget(account=self.cleaned_data["username"], address=self.address)

    def get_invalid_login_error(self) -> ValidationError:
        account = self.cleaned_data.get("username") or ""
        attempts.note_failure(account=account, address=self.address, now=timezone.now())
        return super().get_invalid_login_error()
