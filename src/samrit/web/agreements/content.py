"""The exact content that both parties sign, as plain data; its hash is what a signature covers.

Nothing of it depends on the number of the set's version: an officer whose lines an amendment leaves alone
keeps his signed content to the byte.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from samrit.web.agreements.parties import Parties
from samrit.web.common.models import content_hash
from samrit.web.indicators.models import IndicatorVersion, Variant
from samrit.web.organisation.models import Appointment
from samrit.web.rounds.models import Round

CONTENT_VERSION = 1
JsonObject = dict[str, object]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedLine:
    """An indicator with the variant that fits a unit."""

    indicator_version: IndicatorVersion
    variant: Variant


def exact_text(number: Decimal) -> str:
    """Give a decimal without trailing zeros, so that 10 and 10.0000 are signed alike."""
    text = format(number, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def party_content(appointment: Appointment | None) -> JsonObject | None:
    """Give who a party is, as it stands on the paper."""
    if appointment is None:
        return None
    position = appointment.position
    return {
        "officer": appointment.officer_id,
        "name": str(appointment.officer),
        "position": position.title,
        "level": position.level,
        "unit": position.unit.name,
        "acting": appointment.acting,
    }


def round_content(round_: Round) -> JsonObject:
    return {
        "fiscal_year": round_.fiscal_year,
        "number": round_.number,
        "starts": round_.starts.isoformat(),
        "ends": round_.ends.isoformat(),
    }


def line_content(line: PlannedLine) -> JsonObject:
    """Give an indicator as it is agreed: words, weight, and the hash of the rule that will score it."""
    stated, rule = line.indicator_version, line.variant.rule
    return {
        "indicator": str(stated.indicator.key),
        "scope": stated.scope,
        "number": stated.number,
        "title": stated.title,
        "weight": exact_text(stated.weight),
        "class": line.variant.size_class,
        "class_label": line.variant.label,
        "levels": [{"level": row["level"], "text": row["text"]} for row in level_rows(rule)],
        "cumulative_deeds": stated.cumulative_deeds,
        "cutoff": stated.cutoff.isoformat() if stated.cutoff else None,
        "rule_hash": content_hash(rule),
    }


def level_rows(rule: Mapping[str, object]) -> list[Mapping[str, object]]:
    """Give the level rows of a stored rule."""
    rows = rule["levels"]
    if not isinstance(rows, list):
        raise TypeError("a stored rule keeps its levels as a list")
    return rows


def frame_content(*, round_: Round, set_title: str) -> JsonObject:
    """Give what the agreements of one act have in common: format, round, scheme and title."""
    return {
        "version": CONTENT_VERSION,
        "round": round_content(round_),
        "scheme": {"name": round_.scheme.name, "hash": content_hash(round_.scheme.content)},
        "set": {"title": set_title},
    }


def agreement_content(
    frame: JsonObject, *, assessee: Appointment, parties: Parties, lines: Sequence[JsonObject]
) -> JsonObject:
    """Give the content of one agreement; `frame` and `lines` are made once for many officers."""
    return {
        **frame,
        "assessee": party_content(assessee),
        "partner": party_content(parties.partner),
        "assessor": party_content(parties.assessor),
        "reviewer": party_content(parties.reviewer),
        "lines": list(lines),
    }
