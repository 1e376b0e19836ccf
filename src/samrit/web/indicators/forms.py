"""The forms that are no correction of a draft: uploading a letter."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from samrit.web.common.errors import Refusal
from samrit.web.indicators.services.uploading import size_check
from samrit.web.organisation.models import Unit


class LetterForm(forms.Form):
    """A letter and, where a person looks after several provinces, which one it is for."""

    unit = forms.ChoiceField(label=_("จังหวัดที่ใช้ตัวชี้วัดนี้"))
    letter = forms.FileField(
        label=_("ไฟล์หนังสือ"),
        help_text=_("ข้อความ (.txt .md .html) Word (.docx) Excel (.xlsx) PDF หรือภาพสแกน ขนาดไม่เกิน 20 MB"),
        allow_empty_file=True,
        error_messages={"required": _("ยังไม่ได้เลือกไฟล์หนังสือ ให้กดเลือกไฟล์แล้วลองใหม่")},
        widget=forms.ClearableFileInput(
            attrs={"accept": ".txt,.md,.html,.htm,.docx,.xlsx,.pdf,.png,.jpg,.jpeg"}
        ),
    )

    def __init__(self, *args: Any, units: Sequence[Unit], **kwargs: Any) -> None:  # noqa: ANN401 - Django's own
        super().__init__(*args, **kwargs)
        self.units = {str(unit.pk): unit for unit in units}
        field = self.fields["unit"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - declared above
        field.choices = [(key, str(unit)) for key, unit in self.units.items()]
        if len(units) == 1:
            field.widget = forms.HiddenInput()
            field.initial = str(units[0].pk)

    def clean_letter(self) -> UploadedFile[bytes]:
        """Check the size before anybody reads the bytes."""
        letter: UploadedFile[bytes] = self.cleaned_data["letter"]
        try:
            size_check(letter.size or 0)
        except Refusal as refusal:
            raise forms.ValidationError(refusal.message, refusal.code) from refusal
        return letter

    @property
    def chosen_unit(self) -> Unit:
        return self.units[self.cleaned_data["unit"]]
