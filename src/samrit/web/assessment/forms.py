"""Forms of the assessor's page and of the officer's acknowledgement."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from django import forms
from django.utils.translation import gettext_lazy as _

from samrit.web.assessment.choices import RATING_WORDS
from samrit.web.assessment.content import RatingRow
from samrit.web.assessment.services import Given


class RevisionForm(forms.Form):
    """A step on a form as the page showed it."""

    revision = forms.IntegerField(widget=forms.HiddenInput)


class SeenForm(RevisionForm):
    """A step that depends on the very numbers of the page."""

    seen_hash = forms.CharField(widget=forms.HiddenInput, max_length=64)


class ReturnForm(RevisionForm):
    reason = forms.CharField(
        label=_("เหตุผลที่ส่งกลับ"),
        help_text=_("ผู้ประเมินจะเห็นข้อความนี้ และเก็บไว้ในบันทึก"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class RatingForm(RevisionForm):
    """The ratings of all competencies: a choice and a note for each."""

    def __init__(
        self, data: object = None, *, rows: Sequence[RatingRow], full_level: int, revision: int
    ) -> None:
        initial: dict[str, object] = {"revision": revision}
        for row in rows:
            initial[f"score-{row['key']}"] = row["score"] or ""
            initial[f"note-{row['key']}"] = row["note"]
        super().__init__(data, initial=initial)  # type: ignore[arg-type]
        self.rows = rows
        values = range(1, full_level + 1)
        choices = [("", _("ยังไม่ให้คะแนน")), *((str(n), RATING_WORDS.get(n, str(n))) for n in values)]
        for row in rows:
            self.fields[f"score-{row['key']}"] = forms.ChoiceField(
                label=row["name"], choices=choices, required=False
            )
            self.fields[f"note-{row['key']}"] = forms.CharField(
                label=_("พฤติกรรมที่สังเกตเห็น (ถ้ามี)"),
                required=False,
                max_length=2000,
                widget=forms.Textarea(attrs={"rows": 2}),
            )

    def given(self) -> dict[str, Given]:
        """Give the ratings as they were typed, by competency."""
        return {
            row["key"]: Given(
                score=Decimal(score) if (score := self.cleaned_data[f"score-{row['key']}"]) else None,
                note=self.cleaned_data[f"note-{row['key']}"],
            )
            for row in self.rows
        }
