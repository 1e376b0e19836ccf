"""Readings chosen in a draft: applied in any order, and named where the text no longer offers them."""

from __future__ import annotations

from samrit.criteria import compile_scale, split_levels
from samrit.drafts.choices import chosen, offered

HOLED = compile_scale(split_levels("ร้อยละ 61 - 70\nร้อยละ 71 - 80\nร้อยละ 81 - 100"))
PLAIN = compile_scale(split_levels("ไม่น้อยกว่าร้อยละ 60\nไม่น้อยกว่าร้อยละ 70"))


def names(scale):
    return [doubt["name"] for doubt in offered(scale)]


def test_a_plain_text_offers_nothing_and_keeps_what_was_chosen_for_another():
    assert names(PLAIN) == []
    assert chosen(PLAIN, {"hole@2:m1": "reach-up"}) == (PLAIN, ("hole@2:m1",))


def test_choices_are_applied_and_what_the_text_does_not_offer_is_named():
    first, second = names(HOLED)
    given = {"bare-number@9:m9": "at-most", first: "reach-up", second: "begin-lower"}
    scale, stale = chosen(HOLED, given)
    assert stale == ("bare-number@9:m9",)
    assert [choice.option for choice in scale.choices] == ["reach-up", "begin-lower"]
    assert chosen(HOLED, dict(reversed(given.items())))[0] == scale
    assert [doubt["chosen"] for doubt in offered(scale)] == ["reach-up", "begin-lower"]
