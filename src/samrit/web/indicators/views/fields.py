"""A field of a draft as a person sees it: its words, and the small form that corrects it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from django.utils.translation import gettext as _

from samrit.thai.dates import parse_date
from samrit.web.common.language import in_words
from samrit.web.common.templatetags.thai import thaidate
from samrit.web.indicators.choices import Scope
from samrit.web.indicators.draft_content import Json, read_at
from samrit.web.indicators.draft_fields import field_at
from samrit.web.indicators.models import IndicatorVersion
from samrit.web.indicators.naming import size_class_of
from samrit.web.organisation.choices import SizeClass
from samrit.web.organisation.models import Unit

Kind = Literal["text", "area", "lines", "select", "levels"]
Options = Sequence[tuple[str, str]]
LEVELS = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Rejected:
    """A correction that was not taken: what was typed stays in its form."""

    path: str
    typed: tuple[str, ...]
    message: str
    theirs: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldView:
    """One field: what it says, and how it is corrected.

    Attributes:
        values: what stands in the inputs (one, or one a level).
        saved: it was corrected just now: the reader's place on the page is here.
        theirs: what somebody else wrote meanwhile at the same place.
    """

    path: str
    label: str
    kind: Kind
    shown: str
    values: tuple[str, ...]
    options: tuple[tuple[str, str], ...] = ()
    hint: str = ""
    error: str = ""
    theirs: str = ""
    open: bool = False
    saved: bool = False

    @property
    def target(self) -> str:
        """Give the id of what HTMX swaps: the card that the field stands on."""
        parts = self.path.split("/")
        return f"card-{parts[1]}" if parts[0] == "indicators" else "card-head"

    @property
    def id(self) -> str:
        return "f-" + re.sub(r"[/@:]", "-", self.path)

    @property
    def missing(self) -> bool:
        return not self.shown


class Fields:
    """Makes the fields of one draft; the options are read once for all of them."""

    def __init__(
        self,
        content: Json,
        *,
        groups: Sequence[Unit],
        base: Sequence[IndicatorVersion],
        rejected: Rejected | None,
        editing: str = "",
        saved: str = "",
    ) -> None:
        self._content = content
        self._groups = [(str(g.pk), g.name) for g in groups]
        self._base = [(str(b.indicator_id), f"{b.get_scope_display()} {b.number} {b.title}") for b in base]
        self._rejected = rejected
        self._saved = saved
        self._editing = rejected.path if rejected else editing

    def of_indicator(self, key: str) -> list[FieldView]:
        """Give the fields of an indicator without its criteria."""
        start = f"indicators/{key}"
        fields = [
            self._plain(f"{start}/title", "area"),
            self._plain(f"{start}/number", "text"),
            self._select(f"{start}/scope", [(s.value, str(s.label)) for s in Scope]),
            self._plain(f"{start}/weight", "text", hint=_("ร้อยละ เช่น 10 หรือ 12.5")),
            self._lines(f"{start}/owners", _("หนึ่งหน่วยงานต่อหนึ่งบรรทัด ตามหนังสือ")),
            self._select(f"{start}/owner_unit", self._groups, _("ผู้กรอกผลของตัวชี้วัดนี้ในระบบ")),
            self._lines(f"{start}/applies_to/only", _("เว้นว่างถ้าใช้กับทุกหน่วยงาน หนึ่งชื่อต่อหนึ่งบรรทัด")),
            self._lines(f"{start}/applies_to/except", _("หน่วยงานที่ไม่ใช้ตัวชี้วัดนี้ หนึ่งชื่อต่อหนึ่งบรรทัด")),
            self._dates(f"{start}/cutoffs"),
            self._select(
                f"{start}/cumulative_deeds",
                [("yes", _("นับสะสม: ระดับสูงต้องทำของระดับล่างครบด้วย")), ("no", _("ไม่สะสม: นับเฉพาะของระดับนั้น"))],
                empty=_("ตามปกติ (นับสะสม)"),
            ),
        ]
        if self._base:
            options = [("new", _("เพิ่มเป็นตัวชี้วัดใหม่")), *self._base]
            fields.append(self._select(f"{start}/replaces", options, _("เว้นว่างให้จับคู่จากลำดับและชื่อ")))
        return fields

    def of_variant(self, key: str, number: int) -> list[FieldView]:
        """Give the fields of the criteria of one class of units."""
        start = f"indicators/{key}/variants/{number}"
        sizes = [(s.value, str(s.label)) for s in SizeClass]
        return [
            self._select(f"{start}/when", sizes, empty=_("ทุกอำเภอ")),
            self._levels(f"{start}/levels"),
        ]

    def of_readings(self, key: str, number: int) -> list[FieldView]:
        """Give what the texts of a variant leave in doubt, each with its readings."""
        start = f"indicators/{key}/variants/{number}"
        variant = read_at(self._content, f"indicators/{key}/variants")[number]
        known = {doubt["name"]: doubt for doubt in variant.get("doubts") or []}
        stale = [name for name in variant.get("choices") or {} if name not in known]
        return [
            *(self._reading(f"{start}/choices/{name}", doubt) for name, doubt in known.items()),
            *(self._stale(f"{start}/choices/{name}", variant["choices"][name]) for name in stale),
        ]

    def _reading(self, path: str, doubt: Json) -> FieldView:
        options = [
            (option["code"], _hinted(in_words(option["text"], option["text_en"]), option["code"], doubt))
            for option in doubt["options"]
            if option["code"] != doubt["default"]
        ]
        default = next(o for o in doubt["options"] if o["code"] == doubt["default"])
        plain = in_words(default["text"], default["text_en"])
        chosen = "" if doubt["chosen"] in (None, doubt["default"]) else doubt["chosen"]
        question = in_words(doubt["question"], doubt["question_en"])
        every = (("", plain), *options)
        return self._view(
            path, "select", dict(every).get(chosen, plain), (chosen,), label=question, options=every
        )

    def _stale(self, path: str, option: str) -> FieldView:
        return self._view(
            path,
            "select",
            _("วิธีอ่านนี้ใช้กับข้อความปัจจุบันไม่ได้แล้ว"),
            (option,),
            options=(("", _("นำออก")), (option, option)),
        )

    def of_head(self) -> list[FieldView]:
        """Give the fields of the letter's head."""
        title = [] if self._base else [self._plain("set_title", "text")]
        return [
            *title,
            self._plain("letter/number", "text"),
            self._dates("letter/date"),
            self._plain("letter/subject", "area"),
            self._plain("parties/assessor", "text"),
            self._plain("parties/assessee", "text"),
        ]

    def choice(self, path: str, label: str, value: str, options: Options, empty: str = "") -> FieldView:
        """Give a choice that stands beside the draft's content: its round, the set it amends."""
        shown = dict(options).get(value, "" if value else empty)
        made = ("", empty or _("ยังไม่ได้เลือก"))
        return self._view(path, "select", shown, (value,), label=label, options=(made, *options))

    def _plain(self, path: str, kind: Kind, hint: str = "") -> FieldView:
        value = read_at(self._content, path)
        text = "" if value is None else str(value)
        return self._view(path, kind, text, (text,), hint=hint)

    def _lines(self, path: str, hint: str) -> FieldView:
        rows = [str(row) for row in read_at(self._content, path) or []]
        return self._view(path, "lines", " · ".join(rows), ("\n".join(rows),), hint=hint)

    def _dates(self, path: str) -> FieldView:
        value = read_at(self._content, path)
        rows = [_thai(row) for row in (value if isinstance(value, list) else [value]) if row]
        hint = _("เช่น 15 มีนาคม 2570 เว้นว่างถ้าหนังสือไม่ได้ระบุ")
        kind: Kind = "lines" if isinstance(value, list) else "text"
        return self._view(path, kind, " · ".join(rows), ("\n".join(rows),), hint=hint)

    def _select(self, path: str, options: Options, hint: str = "", empty: str = "") -> FieldView:
        value = _option(path, read_at(self._content, path))
        shown = dict(options).get(value, "" if value else empty)
        every = (("", empty or _("ยังไม่ได้เลือก")), *options)
        return self._view(path, "select", shown, (value,), options=every, hint=hint)

    def _levels(self, path: str) -> FieldView:
        texts = {int(row["level"]): str(row["text"]) for row in read_at(self._content, path) or []}
        values = tuple(texts.get(level, "") for level in range(1, max([LEVELS, *texts]) + 1))
        hint = _("พิมพ์ตามหนังสือ เว้นว่างถ้าไม่มีระดับนั้น")
        return self._view(path, "levels", _("แก้ไขข้อความของแต่ละระดับ"), values, hint=hint)

    def _view(
        self,
        path: str,
        kind: Kind,
        shown: str,
        values: tuple[str, ...],
        *,
        label: str = "",
        options: Options = (),
        hint: str = "",
    ) -> FieldView:
        bad = self._rejected if self._rejected and self._rejected.path == path else None
        field = field_at(path)
        return FieldView(
            path=path,
            label=label or (str(field.label) if field else path),
            kind=kind,
            shown=shown,
            values=bad.typed if bad else values,
            options=tuple(options),
            hint=hint,
            error=bad.message if bad else "",
            theirs=bad.theirs if bad else "",
            open=path == self._editing,
            saved=path == self._saved,
        )


def _hinted(words: str, code: str, doubt: Json) -> str:
    return f"{words} ({_('ข้อเสนอ')})" if code == doubt["proposal"] else words


def _option(path: str, value: object) -> str:
    if path.endswith("/when"):
        return size_class_of(str(value)) or "" if value else ""
    if path.endswith("/cumulative_deeds"):
        return "" if value is None else ("yes" if value else "no")
    return "" if value is None else str(value)


def _thai(iso: str) -> str:
    found = parse_date(iso)
    return thaidate(found) if found else iso
