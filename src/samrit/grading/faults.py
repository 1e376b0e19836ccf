"""Checks of a scheme before it is used: one `detect_*` function per kind of fault."""

from __future__ import annotations

from decimal import Decimal
from itertools import chain, pairwise
from typing import TYPE_CHECKING

from samrit.findings import Finding
from samrit.grading.numbers import added, number_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from samrit.grading.scheme import GradeBand, Scheme, Share

WHOLE = Decimal(100)
KNOWN_COMPONENTS = frozenset({"results", "competency"})


def find_faults(scheme: Scheme) -> tuple[Finding, ...]:
    """Give all faults of a scheme, in the order of the form."""
    return tuple(
        chain(
            detect_reversed_dates(scheme),
            detect_level_limits(scheme),
            detect_share_faults(scheme),
            detect_unknown_components(scheme),
            detect_competency_weights(scheme),
            detect_repeated_codes(scheme),
            detect_band_limits(scheme),
            detect_band_holes_and_overlaps(scheme),
        )
    )


def detect_reversed_dates(scheme: Scheme) -> Iterator[Finding]:
    if scheme.valid_until is not None and scheme.valid_until < scheme.valid_from:
        yield _fault(
            "dates-reversed",
            "valid_until",
            f"วันสิ้นสุด {scheme.valid_until} อยู่ก่อนวันเริ่ม {scheme.valid_from} โปรดแก้วันใดวันหนึ่ง",
            f"the last day {scheme.valid_until} is before the first day {scheme.valid_from}",
        )


def detect_level_limits(scheme: Scheme) -> Iterator[Finding]:
    if scheme.full_level < 1:
        yield _fault(
            "full-level-invalid",
            "full_level",
            f"ระดับสูงสุดต้องเป็น 1 ขึ้นไป แต่กำหนดไว้ {scheme.full_level}",
            f"the highest level must be 1 or more, not {scheme.full_level}",
        )
    if scheme.rounding.places < 0:
        yield _fault(
            "rounding-invalid",
            "rounding",
            f"จำนวนทศนิยมที่ปัดต้องเป็น 0 ขึ้นไป แต่กำหนดไว้ {scheme.rounding.places}",
            f"the decimals kept must be 0 or more, not {scheme.rounding.places}",
        )
    if scheme.interpolation_places < 0:
        yield _fault(
            "rounding-invalid",
            "interpolation_places",
            f"จำนวนทศนิยมของคะแนนระหว่างระดับต้องเป็น 0 ขึ้นไป แต่กำหนดไว้ {scheme.interpolation_places}",
            f"the decimals of a score between levels must be 0 or more, not {scheme.interpolation_places}",
        )


def detect_share_faults(scheme: Scheme) -> Iterator[Finding]:
    wholes: tuple[tuple[str, str, tuple[Share, ...]], ...] = (
        ("blocks", "สัดส่วนของส่วนตัวชี้วัด", scheme.blocks),
        ("components", "สัดส่วนองค์ประกอบการประเมิน", scheme.components),
        ("probation_components", "สัดส่วนองค์ประกอบสำหรับผู้ทดลองปฏิบัติหน้าที่ราชการ", scheme.probation_components),
    )
    for where, name_th, shares in wholes:
        total = added(part.share for part in shares)
        if total != WHOLE:
            yield _fault(
                "shares-not-100",
                where,
                f"{name_th}รวมได้ {number_text(total)} ไม่ใช่ 100 โปรดแก้ให้รวมกันเป็น 100",
                f"the shares of {where} add to {number_text(total)}, not 100",
            )
        for part in shares:
            if part.share <= 0:
                yield _fault(
                    "share-invalid",
                    f"{where} {part.code}",
                    f"{name_th} “{part.name_th}” ต้องมากกว่า 0 แต่กำหนดไว้ {part.share}",
                    f"the share of {part.code} must be above 0, not {part.share}",
                )


def detect_unknown_components(scheme: Scheme) -> Iterator[Finding]:
    named = {part.code for part in (*scheme.components, *scheme.probation_components)}
    for code in sorted(named - KNOWN_COMPONENTS):
        yield _fault(
            "component-unknown",
            f"components {code}",
            f"ระบบยังไม่รู้วิธีคิดคะแนนขององค์ประกอบ “{code}” ใช้ได้เฉพาะ results และ competency",
            f"no way to score the component {code}; known: results, competency",
        )


def detect_competency_weights(scheme: Scheme) -> Iterator[Finding]:
    total = added(item.weight for item in scheme.competencies)
    if total != WHOLE:
        yield _fault(
            "competency-weights-not-100",
            "competencies",
            f"น้ำหนักสมรรถนะรวมได้ {number_text(total)} ไม่ใช่ 100 โปรดแก้ให้รวมกันเป็น 100",
            f"the competency weights add to {number_text(total)}, not 100",
        )


def detect_repeated_codes(scheme: Scheme) -> Iterator[Finding]:
    lists: tuple[tuple[str, list[str]], ...] = (
        ("blocks", [part.code for part in scheme.blocks]),
        ("components", [part.code for part in scheme.components]),
        ("probation_components", [part.code for part in scheme.probation_components]),
        ("bands", [band.code for band in scheme.bands]),
        ("competencies", [item.key for item in scheme.competencies]),
        ("expected_levels", [f"{row.position_level} {row.group}" for row in scheme.expected_levels]),
    )
    for where, codes in lists:
        for code in _repeated(codes):
            yield _fault(
                "duplicate-code",
                f"{where} {code}",
                f"มีรหัส “{code}” ซ้ำกันใน {where} โปรดเหลือไว้รายการเดียว",
                f"the code {code} stands more than once in {where}",
            )


def detect_band_limits(scheme: Scheme) -> Iterator[Finding]:
    for band in scheme.bands:
        ends = [band.low] if band.high is None else [band.low, band.high]
        for end in ends:
            if not 0 <= end <= WHOLE:
                yield _fault(
                    "band-out-of-range",
                    f"bands {band.code}",
                    f"ช่วงคะแนนของ “{band.name_th}” มีค่า {end} ซึ่งอยู่นอก 0 ถึง 100",
                    f"the band {band.code} names {end}, outside 0 to 100",
                )
            if scheme.rounding.places >= 0 and end != round(end, scheme.rounding.places):
                yield _fault(
                    "band-finer-than-rounding",
                    f"bands {band.code}",
                    f"ช่วงคะแนนของ “{band.name_th}” มีค่า {end} ละเอียดกว่าคะแนนรวมซึ่งปัดเป็นทศนิยม "
                    f"{scheme.rounding.places} ตำแหน่ง",
                    f"the band {band.code} names {end}, finer than the totals of the scheme",
                )


def detect_band_holes_and_overlaps(scheme: Scheme) -> Iterator[Finding]:
    if not scheme.bands:
        yield _hole("bands", Decimal(0), WHOLE)
        return
    unit = Decimal(1).scaleb(-scheme.rounding.places)
    for better, worse in pairwise(scheme.bands):
        if worse.low >= better.low:
            yield _overlap(better, worse, f"เริ่มที่ {worse.low} ซึ่งไม่ต่ำกว่า {better.low}", f"from {worse.low}")
        elif worse.high is not None and worse.high >= better.low:
            yield _overlap(
                better, worse, f"สิ้นสุดที่ {worse.high} แต่ขั้นบนเริ่มที่ {better.low}", f"up to {worse.high}"
            )
        elif worse.high is not None and worse.high + unit < better.low:
            yield _hole(f"bands {worse.code}", worse.high + unit, better.low - unit)
    best, last = scheme.bands[0], scheme.bands[-1]
    if best.high is not None and best.high < WHOLE:
        yield _hole(f"bands {best.code}", best.high + unit, WHOLE)
    if last.low > 0:
        yield _hole(f"bands {last.code}", Decimal(0), last.low - unit)


def _hole(where: str, low: Decimal, high: Decimal) -> Finding:
    return _fault(
        "bands-hole",
        where,
        f"คะแนน {low} ถึง {high} ไม่อยู่ในระดับผลการประเมินใด โปรดกำหนดช่วงให้ต่อกัน",
        f"totals from {low} to {high} have no grade",
    )


def _overlap(better: GradeBand, worse: GradeBand, why_th: str, why_en: str) -> Finding:
    return _fault(
        "bands-overlap",
        f"bands {worse.code}",
        f"ช่วงคะแนนของ “{worse.name_th}” ทับกับ “{better.name_th}”: {why_th} โปรดเรียงจากมากไปน้อยและไม่ให้ทับกัน",
        f"the band {worse.code} ({why_en}) overlaps {better.code} (from {better.low})",
    )


def _repeated(codes: Sequence[str]) -> Iterable[str]:
    return sorted({code for code in codes if codes.count(code) > 1})


def _fault(code: str, where: str, message: str, message_en: str) -> Finding:
    return Finding(code=code, severity="error", where=where, message=message, message_en=message_en)
