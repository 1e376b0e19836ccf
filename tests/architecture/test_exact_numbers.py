from __future__ import annotations

import ast

import pytest

ROOMS = ("thai", "criteria", "grading", "drafts")
# module ▸ why a float may stand there; none of them decides a level, a weight or a grade.
REASONS = {
    "criteria/keys.py": "likeness of two phrases",
    "criteria/similarity.py": "likeness of two phrases",
    "drafts/units.py": "likeness of two names",
}


def floats_in(source):
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Constant) and isinstance(node.value, float):
            yield node.lineno, str(node.value)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "float":
            yield node.lineno, "float(…)"


@pytest.mark.parametrize("room", ROOMS)
def test_no_float_decides_a_level_a_weight_or_a_grade(root, room):
    found = [
        f"{name}:{line} {what}"
        for path in sorted((root / "src" / "samrit" / room).rglob("*.py"))
        for name in [str(path.relative_to(root / "src" / "samrit"))]
        if name not in REASONS
        for line, what in floats_in(path.read_text(encoding="utf-8"))
    ]
    assert found == []


@pytest.mark.parametrize("source", ["x = 0.5", "x = float('1')", "x = 1e3"])
def test_a_float_is_seen(source):
    assert list(floats_in(source))


@pytest.mark.parametrize("source", ["x = 1", "x = Decimal('0.5')", "x = '0.5'", "x: float"])
def test_an_exact_number_is_not_taken_for_a_float(source):
    assert not list(floats_in(source))
