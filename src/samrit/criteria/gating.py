"""From the words of gates to drafts of conditions, by the ordinary reader."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from samrit.criteria.compose import read_drafts
from samrit.criteria.draft import Draft, LevelsDraft, NumberDraft, Sentence
from samrit.criteria.gates import GateText
from samrit.criteria.model import Note, Op
from samrit.criteria.notes import unread_gate

_OPPOSITE = {Op.LT: Op.GE, Op.LE: Op.GT, Op.GT: Op.LE, Op.GE: Op.LT}


def gate_drafts(
    gates: Sequence[GateText], sentence_of: Callable[[str], Sentence]
) -> tuple[list[Draft], list[Note]]:
    """Read gates into drafts; those that give none, and those that name levels, are doubts."""
    found: list[Draft] = []
    doubts: list[Note] = []
    for gate in gates:
        drafts = read_drafts(gate.text, sentence_of(gate.text))
        wanted = _opposite(drafts) if gate.failing else drafts
        if not wanted or any(isinstance(draft, LevelsDraft) for draft in wanted):
            doubts.append(unread_gate(gate.quote))
        else:
            found += wanted
    return found, doubts


def _opposite(drafts: Sequence[Draft]) -> list[Draft]:
    """Turn the one number that fails into the one that is needed; an empty list where that is not plain."""
    if len(drafts) != 1 or not isinstance(drafts[0], NumberDraft):
        return []
    draft = drafts[0]
    if draft.amount.op is None or draft.amount.op not in _OPPOSITE:
        return []
    return [replace(draft, amount=replace(draft.amount, op=_OPPOSITE[draft.amount.op]))]
