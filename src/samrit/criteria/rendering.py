"""The canonical text of a rule, which the ordinary reader reads back to the same rule.

Names stand as they are where the reader takes them so, and in “quotes” where it would not: that is found
out by reading. A whole scale is read once more, because names of two levels may be too much alike.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from samrit.criteria.compiling import compile_scale
from samrit.criteria.meaning import meaning, placed, spoken_of
from samrit.criteria.model import Band, Condition, Deadline, Deed, Scale, Threshold
from samrit.criteria.rendering_notes import total_name, write_notes
from samrit.criteria.rendering_parts import Naming, write_list
from samrit.criteria.rendering_words import WORDS, name_of, same_words
from samrit.criteria.splitting import split_levels, split_notes
from samrit.criteria.wording import Lang

_UNNAMED: dict[Lang, str] = {"th": "รายการที่ {}", "en": "figure {}"}


@dataclass(frozen=True, slots=True)
class _Attempt:
    """One way of naming: whether each quantity gets a name of its own, and where names go unquoted."""

    distinct: bool
    plain: bool
    plain_gates: bool = False


# From the plainest to the safest.
_PLAINEST, *_ = _ATTEMPTS = (
    _Attempt(distinct=False, plain=True, plain_gates=True),
    _Attempt(distinct=True, plain=True, plain_gates=True),
    _Attempt(distinct=False, plain=True),
    _Attempt(distinct=True, plain=True),
    _Attempt(distinct=True, plain=False),
)


def render(scale: Scale, lang: Lang = "th") -> str:
    """Write a scale, one level a line and its notes below, so that reading the text gives the same rule.

    The plainest naming that reads back is taken. A rule that no text says (one quantity both a month and a
    year) is written in the safest one.
    """
    wanted = meaning(scale)
    means: frozenset[str] = frozenset()
    for attempt in _ATTEMPTS:
        text = _write(scale, lang, attempt, means)
        back = read_back(text)
        between = _between(scale, wanted, meaning(back))
        if between:
            means |= between
            text = _write(scale, lang, attempt, means)
            back = read_back(text)
        if meaning(back) == wanted and _keeps_names(_naming(scale, lang, attempt), scale, back):
            break
    return text


def _keeps_names(naming: Naming, scale: Scale, back: Scale) -> bool:
    """Tell whether quantities and deeds are still called what they were; the gates' words lose some."""
    found = _names(back)
    conditions = [condition for _, condition in placed(scale.levels, scale.gates)]
    # Another notation has no name of its own.
    again = {one.measure for one in conditions if isinstance(one, Threshold | Band) and one.restates}
    pairs = zip(spoken_of(scale), spoken_of(back), strict=True)
    told = [(naming.names[old], found[new]) for old, new in pairs if old not in again and naming.names[old]]
    named = all(same_words(name, other) for name, other in told)
    known = [entry.text for entry in back.deeds]
    deeds = {condition.key for condition in conditions if isinstance(condition, Deed)}
    return named and all(any(same_words(naming.deeds[key], text) for text in known) for key in deeds)


def _between(scale: Scale, wanted: Scale, found: Scale) -> frozenset[str]:
    """Give the quantities that would be read as whole numbers although they are none."""
    if len(wanted.measures) != len(found.measures):
        return frozenset()
    pairs = zip(spoken_of(scale), wanted.measures, found.measures, strict=True)
    return frozenset(key for key, one, other in pairs if (one.kind, other.kind) == ("amount", "count"))


def render_condition(scale: Scale, condition: Condition, lang: Lang = "th") -> str:
    """Write one condition of a scale in a canonical way."""
    return write_list((condition,), _naming(scale, lang, _PLAINEST))


def read_back(text: str) -> Scale:
    """Read a canonical text with the ordinary reader."""
    return compile_scale(split_levels(text), notes=split_notes(text))


def _write(scale: Scale, lang: Lang, attempt: _Attempt, means: frozenset[str]) -> str:
    naming = replace(_naming(scale, lang, attempt), means=means)
    head = WORDS[lang].level
    lines = (
        f"{head.format(level.level)} {write_list(level.conditions, naming)}".rstrip()
        for level in scale.levels
    )
    notes = write_notes(scale, replace(naming, plain=naming.plain and attempt.plain_gates))
    return "\n".join((*lines, *notes))


def _naming(scale: Scale, lang: Lang, attempt: _Attempt) -> Naming:
    names = _names(scale)
    if scale.composite:
        total = scale.composite.measure
        names[total] = total_name(names[total], lang)
    return Naming(
        lang=lang,
        names=_distinct(names, lang) if attempt.distinct else names,
        deeds={entry.key: " ".join(entry.text.split()) for entry in scale.deeds},
        dates=_dates(scale),
        units={measure.key: measure.unit for measure in scale.measures},
        kinds={measure.key: measure.kind for measure in scale.measures},
        plain=attempt.plain,
    )


def _names(scale: Scale) -> dict[str, str]:
    uses: dict[str, Threshold | Band] = {}
    for _, condition in placed(scale.levels, scale.gates):
        if isinstance(condition, Threshold | Band):
            uses.setdefault(condition.measure, condition)
    names: dict[str, str] = {}
    for measure in scale.measures:
        use = uses.get(measure.key)
        names[measure.key] = name_of(measure.text, use.every, use.relative_to) if use else measure.text
    return names


def _distinct(names: dict[str, str], lang: Lang) -> dict[str, str]:
    """Name what has no name, and number what shares one."""
    taken: set[str] = set()
    found: dict[str, str] = {}
    for number, (key, name) in enumerate(names.items(), 1):
        own = name or _UNNAMED[lang].format(number)
        found[key] = own if own not in taken else f"{own} ({number})"
        taken.add(found[key])
    return found


def _dates(scale: Scale) -> dict[str, str]:
    """Give the dates without a deed a name where there are several, by number."""
    keys: dict[str, None] = {}
    for _, condition in placed(scale.levels, scale.gates):
        if isinstance(condition, Deadline):
            keys.setdefault(condition.key)
    return {key: str(number) for number, key in enumerate(keys, 1)} if len(keys) > 1 else {}
