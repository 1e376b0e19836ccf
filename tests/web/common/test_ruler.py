"""The level ruler as a page draws it: room, bounds, marker, steps and words."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

import pytest
from django.template import Context, Template
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from samrit.criteria import Facts, compile_scale, evaluate, to_json
from samrit.web.indicators.drawing import drawing_of
from samrit.web.indicators.steps import steps_of
from samrit.web.indicators.templatetags.levels import step

RISING = [
    "น้อยกว่าร้อยละ 75",
    *(f"ไม่น้อยกว่าร้อยละ {low}" for low in (75, 80, 85, 90)),
]
GAPPED = ["น้อยกว่าร้อยละ 99.41", "ระหว่างร้อยละ 99.42 - 99.60", "ไม่น้อยกว่าร้อยละ 99.61"]
DEBT = ["มากกว่าร้อยละ 20", "มากกว่าร้อยละ 14", "ระหว่างร้อยละ 10.00 - 14.99", "น้อยกว่าร้อยละ 10"]
DEEDS = [
    "มีแผนปฏิบัติการ",
    "มีการประชุมคณะทำงาน",
    "ดำเนินการแล้วเสร็จภายในเดือนมิถุนายน 2567",
    "มีผู้เข้าร่วมไม่น้อยกว่าร้อยละ 80",
]


def scale_of(texts):
    return compile_scale(list(enumerate(texts, 1)))


def drawn(texts, value=None):
    return drawing_of(scale_of(texts), "m1", value=None if value is None else Decimal(value))


def page(rule, **values):
    names = "".join(f" {name}={name}" for name in values)
    source = "{% load ruler %}{% ruler rule" + names + " %}"
    return Template(source).render(Context({"rule": rule, **values}))


@pytest.mark.parametrize("texts", [RISING, GAPPED, DEBT])
def test_zones_fill_the_whole_width_without_a_seam(texts):
    zones = drawn(texts).zones
    assert zones[0].x == 0
    for before, after in pairwise(zones):
        assert abs(before.x + before.width - after.x) <= Decimal("0.02")
    assert abs(zones[-1].x + zones[-1].width - 100) <= Decimal("0.05")


def test_a_hole_of_a_hundredth_is_wide_enough_to_be_seen():
    hole = next(zone for zone in drawn(GAPPED).zones if zone.kind == "hole")
    assert hole.width >= 4


def test_an_overlap_has_the_tones_of_both_levels():
    double = [zone for zone in drawn(DEBT).zones if zone.kind == "overlap"]
    assert [zone.tones for zone in double] == [(2, 3)]


def test_a_bound_tells_which_side_it_belongs_to():
    bounds = {bound.value: bound for bound in drawn(RISING).bounds}
    assert (bounds["75"].left, bounds["75"].right) == (False, True)
    assert (bounds["0"].left, bounds["0"].right) == (None, True)
    assert (bounds["100"].left, bounds["100"].right) == (True, None)


def test_labels_of_one_row_never_touch_even_on_a_narrow_phone():
    for texts in (RISING, GAPPED, DEBT):
        rows: dict[int, Decimal] = {}
        for bound in drawn(texts).bounds:
            width = Decimal("7.2") * len(bound.value) * 100 / 330
            start = bound.x - {"start": 0, "middle": width / 2, "end": width}[bound.anchor]
            if bound.value:
                assert start > rows.get(bound.row, Decimal(-100))
                rows[bound.row] = start + width


@pytest.mark.parametrize(
    ("value", "level"), [("0", 1), ("74.99", 1), ("75", 2), ("86.2", 4), ("90", 5), ("100", 5)]
)
def test_the_marker_stands_in_the_zone_of_its_level(value, level):
    drawing = drawn(RISING, value)
    inside = [z for z in drawing.zones if z.x <= drawing.marker.x <= z.x + z.width]
    assert level in [zone.level for zone in inside]


@given(
    st.decimals(min_value=-50, max_value=150, places=3), st.decimals(min_value=-50, max_value=150, places=3)
)
def test_a_greater_value_never_stands_further_left(one, other):
    low, high = sorted([one, other])
    for texts in (RISING, GAPPED, DEBT):
        assert drawn(texts, low).marker.x <= drawn(texts, high).marker.x


def test_a_marker_at_either_edge_keeps_its_text_on_the_page():
    assert drawn(RISING, "0").marker.anchor(12) == "start"
    assert drawn(RISING, "82").marker.anchor(12) == "middle"
    assert drawn(RISING, "100").marker.anchor(12) == "end"


def test_a_scale_of_deeds_has_no_line_of_numbers():
    scale = scale_of(["มีแผนปฏิบัติการ", "มีการประชุมคณะทำงาน"])
    assert scale.measures == ()
    assert "<svg" not in page(scale)


def test_deeds_and_dates_make_steps_with_their_state():
    scale = scale_of(DEEDS)
    facts = Facts(
        deeds={scale.deeds[0].key: True, scale.deeds[1].key: False},
        dates={scale.deadlines[0].key: dt.date(2024, 7, 2)},
    )
    steps = steps_of(scale, evaluate(scale, facts))
    assert [s.state for s in steps] == ["done", "open", "late", "unknown"]
    assert steps[2].by == dt.date(2024, 6, 30)
    text = page(scale, facts=facts)
    assert [word in text for word in ("ทำแล้ว", "ยังไม่ครบ", "ช้ากว่ากำหนด", "ยังไม่รายงาน")] == [True] * 4
    assert "ภายใน 30 มิ.ย. 67" in text


def test_a_scale_of_numbers_has_no_steps():
    assert 'class="deeds"' not in page(scale_of(RISING))


def test_the_words_say_every_zone_with_its_open_and_closed_ends():
    text = page(scale_of(RISING), values={"m1": Decimal("86.2")})
    assert "ระดับ 1: ร้อยละ 0 ถึงน้อยกว่า 75" in text
    assert "ระดับ 5: ร้อยละ 90 ถึง 100" in text
    assert "ขณะนี้ ร้อยละ 86.2" in text
    assert "ไประดับ 5: ขาดอีก 3.8 จุดร้อยละ" in text


def test_holes_overlaps_and_what_lies_below_are_said_too():
    assert "ร้อยละ 99.41 ไม่อยู่ในระดับใด" in page(scale_of(GAPPED))
    assert "ตรงกับหลายระดับ" in page(scale_of(DEBT))
    below = page(scale_of(["ไม่น้อยกว่า 10 ครั้ง", "มากกว่า 20 ครั้ง"]), values={"m1": Decimal(25)})
    assert "0 ถึงน้อยกว่า 10 ครั้ง ไม่ถึงระดับ 1" in below
    assert "ระดับ 2: มากกว่า 20 ครั้ง" in below
    assert "ถึงระดับสูงสุดแล้ว" in below


def test_nothing_is_marked_of_what_nobody_reported():
    text = page(scale_of(RISING))
    assert "ruler-marker" not in text
    assert "ยังไม่มีค่า" in text


@dataclass
class Known:
    key: str
    state: str
    value: Decimal | None = None
    done: bool | None = None
    on_date: dt.date | None = None


def test_reported_facts_are_drawn_and_others_are_not():
    rule = to_json(scale_of(RISING))
    assert "ruler-marker" in page(rule, facts=[Known("m1", "reported", Decimal(80))])
    assert "ruler-marker" not in page(rule, facts=[Known("m1", "exempt", Decimal(80))])


def test_the_small_ruler_keeps_its_words_for_screen_readers():
    source = "{% load ruler %}{% ruler rule values=values size='small' %}"
    text = Template(source).render(Context({"rule": scale_of(RISING), "values": {"m1": Decimal(80)}}))
    assert "ruler-bound" not in text
    assert re.search(r'visually-hidden">ขณะนี้ ร้อยละ 80\.', text)


def test_the_small_ruler_draws_a_count_once_where_its_percentage_stands_beside_it():
    texts = [f"สำรวจไม่น้อยกว่า {n * 5} ครัวเรือน (ร้อยละ {n})" for n in (80, 90, 100)]
    source = "{% load ruler %}{% ruler rule %}|{% ruler rule size='small' %}"
    full, small = Template(source).render(Context({"rule": scale_of(texts)})).split("</div>\n|")
    assert (full.count("<figure"), small.count("<figure")) == (2, 1)


def test_two_measures_are_told_apart_by_their_words():
    texts = [f"BPM มากกว่าร้อยละ {n} และ GVH ไม่น้อยกว่าร้อยละ {n + 5}" for n in (70, 80, 90)]
    text = page(scale_of(texts))
    assert text.count("<figcaption") == 2
    assert "BPM" in text
    assert "GVH" in text


def test_no_picture_carries_a_style_of_its_own():
    for texts in (RISING, GAPPED, DEBT, DEEDS):
        assert "style=" not in page(scale_of(texts))


def test_the_ruler_speaks_english_on_an_english_page():
    with translation.override("en"):
        text = page(scale_of(RISING), values={"m1": Decimal("86.2")})
    assert "3.8 percentage points" in text


@pytest.mark.parametrize(
    ("level", "colour"),
    [(None, "none"), ("", "none"), (0, "0"), (Decimal("3.57"), "3"), (5, "5"), (7, "5"), (-1, "0")],
)
def test_a_level_between_two_has_the_colour_of_the_lower(level, colour):
    assert step(level) == colour
