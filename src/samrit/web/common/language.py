"""The reader's language, for what the cores say in Thai and English at once."""

from __future__ import annotations

from typing import Protocol

from django.utils.translation import get_language

from samrit.findings import Finding


class Named(Protocol):
    """A thing of the rules with a name in both languages."""

    @property
    def name_th(self) -> str: ...

    @property
    def name_en(self) -> str: ...


def is_english() -> bool:
    return get_language() == "en"


def finding_words(finding: Finding) -> str:
    """Give the sentence of a finding; Thai where it has no English one."""
    return in_words(finding.message, finding.message_en)


def in_words(thai: str, english: str) -> str:
    """Choose between the two sentences of a finding; English ones begin small, as parts of a report."""
    return english[:1].upper() + english[1:] if is_english() and english else thai


def name_of(thing: Named) -> str:
    """Give the name of a thing in the reader's language; Thai where it has no English one."""
    return (thing.name_en if is_english() else "") or thing.name_th
