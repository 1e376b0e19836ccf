from __future__ import annotations

import pytest

from samrit.criteria.compose import balanced


@pytest.mark.parametrize(
    ("words", "result"),
    [
        ("แผน (ฉบับใหม่)", "แผน (ฉบับใหม่)"),
        ("(แผน ฉบับใหม่", "แผน ฉบับใหม่"),
        ("แผน ฉบับใหม่)", "แผน ฉบับใหม่"),
        (") แผน (", "แผน"),
        ("แผน (ฉบับ )", "แผน (ฉบับ)"),
        (" - แผน, ", "แผน"),
        ("(", ""),
    ],
)
def test_brackets_without_a_partner_are_stripped_from_the_ends(words, result):
    assert balanced(words) == result
