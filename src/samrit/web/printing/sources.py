"""What the papers of one officer are made from: his form as the reader may see it, parties and signatures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from samrit.web.agreements.models import Signature
from samrit.web.assessment.choices import Step
from samrit.web.assessment.models import FormStep
from samrit.web.assessment.selectors import FormView
from samrit.web.printing.documents import Mark
from samrit.web.printing.hand import Hand

HASH_SHOWN = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """A person named on the agreement, as it was written there."""

    officer_id: int
    name: str
    position: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperSource:
    """Everything of one officer that goes onto paper.

    Attributes:
        parties: by role (`assessee`, `partner`, `assessor`, `reviewer`), absent where none is named.
        signatures: of the agreement version that the form is scored on, by role.
        hand: the digits of this paper.
        printed: the moment of printing.
    """

    view: FormView
    parties: Mapping[str, Party]
    signatures: Mapping[str, Signature]
    hand: Hand
    printed: datetime

    def step(self, name: Step) -> FormStep | None:
        """Give the last step of a name that still holds: one taken before the form was returned does not."""
        held: FormStep | None = None
        for step in self.view.steps:
            if step.step == Step.RETURNED:
                held = None
            elif step.step == name:
                held = step
        return held

    def party_mark(self, role: str) -> Mark:
        """Give a place for a party to sign by pen."""
        party = self.parties.get(role)
        return Mark(role=role, name=party.name if party else "", position=party.position if party else "")

    def step_mark(self, role: str, name: Step) -> Mark:
        """Give the record of a step that the party took himself, else a place to sign by pen."""
        blank, step, party = self.party_mark(role), self.step(name), self.parties.get(role)
        if step is None or party is None or step.by.officer_id != party.officer_id:
            return blank
        result = self.view.result
        content = result.content_hash if result is not None and result.pk == step.result_id else ""
        return self._signed(blank, at=step.at, how=_how_step(), content_hash=content)

    def agreement_mark(self, role: str, signer: str) -> Mark:
        """Give the signature of the agreement, where this party is who signed it as `signer`."""
        blank, signature, party = self.party_mark(role), self.signatures.get(signer), self.parties.get(role)
        if signature is None or party is None or signature.officer_id != party.officer_id:
            return blank
        how = str(signature.get_method_display())
        return self._signed(blank, at=signature.at, how=how, content_hash=signature.content_hash)

    def _signed(self, blank: Mark, *, at: datetime, how: str, content_hash: str) -> Mark:
        lines = [f"ลงนามทางอิเล็กทรอนิกส์ {self.hand.moment(at)}", how]
        if content_hash:
            lines.append(f"เนื้อหา sha256 {content_hash[:HASH_SHOWN]}")
        return Mark(
            role=blank.role,
            name=blank.name,
            position=blank.position,
            date=self.hand.day(timezone.localdate(at)),
            record=tuple(lines),
        )


def parties_of(content: Mapping[str, object]) -> dict[str, Party]:
    """Read the parties of an agreement's signed content."""
    found = {}
    for role in ("assessee", "partner", "assessor", "reviewer"):
        row = content.get(role)
        if isinstance(row, Mapping):
            found[role] = Party(
                officer_id=int(row["officer"]), name=str(row["name"]), position=_position(row)
            )
    return found


def by_role(signatures: Sequence[Signature]) -> dict[str, Signature]:
    return {signature.role: signature for signature in signatures}


def _position(row: Mapping[object, object]) -> str:
    acting = "รักษาราชการแทน " if row.get("acting") else ""
    return f"{acting}{row['position']}"


def _how_step() -> str:
    return "โดยบัญชีของผู้ลงนามในระบบ"
