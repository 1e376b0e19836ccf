"""What people type on the agreement pages."""

from __future__ import annotations

from datetime import timedelta
from math import ceil

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samrit.web.agreements.choices import AgreementState
from samrit.web.organisation import attempts
from samrit.web.organisation.models import User


class SignForm(forms.Form):
    """A signature: the password of the person, over the content that the page showed."""

    expected_hash = forms.CharField(widget=forms.HiddenInput, max_length=64)
    password = forms.CharField(
        label=_("รหัสผ่านของท่าน"),
        help_text=_("ใช้แทนลายมือชื่อ ระบบจะบันทึกชื่อ วันเวลา และรหัสของเนื้อหาฉบับนี้"),
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
        error_messages={"required": _("ให้พิมพ์รหัสผ่านเพื่อยืนยันการลงนาม")},
    )

    def __init__(self, *args: object, user: User, address: str, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # Django's own many arguments
        self.user, self.address = user, address

    def clean_password(self) -> str:
        """Check the password under the same brake as at the door: a session left open signs nothing."""
        password, now = str(self.cleaned_data["password"]), timezone.now()
        account = self.user.get_username()
        left = attempts.pause_left(account=account, address=self.address, now=now)
        if left > timedelta(0):
            minutes = ceil(left.total_seconds() / 60)
            raise forms.ValidationError(
                _("รหัสผ่านไม่ถูกต้องหลายครั้งติดกัน ให้รออีก %(minutes)s นาทีแล้วลองใหม่ ยังไม่ได้ลงนาม"),
                "paused",
                {"minutes": minutes},
            )
        if not self.user.check_password(password):
            attempts.note_failure(account=account, address=self.address, now=now)
            raise forms.ValidationError(_("รหัสผ่านไม่ถูกต้อง ยังไม่ได้ลงนาม ให้ลองใหม่"))
        attempts.forget(account=account, address=self.address)
        return password


class CascadeForm(forms.Form):
    """The act of giving a set: the plan that was seen, and whether those with faults are left out."""

    digest = forms.CharField(widget=forms.HiddenInput, max_length=64)
    leave_out = forms.BooleanField(required=False, label=_("เว้นผู้ที่มีข้อต้องแก้ไว้ก่อน แล้วถ่ายทอดให้ที่เหลือ"))


class FilterForm(forms.Form):
    """Which agreements the list shows."""

    unit = forms.TypedChoiceField(required=False, label=_("หน่วยงาน"), coerce=int, empty_value=None)
    state = forms.ChoiceField(
        required=False, label=_("สถานะ"), choices=[("", _("ทุกสถานะ")), *AgreementState.choices]
    )

    def __init__(self, *args: object, units: list[tuple[int, str]], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # Django's own many arguments
        field = self.fields["unit"]
        if isinstance(field, forms.TypedChoiceField):
            field.choices = [("", _("ทุกหน่วยงาน")), *units]
