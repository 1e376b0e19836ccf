"""Agreements as pages show them: the paper of one version, and the list of many."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby
from typing import Any

from samrit.web.agreements.changes import Content, PartChange, content_changes
from samrit.web.agreements.choices import AgreementState, SignerRole
from samrit.web.agreements.models import Agreement, AgreementLine, AgreementVersion, Signature
from samrit.web.agreements.planning import CascadePlan, PlannedAgreement
from samrit.web.agreements.selectors import lines_of
from samrit.web.indicators.choices import Scope
from samrit.web.organisation.choices import PositionLevel
from samrit.web.organisation.models import Unit
from samrit.web.organisation.selectors import Person


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperLine:
    """A line of the paper: the words that are signed, and the rule that draws its ruler."""

    content: Content
    line: AgreementLine


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperBlock:
    """One block of the paper with its sum."""

    label: str
    lines: tuple[PaperLine, ...]
    total: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """A person on the paper: who, in which role, and his signature if he has signed."""

    role: str
    content: Content
    level: str
    signature: Signature | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """One version of an agreement as the paper form shows it."""

    version: AgreementVersion
    content: Content
    blocks: tuple[PaperBlock, ...]
    parties: tuple[Party, ...]
    since: AgreementVersion | None
    changes: tuple[PartChange, ...]


def paper_of(version: AgreementVersion, versions: Sequence[AgreementVersion]) -> Paper:
    """Give the paper of one version; `versions` are all of its agreement, with signatures, newest first."""
    content: dict[str, Any] = version.content
    earlier = [v for v in versions if v.number < version.number]
    since = next((v for v in earlier if v.signatures.all()), earlier[0] if earlier else None)
    signed = {s.role: s for v in versions if v.pk == version.pk for s in v.signatures.all()}
    return Paper(
        version=version,
        content=content,
        blocks=_blocks(content, lines_of([version])[version.pk]),
        parties=(
            _party(SignerRole.ASSESSEE, content["assessee"], signed),
            _party(SignerRole.PARTNER, content["partner"], signed),
        ),
        since=since,
        changes=content_changes(since.content, content) if since else (),
    )


def _party(role: SignerRole, content: Content, signed: dict[str, Signature]) -> Party:
    level = str(PositionLevel(content["level"]).label)
    return Party(role=str(role.label), content=content, level=level, signature=signed.get(role))


def _blocks(content: Content, lines: Iterable[AgreementLine]) -> tuple[PaperBlock, ...]:
    rules = {str(line.indicator_version.indicator.key): line for line in lines}
    blocks = []
    for scope, rows in groupby(content["lines"], key=lambda row: str(row["scope"])):
        paper = tuple(PaperLine(content=row, line=rules[row["indicator"]]) for row in rows)
        total = sum((Decimal(row.content["weight"]) for row in paper), Decimal(0))
        blocks.append(PaperBlock(label=str(Scope(scope).label), lines=paper, total=total))
    return tuple(blocks)


def may_sign_now(person: Person, agreement: Agreement) -> bool:
    """Say whether it is this person's turn to sign the version in force."""
    if agreement.officer_id == person.officer_id:
        return agreement.state == AgreementState.PROPOSED
    return agreement.partner_id == person.officer_id and agreement.state == AgreementState.SIGNED_BY_ASSESSEE


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitAgreements:
    """The agreements of one unit, with how many are signed by both."""

    unit: Unit
    agreements: tuple[Agreement, ...]

    @property
    def agreed(self) -> int:
        return sum(1 for a in self.agreements if a.state == AgreementState.AGREED)


def by_unit(agreements: Iterable[Agreement]) -> tuple[UnitAgreements, ...]:
    """Group agreements (ordered by unit) by their unit."""
    groups = groupby(agreements, key=lambda a: a.unit_id)
    rows = [tuple(group) for _unit, group in groups]
    return tuple(UnitAgreements(unit=group[0].unit, agreements=group) for group in rows)


def _current_id(planned: PlannedAgreement) -> int:
    if planned.existing is None or planned.existing.current_id is None:
        raise ValueError("only an agreement that exists can change")
    return planned.existing.current_id


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitMove:
    """What a new version would change for the officers of one unit; all of them share the lines."""

    unit: Unit
    count: int
    parts: tuple[PartChange, ...]


def unit_moves(plan: CascadePlan) -> tuple[UnitMove, ...]:
    """Give the differences that officers would sign anew, unit by unit: one query for the contents."""
    changed = {u.unit.pk: [a for a in u.agreements if a.change == "changed"] for u in plan.units}
    first = {pk: _current_id(rows[0]) for pk, rows in changed.items() if rows}
    contents = dict(AgreementVersion.objects.filter(pk__in=first.values()).values_list("pk", "content"))
    moves = []
    for unit in plan.units:
        rows = changed[unit.unit.pk]
        if rows:
            parts = content_changes(contents[first[unit.unit.pk]], rows[0].content)
            moves.append(UnitMove(unit=unit.unit, count=len(rows), parts=parts))
    return tuple(moves)
