"""The fields of a draft that people correct: how each is written by people and kept as data."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samrit.thai.dates import parse_date
from samrit.thai.digits import to_arabic
from samrit.web.indicators.choices import Scope
from samrit.web.organisation.choices import SizeClass

Typed = tuple[str, ...]
_LONGEST_NUMBER = 20
_MOST_PLACES = -4
_FULL = Decimal(100)


class FieldError(ValueError):
    """What was typed cannot be kept; the message says what to do."""


def _one(typed: Typed) -> str:
    return " ".join((typed[0] if typed else "").split())


def _text(typed: Typed) -> str | None:
    return _one(typed) or None


def _needed(typed: Typed) -> str:
    if not (text := _one(typed)):
        raise FieldError(_("ช่องนี้ต้องไม่ว่าง ให้พิมพ์ข้อความตามหนังสือ"))
    return text


def _number(typed: Typed) -> str:
    text = to_arabic(_needed(typed))
    if len(text) > _LONGEST_NUMBER:
        raise FieldError(_("ลำดับตัวชี้วัดยาวเกินไป ให้พิมพ์เฉพาะเลข เช่น 3 หรือ 3.1"))
    return text


def _weight(typed: Typed) -> str:
    text = re.sub(r"[\s,%]|ร้อยละ", "", to_arabic(_one(typed)))
    try:
        weight = Decimal(text)
    except InvalidOperation:
        raise FieldError(_("น้ำหนักต้องเป็นตัวเลข เช่น 10 หรือ 12.5 ให้พิมพ์ใหม่")) from None
    exponent = weight.as_tuple().exponent
    if not isinstance(exponent, int) or not 0 < weight <= _FULL:
        raise FieldError(_("น้ำหนักต้องมากกว่า 0 และไม่เกิน 100 ให้ตรวจกับหนังสือ"))
    if exponent < _MOST_PLACES:
        raise FieldError(_("น้ำหนักมีทศนิยมได้ไม่เกิน 4 ตำแหน่ง"))
    return format(weight.normalize(), "f")


def _lines(typed: Typed) -> list[str]:
    rows = (" ".join(row.split()) for text in typed for row in text.splitlines())
    return [row for row in rows if row]


def _scope(typed: Typed) -> str:
    if (value := _one(typed)) not in Scope.values:
        raise FieldError(_("ให้เลือกว่าเป็นตัวชี้วัดรายทีมหรือรายบุคคล"))
    return value


def _dates(typed: Typed) -> list[str]:
    return [_date(row) for row in _lines(typed)]


def _date(text: str) -> str:
    found = parse_date(text)
    if not isinstance(found, date):
        raise FieldError(_("อ่านวันที่ “%(text)s” ไม่ได้ ให้พิมพ์เช่น 15 มีนาคม 2570") % {"text": text})
    return found.isoformat()


def _one_date(typed: Typed) -> str | None:
    return _date(text) if (text := _one(typed)) else None


def _yes(typed: Typed) -> bool | None:
    return {"yes": True, "no": False}.get(_one(typed))


def _identity(typed: Typed) -> int | None:
    text = _one(typed)
    if text and not text.isdigit():
        raise FieldError(_("ให้เลือกจากรายการที่มี"))
    return int(text) if text else None


def _replaces(typed: Typed) -> str | None:
    text = _one(typed)
    if text not in ("", "new") and not text.isdigit():
        raise FieldError(_("ให้เลือกจากรายการที่มี"))
    return text or None


def _heading(typed: Typed) -> str | None:
    text = _one(typed)
    if text and text not in SizeClass.values:
        raise FieldError(_("ให้เลือกขนาดของอำเภอจากรายการ"))
    return str(SizeClass(text).label) if text else None


def _reading(typed: Typed) -> str | None:
    text = _one(typed)
    if text and not re.fullmatch(r"[a-z0-9-]{1,40}", text):
        raise FieldError(_("ให้เลือกจากรายการที่มี"))
    return text or None


def _levels(typed: Typed) -> list[dict[str, object]]:
    texts = [" ".join(text.split()) for text in typed]
    rows: list[dict[str, object]] = [
        {"level": level, "text": text, "conditions": [], "line": None, "span": None}
        for level, text in enumerate(texts, 1)
        if text
    ]
    if not rows:
        raise FieldError(_("ต้องมีเกณฑ์อย่างน้อยหนึ่งระดับ ให้พิมพ์ข้อความของแต่ละระดับตามหนังสือ"))
    return rows


@dataclass(frozen=True, slots=True)
class Field:
    """A kind of field: the pattern of its path, its name for people, how typed words become data."""

    pattern: str
    label: str | Promise
    parse: Callable[[Typed], object]


FIELDS = (
    Field(r"set_title", gettext_lazy("ชื่อชุดตัวชี้วัด"), _needed),
    Field(r"letter/number", gettext_lazy("เลขที่หนังสือ"), _text),
    Field(r"letter/subject", gettext_lazy("เรื่อง"), _text),
    Field(r"letter/date", gettext_lazy("วันที่ของหนังสือ"), _one_date),
    Field(r"parties/assessor", gettext_lazy("ผู้ประเมิน"), _text),
    Field(r"parties/assessee", gettext_lazy("ผู้รับการประเมิน"), _text),
    Field(r"indicators/i\d+/title", gettext_lazy("ชื่อตัวชี้วัด"), _needed),
    Field(r"indicators/i\d+/number", gettext_lazy("ลำดับ"), _number),
    Field(r"indicators/i\d+/scope", gettext_lazy("ประเภท"), _scope),
    Field(r"indicators/i\d+/weight", gettext_lazy("น้ำหนัก"), _weight),
    Field(r"indicators/i\d+/owners", gettext_lazy("หน่วยงานรับผิดชอบ"), _lines),
    Field(r"indicators/i\d+/owner_unit", gettext_lazy("กลุ่มงานเจ้าภาพในระบบ"), _identity),
    Field(r"indicators/i\d+/applies_to/only", gettext_lazy("ใช้เฉพาะหน่วยงาน"), _lines),
    Field(r"indicators/i\d+/applies_to/except", gettext_lazy("ยกเว้นหน่วยงาน"), _lines),
    Field(r"indicators/i\d+/unit", gettext_lazy("หน่วยวัด"), _text),
    Field(r"indicators/i\d+/cutoffs", gettext_lazy("วันที่ตัดยอด"), _dates),
    Field(r"indicators/i\d+/cumulative_deeds", gettext_lazy("นับการดำเนินการสะสม"), _yes),
    Field(r"indicators/i\d+/replaces", gettext_lazy("แทนตัวชี้วัดเดิม"), _replaces),
    Field(r"indicators/i\d+/variants/\d+/when", gettext_lazy("ใช้กับขนาดอำเภอ"), _heading),
    Field(r"indicators/i\d+/variants/\d+/levels", gettext_lazy("เกณฑ์การให้คะแนน"), _levels),
    Field(
        r"indicators/i\d+/variants/\d+/choices/[a-z0-9-]{1,40}(@[a-z0-9:]{1,20})?",
        gettext_lazy("วิธีอ่านเกณฑ์"),
        _reading,
    ),
)


def field_at(path: str) -> Field | None:
    """Give the kind of field that a path names, or None where nothing may be corrected there."""
    return next((field for field in FIELDS if re.fullmatch(field.pattern, path)), None)
