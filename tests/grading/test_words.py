"""What people read on a form and in a finding: whole sentences, in both languages, with their numbers."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from samrit.grading import LineState, Share, score_form

from .forms import SCHEME, line, lines, ratings, two_blocks
from .test_checks import REFUSED
from .test_faults import FAULTY

RATED = ratings(4, 4)

FIX_WEIGHTS = "จึงยังคิดคะแนนรวมไม่ได้ โปรดแก้น้ำหนักในข้อตกลงให้รวมกันเป็น 100 (ระบบไม่ปรับน้ำหนักเอง)"

FAULTS = {
    "dates run backward": (
        "valid_until",
        "วันสิ้นสุด 2009-09-30 อยู่ก่อนวันเริ่ม 2009-10-01 โปรดแก้วันใดวันหนึ่ง",
        "the last day 2009-09-30 is before the first day 2009-10-01",
    ),
    "no level at all": (
        "full_level",
        "ระดับสูงสุดต้องเป็น 1 ขึ้นไป แต่กำหนดไว้ 0",
        "the highest level must be 1 or more, not 0",
    ),
    "fewer than no decimals": (
        "rounding",
        "จำนวนทศนิยมที่ปัดต้องเป็น 0 ขึ้นไป แต่กำหนดไว้ -1",
        "the decimals kept must be 0 or more, not -1",
    ),
    "fewer than no decimals between levels": (
        "interpolation_places",
        "จำนวนทศนิยมของคะแนนระหว่างระดับต้องเป็น 0 ขึ้นไป แต่กำหนดไว้ -1",
        "the decimals of a score between levels must be 0 or more, not -1",
    ),
    "components of 99": (
        "components",
        "สัดส่วนองค์ประกอบการประเมินรวมได้ 99 ไม่ใช่ 100 โปรดแก้ให้รวมกันเป็น 100",
        "the shares of components add to 99, not 100",
    ),
    "probation of 110": (
        "probation_components",
        "สัดส่วนองค์ประกอบสำหรับผู้ทดลองปฏิบัติหน้าที่ราชการรวมได้ 110 ไม่ใช่ 100 โปรดแก้ให้รวมกันเป็น 100",
        "the shares of probation_components add to 110, not 100",
    ),
    "blocks of 99.99": (
        "blocks",
        "สัดส่วนของส่วนตัวชี้วัดรวมได้ 99.99 ไม่ใช่ 100 โปรดแก้ให้รวมกันเป็น 100",
        "the shares of blocks add to 99.99, not 100",
    ),
    "a share of nothing": (
        "blocks individual",
        "สัดส่วนของส่วนตัวชี้วัด “individual” ต้องมากกว่า 0 แต่กำหนดไว้ 0",
        "the share of individual must be above 0, not 0",
    ),
    "an unknown component": (
        "components attendance",
        "ระบบยังไม่รู้วิธีคิดคะแนนขององค์ประกอบ “attendance” ใช้ได้เฉพาะ results และ competency",
        "no way to score the component attendance; known: results, competency",
    ),
    "competencies of 80": (
        "competencies",
        "น้ำหนักสมรรถนะรวมได้ 80 ไม่ใช่ 100 โปรดแก้ให้รวมกันเป็น 100",
        "the competency weights add to 80, not 100",
    ),
    "a block twice": (
        "blocks team",
        "มีรหัส “team” ซ้ำกันใน blocks โปรดเหลือไว้รายการเดียว",
        "the code team stands more than once in blocks",
    ),
    "a component twice": (
        "components results",
        "มีรหัส “results” ซ้ำกันใน components โปรดเหลือไว้รายการเดียว",
        "the code results stands more than once in components",
    ),
    "a component of probation twice": (
        "probation_components results",
        "มีรหัส “results” ซ้ำกันใน probation_components โปรดเหลือไว้รายการเดียว",
        "the code results stands more than once in probation_components",
    ),
    "a band twice": (
        "bands a",
        "มีรหัส “a” ซ้ำกันใน bands โปรดเหลือไว้รายการเดียว",
        "the code a stands more than once in bands",
    ),
    "a competency twice": (
        "competencies c",
        "มีรหัส “c” ซ้ำกันใน competencies โปรดเหลือไว้รายการเดียว",
        "the code c stands more than once in competencies",
    ),
    "an expected level twice": (
        "expected_levels O1 core",
        "มีรหัส “O1 core” ซ้ำกันใน expected_levels โปรดเหลือไว้รายการเดียว",
        "the code O1 core stands more than once in expected_levels",
    ),
    "no bands": (
        "bands",
        "คะแนน 0 ถึง 100 ไม่อยู่ในระดับผลการประเมินใด โปรดกำหนดช่วงให้ต่อกัน",
        "totals from 0 to 100 have no grade",
    ),
    "a wide hole in the middle": (
        "bands g2",
        "คะแนน 80.01 ถึง 89.99 ไม่อยู่ในระดับผลการประเมินใด โปรดกำหนดช่วงให้ต่อกัน",
        "totals from 80.01 to 89.99 have no grade",
    ),
    "a hole at the bottom": (
        "bands g2",
        "คะแนน 0 ถึง 59.99 ไม่อยู่ในระดับผลการประเมินใด โปรดกำหนดช่วงให้ต่อกัน",
        "totals from 0 to 59.99 have no grade",
    ),
    "a hole at the top": (
        "bands g1",
        "คะแนน 99.01 ถึง 100 ไม่อยู่ในระดับผลการประเมินใด โปรดกำหนดช่วงให้ต่อกัน",
        "totals from 99.01 to 100 have no grade",
    ),
    "ends that meet overlap": (
        "bands g2",
        "ช่วงคะแนนของ “ระดับ 2” ทับกับ “ระดับ 1”: สิ้นสุดที่ 90 แต่ขั้นบนเริ่มที่ 90 โปรดเรียงจากมากไปน้อยและไม่ให้ทับกัน",
        "the band g2 (up to 90) overlaps g1 (from 90)",
    ),
    "two bands from one number": (
        "bands g2",
        "ช่วงคะแนนของ “ระดับ 2” ทับกับ “ระดับ 1”: เริ่มที่ 60 ซึ่งไม่ต่ำกว่า 60 โปรดเรียงจากมากไปน้อยและไม่ให้ทับกัน",
        "the band g2 (from 60) overlaps g1 (from 60)",
    ),
    "a band over 100": (
        "bands g1",
        "ช่วงคะแนนของ “ระดับ 1” มีค่า 110 ซึ่งอยู่นอก 0 ถึง 100",
        "the band g1 names 110, outside 0 to 100",
    ),
    "a band finer than totals": (
        "bands g1",
        "ช่วงคะแนนของ “ระดับ 1” มีค่า 89.995 ละเอียดกว่าคะแนนรวมซึ่งปัดเป็นทศนิยม 2 ตำแหน่ง",
        "the band g1 names 89.995, finer than the totals of the scheme",
    ),
}

REFUSALS = {
    "a block of 90": (
        f"น้ำหนักของส่วนตัวชี้วัดรายบุคคลรวมได้ 90 ไม่ใช่ 100 {FIX_WEIGHTS}",
        "the weights of individual add to 90, not 100; nothing was rescaled",
    ),
    "competencies of 80": (
        f"น้ำหนักของส่วนสมรรถนะรวมได้ 80 ไม่ใช่ 100 {FIX_WEIGHTS}",
        "the weights of competency add to 80, not 100; nothing was rescaled",
    ),
    "an unknown block": (
        "ตัวชี้วัดที่ x อยู่ในส่วน “province” ซึ่งหลักเกณฑ์ไม่มี โปรดย้ายไปส่วนที่หลักเกณฑ์กำหนด",
        "line x is in the block province, which the scheme does not have",
    ),
    "a number twice": (
        "มี “1” ซ้ำกันในแบบเดียวกัน โปรดเหลือไว้รายการเดียว",
        "1 stands more than once in one form",
    ),
    "a weight of nothing": (
        "น้ำหนักของ “t2” ต้องมากกว่า 0 แต่กำหนดไว้ 0",
        "the weight of t2 must be above 0, not 0",
    ),
    "a level below nothing": (
        "คะแนนของ “t1” เป็น -1 แต่ต้องอยู่ระหว่าง 0 ถึง 5",
        "the score of t1 is -1, outside 0 to 5",
    ),
    "a level between levels": (
        "คะแนนของตัวชี้วัดที่ t1 เป็น 3.57 แต่หลักเกณฑ์ให้ใช้ระดับเป็นจำนวนเต็ม",
        "the level of line t1 is 3.57; the scheme takes whole levels only",
    ),
    "a level before the report": (
        "ตัวชี้วัดที่ t1 มีคะแนน 3 ทั้งที่สถานะคือ not-due โปรดแก้ให้ตรงกัน",
        "line t1 has the level 3 although its state is not-due",
    ),
}


def said(finding):
    return finding.message, finding.message_en


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_of_a_scheme_says_where_it_is_and_what_to_do(name):
    changes, _ = FAULTY[name]
    finding = replace(SCHEME, **changes).faults()[0]
    assert (finding.where, *said(finding)) == FAULTS[name]


@pytest.mark.parametrize("name", REFUSALS)
def test_a_refused_form_says_why(name):
    changes, _, _ = REFUSED[name]
    form = {"lines": lines("team", (100, 5)), "ratings": RATED} | changes
    assert said(score_form(SCHEME, **form).findings[0]) == REFUSALS[name]


def test_an_empty_block_and_exempt_weight_say_what_to_do():
    own = [line("1", "team", 100, None, LineState.EXEMPT)]
    strict = replace(SCHEME, single_block="refuse")
    assert [said(finding) for finding in score_form(strict, lines=own, ratings=RATED).findings] == [
        (
            "ข้อตกลงไม่มีตัวชี้วัดรายบุคคล แต่หลักเกณฑ์กำหนดให้มีทุกส่วน โปรดเพิ่มตัวชี้วัด",
            "the agreement has no line in individual, and the scheme wants every block",
        ),
        (
            "ตัวชี้วัดที่ 1 ไม่ใช้กับผู้รับการประเมิน แต่ยังมีน้ำหนัก 100 โปรดแก้ไขข้อตกลงเพื่อย้ายน้ำหนักก่อนสรุปผล",
            "line 1 does not apply but still carries the weight 100",
        ),
    ]


def labels(result):
    return [(step.key, step.label_th, step.label_en) for step in result.steps]


def test_the_steps_of_a_complete_form_are_named_in_both_languages():
    own = [*lines("team", (100, 5)), *lines("individual", (100, 4))]
    assert labels(score_form(SCHEME, lines=own, ratings=ratings(4))) == [
        ("line:t1", "ตัวชี้วัดที่ t1 ตัวชี้วัด t1: ค = ก × ข", "Line t1 ตัวชี้วัด t1: points"),
        ("line:i1", "ตัวชี้วัดที่ i1 ตัวชี้วัด i1: ค = ก × ข", "Line i1 ตัวชี้วัด i1: points"),
        ("block:team:sum", "รวมคะแนน (ค) ของตัวชี้วัดรายทีม", "Sum of points of Team indicators"),
        ("block:team:base", "แปลงคะแนนของตัวชี้วัดรายทีมเป็นฐาน 100", "Team indicators on a base of 100"),
        (
            "block:individual:sum",
            "รวมคะแนน (ค) ของตัวชี้วัดรายบุคคล",
            "Sum of points of Individual indicators",
        ),
        (
            "block:individual:base",
            "แปลงคะแนนของตัวชี้วัดรายบุคคลเป็นฐาน 100",
            "Individual indicators on a base of 100",
        ),
        ("results", "คะแนนผลสัมฤทธิ์ของงาน", "Results of work"),
        ("rating:c1", "สมรรถนะ สมรรถนะ c1: ค = ก × ข", "Competency c1: points"),
        ("competency:sum", "รวมคะแนน (ค) ของสมรรถนะ", "Sum of competency points"),
        ("competency", "คะแนนสมรรถนะ แปลงเป็นฐาน 100", "Competency on a base of 100"),
        (
            "component:results",
            "องค์ประกอบ ผลสัมฤทธิ์ของงาน: คะแนน (ก) × น้ำหนัก (ข)",
            "Component Results of work: score × weight",
        ),
        (
            "component:competency",
            "องค์ประกอบ พฤติกรรมการปฏิบัติราชการ (สมรรถนะ): คะแนน (ก) × น้ำหนัก (ข)",
            "Component Behaviour (competency): score × weight",
        ),
        ("total:exact", "คะแนนรวม", "Total"),
        (
            "total",
            "คะแนนรวม ปัดครั้งเดียวเป็นทศนิยม 2 ตำแหน่ง ครึ่งปัดขึ้น",
            "Total, rounded once to 2 decimals, a half goes up",
        ),
        ("grade", "ระดับผลการประเมิน: ดีมาก", "Grade: Very good"),
    ]


def test_what_was_raised_spread_or_missing_is_said_in_the_step_that_it_changes():
    scheme = replace(SCHEME, exempt_lines="spread", floor_level=1)
    own = [
        line("1", "team", 20, None),
        line("2", "team", 60, 0),
        line("3", "team", 20, None, LineState.EXEMPT),
    ]
    result = score_form(scheme, lines=own, ratings=ratings(None, 4))
    named = {key: words for key, *words in labels(result)}
    assert named["line:2"] == [
        "ตัวชี้วัดที่ 2 ตัวชี้วัด 2: ค = ก × ข (ต่ำกว่าเกณฑ์ระดับ 1 ได้ 1 ตามหลักเกณฑ์)",
        "Line 2 ตัวชี้วัด 2: points (below level 1 counts 1 by the scheme)",
    ]
    assert named["block:team:sum"] == [
        "รวมคะแนน (ค) ของตัวชี้วัดรายทีม เกลี่ยน้ำหนักของตัวชี้วัดที่ยกเว้นตามหลักเกณฑ์ นับผลที่ยังขาดเป็น 0",
        "Sum of points of Team indicators, exempt weight spread by the scheme, missing results counted 0",
    ]
    assert named["results"] == [
        "คะแนนผลสัมฤทธิ์ของงาน (มีเฉพาะตัวชี้วัดรายทีม จึงใช้เป็นผลทั้งหมดตามหลักเกณฑ์)",
        "Results of work (only Team indicators in the agreement: it carries the whole, by the scheme)",
    ]
    assert "rating:c2" in named
    assert named["competency:sum"] == [
        "รวมคะแนน (ค) ของสมรรถนะ นับที่ยังไม่ประเมินเป็น 0",
        "Sum of competency points, missing ratings counted 0",
    ]
    assert named["if-nothing-more:exact"] == [
        "คะแนนรวมถ้าไม่มีผลเพิ่ม (นับที่ยังขาดเป็น 0)",
        "Total if nothing more comes (missing counted 0)",
    ]
    assert named["if-nothing-more"] == [
        "คะแนนรวมถ้าไม่มีผลเพิ่ม (นับที่ยังขาดเป็น 0) ปัดครั้งเดียวเป็นทศนิยม 2 ตำแหน่ง ครึ่งปัดขึ้น",
        "Total if nothing more comes (missing counted 0), rounded once to 2 decimals, a half goes up",
    ]
    assert named["so-far"] == [
        "คะแนนเท่าที่มีผลแล้ว: คะแนนที่ได้ ÷ น้ำหนักในแบบที่มีผลแล้ว × 100",
        "Total so far: points reached ÷ weight of the form that has results × 100",
    ]


def test_several_blocks_that_carry_the_whole_are_all_named():
    third = Share("province", "ตัวชี้วัดระดับจังหวัด", "Provincial indicators", Decimal(40))
    two = two_blocks("20", "40")
    own = [*lines("team", (100, 5)), *lines("individual", (100, 4))]
    result = score_form(replace(two, blocks=(*two.blocks, third)), lines=own, ratings=RATED)
    _, label_th, label_en = next(step for step in labels(result) if step[0] == "results")
    assert label_th.endswith("(มีเฉพาะตัวชี้วัดรายทีม ตัวชี้วัดรายบุคคล จึงใช้เป็นผลทั้งหมดตามหลักเกณฑ์)")
    assert "(only Team indicators, Individual indicators in the agreement" in label_en
