"""Facts and readings given on the command line, and what is said of each mistake."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from samrit.cli.chosen import read_choices
from samrit.cli.given import UnreadableFact, is_fact, read_facts
from samrit.criteria import Aggregation, Choice, Deadline, Recurrence, compile_scale, split_levels

NEWS = compile_scale(split_levels("ข่าวเดือนละ 8 ข่าว\nข่าวเดือนละ 10 ข่าว และมีรายงานสรุป"))


def by_months():
    """Give a scale with a date that comes again each month."""
    deadline = Deadline("ภายในวันที่ 25 ของทุกเดือน", "by1", None, "d1", Recurrence("month", 25))
    base = compile_scale(split_levels("ส่งรายงานภายในวันที่ 25 กันยายน 2567"))
    levels = tuple(replace(level, conditions=(level.conditions[0], deadline)) for level in base.levels)
    return replace(base, levels=levels)


def of_period(per):
    thai = {"day": "วัน", "week": "สัปดาห์", "month": "เดือน", "quarter": "ไตรมาส", "year": "ปี"}[per]
    return compile_scale(split_levels(f"ข่าวไม่น้อยกว่า 8 ข่าวต่อ{thai}"))


@pytest.mark.parametrize(
    "word", ["m1=8", "m1@2024-04=8", "m1.target=3", "สมชาย:d1=yes", "นาง ก. ข:by1@2024-04=?"]
)
def test_a_fact_is_told_from_a_file(word):
    assert is_fact(word)


@pytest.mark.parametrize("word", ["scale.txt", "m1.txt", "d1", "C:/m1=2.txt", "a=b.txt"])
def test_a_file_is_no_fact(word):
    assert not is_fact(word)


def test_figures_of_periods_are_given_by_label():
    facts = read_facts(["m1@2024-04=8", "m1@2567-05 = 1,200", "m1@๒๐๒๔-๐๖=?"], NEWS)
    assert facts.periods == {"m1": {"2024-04": Decimal(8), "2024-05": Decimal(1200), "2024-06": None}}
    assert facts.values == {}


@pytest.mark.parametrize(
    ("per", "label", "bad"),
    [
        ("day", "2024-04-25", "2024-04-32"),
        ("week", "2024-W17", "2024-17"),
        ("month", "2024-04", "2024-13"),
        ("quarter", "2024-Q2", "2024-Q5"),
    ],
)
def test_a_label_is_of_the_period_that_the_text_asks_for(per, label, bad):
    scale = of_period(per)
    assert read_facts([f"m1@{label}=3"], scale).periods == {"m1": {label: Decimal(3)}}
    with pytest.raises(UnreadableFact, match=f"'{bad}' is no period such as {label}"):
        read_facts([f"m1@{bad}=3"], scale)


def test_days_of_a_date_that_comes_again_are_given_by_label():
    facts = read_facts(["by1@2567-04=25 เม.ย. 2567", "by1@2024-05=-"], by_months())
    assert facts.reports == {"by1": {"2024-04": date(2024, 4, 25), "2024-05": None}}


def test_what_is_not_known_is_left_out():
    scale = compile_scale(split_levels("มีแผนภายในวันที่ 5 มีนาคม 2567 และเบิกจ่ายร้อยละ 80"))
    assert read_facts(["m1=?", "d1=ไม่ทราบ", "by1=unknown"], scale) == read_facts([], scale)


def test_facts_of_persons_are_kept_by_name():
    scale = replace(NEWS, aggregation=Aggregation("all", "ทุกคน"))
    facts = read_facts(["สมชาย ใจดี:d1=yes", "สมหญิง:d1=no", "สมชาย ใจดี:m1=9", "m1.target=4"], scale)
    assert list(facts.members) == ["สมชาย ใจดี", "สมหญิง"]
    assert facts.members["สมชาย ใจดี"].deeds == {"d1": True}
    assert facts.members["สมชาย ใจดี"].values == {"m1": Decimal(9)}
    assert facts.targets == {"m1": Decimal(4)}


@pytest.mark.parametrize(
    ("fact", "said"),
    [
        ("m7=1", "there is no key 'm7'; known are m1, d1"),
        ("m1.goal=1", "there is no key 'm1.goal'"),
        ("d1.target=1", "there is no key 'd1.target'"),
        ("m1.target@2024-04=1", "there is no key 'm1.target@2024-04'"),
        ("m1@=1", "there is no key 'm1@'"),
        ("=5", "there is no key ''"),
        ("m1=many", "m1: 'many' is no number"),
        ("m1@2024-04=many", "m1@2024-04: 'many' is no number"),
        ("m1=1e5", "is no number"),
        ("m1=1234567890123456789012345", "is no number"),
        ("d1=maybe", "d1: 'maybe' is neither yes nor no"),
        ("d1@2024-04=yes", "d1 is not asked for by period"),
        ("สมชาย:d1=yes", "do not count what persons do"),
    ],
)
def test_a_mistake_is_said_in_thai_and_english(fact, said):
    with pytest.raises(UnreadableFact, match=said) as caught:
        read_facts([fact], NEWS)
    thai, english = str(caught.value).split(" | ")
    assert any("ก" <= sign <= "๛" for sign in thai)
    assert said in english


def test_all_mistakes_are_said_at_once_and_each_once():
    with pytest.raises(UnreadableFact) as caught:
        read_facts(["m7=1", "m1=x", "m7=1", "d1=yes"], NEWS)
    english = str(caught.value).split(" | ")[1]
    assert english == "there is no key 'm7'; known are m1, d1; m1: 'x' is no number such as 96.2"


@pytest.mark.parametrize(
    ("facts", "named"),
    [
        (["m1=1", "m1=2"], "m1"),
        (["m1=1", "m1.value=2"], "m1.value"),
        (["m1.base=1", "m1.baseline=1"], "m1.baseline"),
        (["m1@2024-04=1", "m1@2567-04=2"], "m1@2567-04"),
        (["d1=yes", "d1=no"], "d1"),
    ],
)
def test_a_fact_given_twice_is_a_mistake(facts, named):
    with pytest.raises(UnreadableFact, match=f"{named}: given twice"):
        read_facts(facts, NEWS)


def test_choices_are_read_with_their_place():
    assert read_choices(["hole@3=begin-lower", "over-100@m1=share", "hole@3:m2 = leave", "floor=๑"]) == (
        Choice("hole", "begin-lower", 3),
        Choice("over-100", "share", None, "m1"),
        Choice("hole", "leave", 3, "m2"),
        Choice("floor", "1"),
    )


@pytest.mark.parametrize("entry", ["hole", "hole=", "=leave", "hole@=leave", "hole@x=leave", "ช่องว่าง=1"])
def test_a_choice_of_another_form_is_refused(entry):
    with pytest.raises(ValueError, match="not of the form hole@3=begin-lower"):
        read_choices([entry, "floor=1"])
