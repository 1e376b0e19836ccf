"""The round of appraisal: fiscal year, number and period, checked against each other."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from samrit.findings import Finding
from samrit.letters.draft import Round
from samrit.letters.wording import DASH
from samrit.thai import find_dates, format_date, round_of, round_period

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from samrit.letters.passages import Passage

_YEAR = re.compile(
    r"(?:งบประมาณ|fiscal year|FY)\s*(?:ปี)?\s*(?:พ\s*\.?\s*ศ\s*\.?)?\s*(?P<year>2[4-6]\d\d)",
    re.IGNORECASE,
)
_ROUND = re.compile(
    r"(?:รอบ(?:การประเมิน(?:ผล)?(?:การปฏิบัติราชการ)?)?|ครั้ง|round|ครึ่งปี(?:งบประมาณ)?)\s*(?:ที่)?\s*(?P<number>[12])(?!\d|[,.]\d|%)(?:\s*/\s*(?P<year>2[4-6]\d\d))?",
    re.IGNORECASE,
)
_PERIOD = re.compile(rf"\d+\s*\S+?\s*(?:\d{{4}})?\s*(?:{DASH}|ถึง|to)\s*(?:วันที่\s*)?\d+\s*\S+\s*\d{{4}}")
_HALF = re.compile(
    r"(?:รอบ|ครึ่งปี(?:งบประมาณ)?)\s*(?:การประเมิน)?\s*(?:(?:ที่)?\s*6\s*เดือน|ครึ่งปี(?:งบประมาณ)?)?\s*(?P<half>แรก|หลัง)"
)
_OTHER_YEAR = re.compile(r"(?:ประจำปี|ปี|รอบปี)\s*(?:พ\s*\.?\s*ศ\s*\.?)?\s*(?P<year>25\d\d)")
_NEAR = 90
_WEIGHT_OF_HEADS = 3


def read_round(passages: Sequence[Passage], *, first_indicator: int | None) -> tuple[Round, list[Finding]]:
    """Find the round that the letter is about; what it names most often before the indicators counts most."""
    numbers: Counter[int] = Counter()
    years: Counter[int] = Counter()
    other_years: Counter[int] = Counter()
    periods: Counter[tuple[date, date]] = Counter()
    where: Passage | None = None
    for passage in passages:
        weight = _WEIGHT_OF_HEADS if first_indicator is None or passage.start <= first_indicator else 1
        text = passage.plain
        for match in _YEAR.finditer(text):
            years[int(match["year"])] += weight
        for match in _OTHER_YEAR.finditer(text):
            other_years[int(match["year"])] += weight
        for match in _HALF.finditer(text):
            numbers[1 if match["half"] == "แรก" else 2] += weight
            where = where or passage.cut(match.start(), match.end())
        for match in _ROUND.finditer(text):
            numbers[int(match["number"])] += weight
            if match["year"]:
                years[int(match["year"])] += weight
            where = where or passage.cut(match.start(), match.end())
            period = _period(text[match.end() : match.end() + _NEAR])
            if period:
                periods[period] += weight
    return _settle(numbers, years or other_years, periods, where)


def _period(text: str) -> tuple[date, date] | None:
    """Read the two dates that directly follow the naming of a round."""
    found = find_dates(text)
    if len(found) < 2 or found[0].date >= found[1].date or found[0].start > _NEAR // 2:  # noqa: PLR2004 - a beginning and an end
        return None
    between = text[found[0].end : found[1].start]
    return (
        (found[0].date, found[1].date)
        if re.fullmatch(rf"\s*(?:{DASH}|ถึง|to)?\s*(?:วันที่\s*)?", between)
        else None
    )


def _settle(
    numbers: Counter[int], years: Counter[int], periods: Counter[tuple[date, date]], where: Passage | None
) -> tuple[Round, list[Finding]]:
    number = numbers.most_common(1)[0][0] if numbers else None
    year = years.most_common(1)[0][0] if years else None
    period = periods.most_common(1)[0][0] if periods else None
    findings: list[Finding] = []
    if period:
        of_year, of_number = round_of(period[0])
        if number is None or year is None:
            findings.append(_inferred(of_year, of_number))
        elif (year, number) != (of_year, of_number) or round_of(period[1]) != (of_year, of_number):
            findings.append(_mismatch(year, number, period))
        number, year = number or of_number, year or of_year
        return (
            Round(
                fiscal_year=year,
                number=number,
                start=period[0],
                end=period[1],
                period_printed=True,
                passage=where,
            ),
            findings,
        )
    if number and year:
        start, end = round_period(year, number)
        findings.append(_computed(year, number))
        return Round(fiscal_year=year, number=number, start=start, end=end, passage=where), findings
    return Round(fiscal_year=year, number=number, passage=where), findings


def _inferred(year: int, number: int) -> Finding:
    return Finding(
        code="inferred",
        severity="info",
        where="round",
        message=f"หนังสือไม่ได้ระบุรอบหรือปีงบประมาณครบ จึงอนุมานจากช่วงวันที่ว่าเป็นรอบที่ {number}/{year} โปรดยืนยัน",
        message_en=f"round and year are not both printed; the dates say {number}/{year}: please confirm",
    )


def _computed(year: int, number: int) -> Finding:
    return Finding(
        code="inferred",
        severity="info",
        where="round",
        message=f"หนังสือไม่ได้พิมพ์ช่วงวันที่ของรอบ จึงคิดจากรอบที่ {number} ปีงบประมาณ {year} โปรดยืนยัน",
        message_en=f"the period is not printed; it is computed from round {number}/{year}: please confirm",
    )


def _mismatch(year: int, number: int, period: tuple[date, date]) -> Finding:
    said = f"{format_date(period[0])} - {format_date(period[1])}"
    return Finding(
        code="round-mismatch",
        severity="warning",
        where="round",
        message=f"รอบที่ {number} ปีงบประมาณ {year} ไม่ตรงกับช่วงวันที่ที่พิมพ์ไว้ ({said}) โปรดตรวจว่าข้อใดถูก",
        message_en=f"round {number}/{year} does not fit the printed period {period[0]} to {period[1]}",
        quote=said,
    )
