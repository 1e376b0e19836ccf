"""The versioned JSON form of a scheme: decimals as strings, dates in ISO form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samrit.grading.json_reading import JsonObject
from samrit.grading.scheme import (
    Competency,
    CompetencyMethod,
    ExemptLines,
    ExpectedLevel,
    FloorLevel,
    GradeBand,
    Interpolation,
    Rounding,
    RoundingMode,
    Scheme,
    Share,
    SingleBlock,
    WeightMismatch,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

VERSION = 1
# What a scheme meant before it could say it.
INTERPOLATION_PLACES = 4
ROUNDING_MODES: tuple[RoundingMode, ...] = ("half_up",)
FLOOR_LEVELS: tuple[FloorLevel, ...] = (0, 1)
INTERPOLATIONS: tuple[Interpolation, ...] = ("off", "linear")
COMPETENCY_METHODS: tuple[CompetencyMethod, ...] = ("weighted",)
WEIGHT_MISMATCHES: tuple[WeightMismatch, ...] = ("refuse",)
SINGLE_BLOCKS: tuple[SingleBlock, ...] = ("whole", "refuse")
EXEMPT_LINES: tuple[ExemptLines, ...] = ("refuse", "spread")


class SchemeUnreadable(ValueError):  # noqa: N818  (it says what it is)
    """A document that is no scheme; `faults` names every place."""

    def __init__(self, faults: list[str]) -> None:
        super().__init__("; ".join(faults))
        self.faults = tuple(faults)


def scheme_to_json(scheme: Scheme) -> dict[str, object]:
    """Give the document of a scheme; `scheme_from_json` gives back an equal one."""
    return {
        "version": VERSION,
        "name": scheme.name,
        "title_th": scheme.title_th,
        "title_en": scheme.title_en,
        "valid_from": scheme.valid_from.isoformat(),
        "valid_until": None if scheme.valid_until is None else scheme.valid_until.isoformat(),
        "source": scheme.source,
        "notes": dict(scheme.notes),
        "blocks": [_share_json(part) for part in scheme.blocks],
        "single_block": scheme.single_block,
        "components": [_share_json(part) for part in scheme.components],
        "probation_components": [_share_json(part) for part in scheme.probation_components],
        "full_level": scheme.full_level,
        "bands": [_band_json(band) for band in scheme.bands],
        "rounding": {"places": scheme.rounding.places, "mode": scheme.rounding.mode},
        "floor_level": scheme.floor_level,
        "cumulative_deeds": scheme.cumulative_deeds,
        "interpolation": scheme.interpolation,
        "interpolation_places": scheme.interpolation_places,
        "competency_method": scheme.competency_method,
        "competencies": [_competency_json(item) for item in scheme.competencies],
        "expected_levels": [
            {"position_level": row.position_level, "group": row.group, "level": row.level}
            for row in scheme.expected_levels
        ],
        "exempt_lines": scheme.exempt_lines,
        "weight_mismatch": scheme.weight_mismatch,
    }


def scheme_from_json(data: Mapping[str, object]) -> Scheme:
    """Read the document of `scheme_to_json`.

    Raises:
        SchemeUnreadable: naming every place that is missing, unknown or of a wrong kind.
    """
    faults: list[str] = []
    top = JsonObject(data, "", faults)
    top.choice("version", (VERSION,))
    scheme = Scheme(
        name=top.text("name"),
        title_th=top.text("title_th"),
        title_en=top.text("title_en"),
        valid_from=top.day("valid_from"),
        valid_until=top.day_or_none("valid_until"),
        source=top.text("source"),
        notes=top.pairs("notes"),
        blocks=tuple(_share(item) for item in top.objects("blocks")),
        single_block=top.choice("single_block", SINGLE_BLOCKS),
        components=tuple(_share(item) for item in top.objects("components")),
        probation_components=tuple(_share(item) for item in top.objects("probation_components")),
        full_level=top.whole("full_level"),
        bands=tuple(_band(item) for item in top.objects("bands")),
        rounding=_rounding(top.child("rounding")),
        floor_level=top.choice("floor_level", FLOOR_LEVELS),
        cumulative_deeds=top.flag("cumulative_deeds"),
        interpolation=top.choice("interpolation", INTERPOLATIONS),
        interpolation_places=top.whole_or("interpolation_places", INTERPOLATION_PLACES),
        competency_method=top.choice("competency_method", COMPETENCY_METHODS),
        competencies=tuple(_competency(item) for item in top.objects("competencies")),
        expected_levels=tuple(_expected(item) for item in top.objects("expected_levels")),
        exempt_lines=top.choice("exempt_lines", EXEMPT_LINES),
        weight_mismatch=top.choice("weight_mismatch", WEIGHT_MISMATCHES),
    )
    top.end()
    if faults:
        raise SchemeUnreadable(faults)
    return scheme


def _share_json(part: Share) -> dict[str, object]:
    return {"code": part.code, "name_th": part.name_th, "name_en": part.name_en, "share": str(part.share)}


def _band_json(band: GradeBand) -> dict[str, object]:
    return {
        "code": band.code,
        "name_th": band.name_th,
        "name_en": band.name_en,
        "low": str(band.low),
        "high": None if band.high is None else str(band.high),
    }


def _competency_json(item: Competency) -> dict[str, object]:
    return {
        "key": item.key,
        "group": item.group,
        "name_th": item.name_th,
        "name_en": item.name_en,
        "weight": str(item.weight),
    }


def _share(node: JsonObject) -> Share:
    part = Share(node.text("code"), node.text("name_th"), node.text("name_en"), node.decimal("share"))
    node.end()
    return part


def _band(node: JsonObject) -> GradeBand:
    band = GradeBand(
        code=node.text("code"),
        name_th=node.text("name_th"),
        name_en=node.text("name_en"),
        low=node.decimal("low"),
        high=node.decimal_or_none("high"),
    )
    node.end()
    return band


def _rounding(node: JsonObject) -> Rounding:
    rounding = Rounding(places=node.whole("places"), mode=node.choice("mode", ROUNDING_MODES))
    node.end()
    return rounding


def _competency(node: JsonObject) -> Competency:
    item = Competency(
        key=node.text("key"),
        group=node.text("group"),
        name_th=node.text("name_th"),
        name_en=node.text("name_en"),
        weight=node.decimal("weight"),
    )
    node.end()
    return item


def _expected(node: JsonObject) -> ExpectedLevel:
    row = ExpectedLevel(node.text("position_level"), node.text("group"), node.whole("level"))
    node.end()
    return row
