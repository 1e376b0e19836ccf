"""The sign-in form."""

from __future__ import annotations

from django import forms
from django.contrib.auth.forms import AuthenticationForm
from django.utils.translation import gettext_lazy as _


class SignInForm(AuthenticationForm):
    """Account and password; the message never says which of the two was wrong."""

    username = forms.CharField(
        label=_("ชื่อบัญชี"),
        max_length=150,
        widget=forms.TextInput(
            attrs={"autocomplete": "username", "autocapitalize": "none", "autofocus": True}
        ),
    )
    password = forms.CharField(
        label=_("รหัสผ่าน"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )
    error_messages = {
        "invalid_login": _("ชื่อบัญชีหรือรหัสผ่านไม่ถูกต้อง ตรวจดูว่าแป้นพิมพ์เป็นภาษาอังกฤษและไม่ได้กด Caps Lock"),
        "inactive": _("บัญชีนี้ถูกระงับ ให้ติดต่อเจ้าหน้าที่บุคคล"),
    }
