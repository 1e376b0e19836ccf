"""What changed between two contents of an agreement, in words that the parties can read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from django.utils.translation import gettext as _

from samrit.web.common.templatetags.thai import thaidate
from samrit.web.indicators.choices import Scope
from samrit.web.indicators.differences import Piece, word_diff

Content = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldChange:
    """One field of a content on both sides, with the words that went and came."""

    label: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PartChange:
    """One indicator (or the head of the paper) that differs."""

    title: str
    state: Literal["added", "removed", "changed"]
    fields: tuple[FieldChange, ...]


def content_changes(before: Content, after: Content) -> tuple[PartChange, ...]:
    """Give what differs: the parties and the round first, then indicator by indicator in the new order."""
    head = _fields(_head(before), _head(after))
    parts = [PartChange(title=_("คู่ข้อตกลงและรอบ"), state="changed", fields=head)] if head else []
    old = {line["indicator"]: line for line in before["lines"]}
    for line in after["lines"]:
        earlier = old.pop(line["indicator"], None)
        fields = _fields(_line(earlier) if earlier else {}, _line(line))
        if earlier is None:
            parts.append(PartChange(title=line_title(line), state="added", fields=fields))
        elif fields:
            parts.append(PartChange(title=line_title(line), state="changed", fields=fields))
        elif earlier["rule_hash"] != line["rule_hash"]:
            parts.append(PartChange(title=line_title(line), state="changed", fields=(_reading(),)))
    for line in old.values():
        fields = _fields(_line(line), {})
        parts.append(PartChange(title=line_title(line), state="removed", fields=fields))
    return tuple(parts)


def line_title(line: Content) -> str:
    """Give the short name of a line: its block, number and title."""
    return f"{Scope(line['scope']).label} {line['number']} {line['title']}"


def _reading() -> FieldChange:
    words = _("ข้อความเหมือนเดิม แต่วิธีอ่านเกณฑ์เพื่อคิดระดับเปลี่ยนไป")
    return FieldChange(label=_("วิธีคิดระดับ"), pieces=(Piece("ins", words),))


def _fields(before: Mapping[str, str], after: Mapping[str, str]) -> tuple[FieldChange, ...]:
    labels = [*after, *(label for label in before if label not in after)]
    return tuple(
        FieldChange(label=label, pieces=word_diff(before.get(label, ""), after.get(label, "")))
        for label in labels
        if before.get(label, "") != after.get(label, "")
    )


def _head(content: Content) -> dict[str, str]:
    return {
        _("ผู้รับการประเมิน"): _party(content["assessee"]),
        _("ผู้ทำข้อตกลง"): _party(content["partner"]),
        _("ผู้ประเมิน"): _party(content["assessor"]),
        _("ผู้บังคับบัญชาเหนือขึ้นไป"): _party(content["reviewer"]),
        _("หลักเกณฑ์"): f"{content['scheme']['name']} ({content['scheme']['hash'][:8]})",
        _("ชุดตัวชี้วัด"): content["set"]["title"],
    }


def _party(party: Content | None) -> str:
    if party is None:
        return ""
    acting = _(" (รักษาราชการแทน)") if party["acting"] else ""
    return f"{party['name']} {party['position']} {party['unit']}{acting}"


def _line(line: Content) -> dict[str, str]:
    return dict(_line_fields(line))


def _line_fields(line: Content) -> Iterator[tuple[str, str]]:
    yield _("ลำดับ"), line["number"]
    yield _("ชื่อตัวชี้วัด"), line["title"]
    yield _("น้ำหนัก"), line["weight"]
    yield _("เกณฑ์ของ"), line["class_label"]
    yield _("วันตัดยอด"), _day(line["cutoff"])
    yield _("การดำเนินการของระดับล่าง"), _("นับสะสม") if line["cumulative_deeds"] else _("ไม่นับสะสม")
    levels: Sequence[Content] = line["levels"]
    for row in levels:
        yield _("ระดับ %(level)s") % {"level": row["level"]}, row["text"]


def _day(text: str | None) -> str:
    return thaidate(date.fromisoformat(text)) if text else ""
