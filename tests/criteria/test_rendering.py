"""A rule's canonical text is read back to the same rule, whatever it asks and whoever asks it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from criteria_cases import load
from criteria_rules import LANGUAGES, rules
from hypothesis import given, settings
from hypothesis import strategies as st

from samrit.criteria import (
    AnyOf,
    Composite,
    Deadline,
    Deed,
    DeedEntry,
    Interval,
    Level,
    Levels,
    Measure,
    Op,
    PointsPart,
    PointsRow,
    Recurrence,
    Relative,
    Scale,
    Threshold,
    compile_scale,
    split_levels,
)
from samrit.criteria.meaning import meaning
from samrit.criteria.rendering import read_back, render, render_condition
from samrit.criteria.splitting import split_notes
from samrit.thai import fold


def squeezed(text):
    return fold(text.replace("“", "‘").replace("”", "’"))


@pytest.mark.parametrize("lang", LANGUAGES)
@given(data=st.data())
@settings(max_examples=25, deadline=None)
def test_any_rule_is_read_back_from_its_canonical_text(lang, data):
    rule = data.draw(rules(lang, noted=data.draw(st.booleans())))
    text = render(rule, lang)
    back = read_back(text)
    assert meaning(back) == meaning(rule), text
    deeds = {squeezed(entry.text) for entry in rule.deeds}
    assert {squeezed(entry.text) for entry in back.deeds} == deeds
    assert render(back, lang) == text


def test_a_sentence_s_reading_is_read_back_from_its_canonical_text(sentence):
    scale = compile_scale([(6, sentence["text"])], fiscal_year=2567)
    for lang in LANGUAGES:
        text = render(scale, lang)
        back = read_back(text)
        assert meaning(back) == meaning(scale), text
        assert render(back, lang) == text


def test_a_sound_scale_is_read_back_from_its_canonical_text(sound):
    scale = compile_scale(split_levels(sound["text"]))
    for lang in LANGUAGES:
        assert meaning(read_back(render(scale, lang))) == meaning(scale)


def rule(*conditions, names=("ครัวเรือนที่แยกขยะ",), unit="percent", deeds=()):
    measures = tuple(Measure(f"m{n}", name, unit, "share") for n, name in enumerate(names, 1))
    entries = tuple(DeedEntry(f"d{n}", 3, text) for n, text in enumerate(deeds, 1))
    return Scale(measures, entries, (), (Level(3, "", tuple(conditions)),))


def at_least(value, measure="m1", unit="percent"):
    return Threshold("", measure, Op.GE, Decimal(value), unit)


@pytest.mark.parametrize(
    ("scale", "thai", "english"),
    [
        (
            rule(at_least(85)),
            "ระดับ 3 ครัวเรือนที่แยกขยะ ไม่น้อยกว่าร้อยละ 85",
            "Level 3 ครัวเรือนที่แยกขยะ at least 85 percent",
        ),
        (
            rule(Deed("", "d1"), Deadline("", "by1", date(2024, 7, 31), "d1"), deeds=["อบรมไม่น้อยกว่า 5 ด้าน"]),
            "ระดับ 3 “อบรมไม่น้อยกว่า 5 ด้าน” ภายในวันที่ 31 กรกฎาคม 2567",
            "Level 3 “อบรมไม่น้อยกว่า 5 ด้าน” by 31 July 2024",
        ),
        (rule(Levels("", 1, 2)), "ระดับ 3 ผ่านระดับ 1 - 2", "Level 3 passed levels 1 - 2"),
        (rule(Levels("", 2, 2)), "ระดับ 3 ผ่านระดับ 2", "Level 3 passed level 2"),
        (
            rule(Deadline("", "by1", None, None, Recurrence("month", 12, 1))),
            "ระดับ 3 แล้วเสร็จภายในวันที่ 12 ของเดือนถัดไป",
            "Level 3 completed by the 12th of the following month",
        ),
        (rule(), "ระดับ 3", "Level 3"),
    ],
)
def test_the_canonical_words_are_plain_ones(scale, thai, english):
    assert (render(scale), render(scale, "en")) == (thai, english)


def test_one_condition_is_written_as_in_its_scale():
    scale = rule(at_least(85), Deed("", "d1"), deeds=["มีแผน"])
    one, other = scale.levels[0].conditions
    assert render_condition(scale, one, "en") == "ครัวเรือนที่แยกขยะ at least 85 percent"
    assert render_condition(scale, other) == "มีแผน"


def test_names_too_much_alike_are_told_apart_by_quotes():
    one = Level(1, "", (at_least(60),))
    two = Level(2, "", (at_least(60, "m2"),))
    names = ("ครัวเรือนที่แยกขยะในเขตเมือง", "ครัวเรือนที่แยกขยะในเขตเมืองเก่า")
    scale = Scale(rule(names=names).measures, (), (), (one, two))
    assert render(scale).count("“") == len(names)
    assert meaning(read_back(render(scale))) == meaning(scale)


def test_quantities_without_a_name_get_one_where_they_would_be_mixed_up():
    levels = (Level(1, "", (at_least(60),)), Level(2, "", (at_least(70, "m2"),)))
    scale = Scale(rule(names=("", "")).measures, (), (), levels)
    assert meaning(read_back(render(scale, "en"))) == meaning(scale)
    assert "figure 2" in render(scale, "en")


def test_a_quantity_that_no_condition_speaks_of_is_no_part_of_the_meaning():
    scale = rule(at_least(85), names=("ครัวเรือนที่แยกขยะ", "ไม่มีใครพูดถึง"))
    assert [measure.key for measure in meaning(scale).measures] == ["m1"]
    assert meaning(read_back(render(scale))) == meaning(scale)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("case", load("families"), ids=lambda case: case["name"])
def test_gates_points_quotas_and_persons_are_read_back_from_canonical_notes(case, lang):
    notes = [*case.get("notes", []), *split_notes(case["text"])]
    scale = compile_scale(split_levels(case["text"]), notes=notes)
    text = render(scale, lang)
    assert meaning(read_back(text)) == meaning(scale), text
    assert render(read_back(text), lang) == text


def test_alternatives_may_be_a_gate():
    one = AnyOf("", ((Deed("", "d1"),), (at_least(5, unit="ครั้ง"), Deed("", "d2"))))
    scale = replace(rule(unit="ครั้ง", deeds=["ส่งแผน", "เปิดศูนย์"]), gates=(one,))
    scale = replace(scale, measures=(Measure("m1", "ซ้อมแผน", "ครั้ง", "count", Decimal(1)),))
    assert render(scale).splitlines()[1] == (
        "เงื่อนไขบังคับ: ข้อใดข้อหนึ่งดังนี้ (1.1) ส่งแผน (1.2) (1.2.1) ซ้อมแผน ไม่น้อยกว่า 5 ครั้ง (1.2.2) เปิดศูนย์"
    )
    assert meaning(read_back(render(scale))) == meaning(scale)


def points(low, high, value, *, low_inclusive=False, high_inclusive=False):
    ends = [None if end is None else Decimal(end) for end in (low, high)]
    return PointsRow("", Interval(*ends, low_inclusive, high_inclusive), Decimal(value))


@pytest.mark.parametrize(("lang", "unit"), [("th", "คะแนน"), ("en", "points")])
def test_a_sum_of_points_with_every_kind_of_row_is_read_back(lang, unit):
    rising = (
        points(95, None, 40, low_inclusive=True),
        points(80, 95, "20.5", low_inclusive=True),
        points(60, 80, 10),
    )
    falling = (
        points(0, 0, 60, low_inclusive=True, high_inclusive=True),
        points(None, 5, 50, high_inclusive=True),
        points(None, 15, 30),
    )
    measures = (
        Measure("m1", "ผลสำเร็จทั้งหมด", unit, "amount", Decimal("0.1")),
        Measure("m2", "เงินที่เบิกจ่าย", "percent", "share"),
        Measure("m3", "หนี้ที่เกินกำหนด", "percent", "share"),
    )
    levels = tuple(Level(level, "", (at_least(50 + level * 10, unit=unit),)) for level in (3, 4))
    composite = Composite("m1", (PointsPart("m2", rising), PointsPart("m3", falling, "", Decimal(5))))
    scale = Scale(measures, (), (), levels, composite=composite)
    text = render(scale, lang)
    assert meaning(read_back(text)) == meaning(scale), text


def test_a_rule_that_no_text_says_is_written_with_every_name_in_quotes():
    monthly = replace(at_least(5), per="month", each=True)
    scale = replace(rule(monthly), levels=(Level(1, "", (monthly,)), Level(2, "", (at_least(80),))))
    assert render(scale).count("“ครัวเรือนที่แยกขยะ”") == len(scale.levels)


@pytest.mark.parametrize(
    ("relative", "words"),
    [
        (Relative("baseline", 2568, ""), ("ร้อยละ 85 ของค่าฐานปี 2568", "85 percent of the baseline of 2025")),
        (Relative("baseline", None, ""), ("ร้อยละ 85 ของค่าฐาน", "85 percent of the baseline")),
        (Relative("target", 2568, ""), ("ร้อยละ 85 ของเป้าหมายปี 2568", "85 percent of the target of 2025")),
        (Relative("target", None, "ของครัวเรือนเป้าหมาย"), ("ร้อยละ 85 ของครัวเรือนเป้าหมาย",) * 2),
    ],
)
def test_what_a_share_is_taken_of_stands_behind_it(relative, words):
    share = "ครัวเรือน" in relative.text
    kind = "share" if share else "percent"
    scale = rule(replace(at_least(85), relative_to=relative))
    scale = replace(scale, measures=(replace(scale.measures[0], kind=kind),))
    thai, english = words
    assert render(scale).endswith(thai)
    assert render(scale, "en").endswith(english if not share else "85 percent ของครัวเรือนเป้าหมาย")
    assert meaning(read_back(render(scale))) == meaning(scale)
