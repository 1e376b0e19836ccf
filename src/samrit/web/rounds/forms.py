"""The form for dates of one unit."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samrit.thai import parse_date
from samrit.web.organisation.models import Unit
from samrit.web.rounds.choices import PhaseKind

EXAMPLE = _("เช่น 15 มีนาคม 2570 หรือ 15/3/2570")


class ThaiDateField(forms.Field):
    """A date as people of the office write it."""

    widget = forms.TextInput

    def to_python(self, value: Any) -> Any:  # noqa: ANN401 - Django's own signature
        if not value:
            return None
        day = parse_date(str(value))
        if not isinstance(day, date):
            raise forms.ValidationError(_("อ่านวันที่นี้ไม่ได้ ให้พิมพ์เช่น 15 มีนาคม 2570"), code="date")
        return day


class UnitDatesForm(forms.Form):
    unit = forms.ModelChoiceField(
        label=_("หน่วยงาน"), queryset=Unit.objects.none(), empty_label=_("เลือกหน่วยงาน")
    )
    kind = forms.ChoiceField(label=_("ขั้นตอน"), choices=PhaseKind.choices)
    opens = ThaiDateField(label=_("วันเปิด"), help_text=EXAMPLE)
    closes = ThaiDateField(label=_("วันปิด"), help_text=EXAMPLE)
    reason = forms.CharField(label=_("เหตุผล"), help_text=_("เก็บไว้ในบันทึกและแสดงในปฏิทิน"), max_length=300)

    def __init__(self, data: Any = None, *, unit_ids: Sequence[int]) -> None:  # noqa: ANN401 - Django's own
        super().__init__(data)
        field = self.fields["unit"]
        assert isinstance(field, forms.ModelChoiceField)  # noqa: S101 - declared above
        field.queryset = Unit.objects.filter(pk__in=unit_ids).order_by("code")
