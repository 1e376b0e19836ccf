"""Cases of criteria as data, and a short way to write a condition."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from samrit.criteria import AnyOf, Band, Condition, Deadline, Deed, Levels, Threshold

CASES = Path(__file__).parent / "cases"


def load(folder: str) -> list[dict[str, object]]:
    """Give every case of a folder, each with the name of its file."""
    found = []
    for path in sorted((CASES / folder).glob("*.toml")):
        cases = tomllib.loads(path.read_text(encoding="utf-8"))["case"]
        found += [{"file": path.stem, **case} for case in cases]
    return found


def brief(condition: Condition) -> str:
    """Write a condition in one short line: ``>= 85 percent``, ``[10, 14.99] percent``, ``by 2024-06-30``."""
    match condition:
        case Threshold():
            core = f"{condition.op} {condition.value:f} {condition.unit}".rstrip()
            return core + _qualifiers(condition)
        case Band():
            left = "[" if condition.low_inclusive else "("
            right = "]" if condition.high_inclusive else ")"
            core = f"{left}{condition.low:f}, {condition.high:f}{right} {condition.unit}".rstrip()
            return core + _qualifiers(condition)
        case Deadline():
            recurs = condition.recurs
            by = f"{recurs.per} {recurs.day} +{recurs.later}" if recurs else condition.by
            return f"by {by}" + (" dated" if condition.deed else "")
        case Deed():
            return f"deed {condition.text}"
        case AnyOf():
            return "any " + " | ".join(
                " & ".join(brief(inner) for inner in option) for option in condition.options
            )
        case Levels():
            return f"levels {condition.first}-{condition.last}"


def _qualifiers(condition: Threshold | Band) -> str:
    parts = []
    if condition.per:
        how = "" if condition.each else f" in {condition.times}" if condition.times else " on average"
        parts.append(f"per {condition.per}{how}")
    if condition.every:
        parts.append(f"every {condition.every}")
    if condition.relative_to:
        relative = condition.relative_to
        parts.append(" ".join(str(part) for part in (relative.what, relative.year, relative.change) if part))
    if condition.restates:
        parts.append("again")
    return "".join(f", {part}" for part in parts)


@pytest.fixture(name="brief")
def brief_fixture():
    return brief


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Give each test that asks for a ``sentence`` or a ``scale_case`` all the cases of its folder."""
    for name, folder in (
        ("sentence", "sentences"),
        ("sound", "good"),
        ("faulty", "bad"),
        ("ladder", "levels"),
    ):
        if name in metafunc.fixturenames:
            cases = load(folder)
            metafunc.parametrize(name, cases, ids=[f"{case['file']}: {case['name']}" for case in cases])
