from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest

from samrit.grading import LineState, Share
from samrit.web.agreements.selectors import lines_of
from samrit.web.assessment.selectors import latest_result
from samrit.web.assessment.services import result_acknowledge
from samrit.web.printing.hand import Hand
from samrit.web.printing.selectors import documents_of, views_to_print
from samrit.web.results.facts import Row
from samrit.web.rounds.models import Scheme

THAI, ARABIC = Hand(thai=True), Hand(thai=False)


def document(world, reader, officer, hand=ARABIC):
    views = views_to_print(world.person(reader), [world.agreement(officer)], now=world.now)
    (made,) = documents_of(views, hand=hand, now=world.now)
    return made


def ticked(choices):
    return [choice.words for choice in choices if choice.ticked]


@pytest.mark.parametrize(
    ("value", "number", "score"),
    [
        (Decimal("10.0000"), "10", "10.00"),
        (Fraction(7, 8), "0.875", "0.875"),
        (Fraction(200, 3), "≈66.6667", "≈66.6667"),
        (Decimal("80.7"), "80.7", "80.70"),
        (None, "", ""),
    ],
)
def test_a_number_is_never_cut_short(value, number, score):
    assert (ARABIC.number(value), ARABIC.score(value)) == (number, score)


def test_thai_digits_are_for_our_words_and_numbers():
    assert THAI.score(Decimal("80.70")) == "๘๐.๗๐"
    assert THAI.percent(Decimal(70)) == "๗๐%"


def test_a_released_form_has_its_scores_and_its_grade(confirmed):
    confirmed.release()
    made = document(confirmed, "officer1a", "officer1a")
    first, second = made.summary.components
    # team 5×60 + 3×40 = 4.2 ▸ 84; individual 1×70 + 5×30 = 2.2 ▸ 44; (84 + 44) ÷ 2 = 64
    assert (first.score, first.weight, first.product) == ("64.00", "70%", "44.80")
    # (4 + 5 + 3 + 5 + 4) × 20 % = 4.2 ▸ 84
    assert (second.score, second.weight, second.product) == ("84.00", "30%", "25.20")
    assert made.summary.total.product == "70.00"
    assert ticked(made.summary.grades) == ["ดี"]
    assert (made.standing, made.summary.state) == ("", "")


def test_the_results_form_ticks_the_level_of_every_line_and_adds_both_blocks_to_200(confirmed):
    confirmed.release()
    results = document(confirmed, "officer1a", "officer1a").results
    assert [block.title for block in results.blocks] == ["ตัวชี้วัดรายทีม", "ตัวชี้วัดรายบุคคล"]
    assert [(row.level, row.score, row.weight, row.points) for row in results.blocks[0].rows] == [
        (5, "5", "60", "3.00"),
        (3, "3", "40", "1.20"),
    ]
    assert [(row.weight, row.points) for row in results.sums] == [
        ("200%", "6.40"),
        ("100%", "3.20"),
        ("", "64.00"),
    ]
    assert "โดยนำ 20 มาคูณ" in results.sums[2].words


def test_the_competency_form_has_expected_levels_scores_and_sums(confirmed):
    confirmed.release()
    form = document(confirmed, "officer1a", "officer1a").competencies
    first = form.rows[0]
    assert (first.expected, first.score, first.points) == ("2", "4", "0.80")
    assert (form.weight, form.points, form.base.points) == ("100%", "4.20", "84.00")


def test_before_release_the_officer_sees_levels_but_no_score(confirmed):
    made = document(confirmed, "officer1a", "officer1a")
    assert [part.score for part in made.summary.components] == ["", ""]
    assert (made.summary.total.product, ticked(made.summary.grades)) == ("", [])
    assert {row.score for row in made.competencies.rows} == {""}
    assert (made.competencies.points, made.competencies.base.points) == ("", "")
    assert made.results.blocks[0].rows[0].level == 5
    assert "เมื่อแจ้งผลแล้ว" in made.summary.state
    assert "ยังไม่ใช่ผลการประเมิน" in made.standing


def test_the_assessor_prints_the_confirmed_score_and_the_paper_says_it_is_not_released(confirmed):
    made = document(confirmed, "chief1", "officer1a")
    assert made.summary.total.product == "70.00"
    assert made.standing == "ผู้ประเมินยืนยันแล้ว ยังไม่แจ้งผล"
    assert "ผลครั้งที่ 1 " in made.foot


def test_while_results_are_missing_the_paper_has_two_totals_and_no_grade(world):
    world.report("district1", leave_out=("plan",))
    world.sign("officer1a")
    world.rate("chief1", "officer1a")
    made = document(world, "chief1", "officer1a")
    assert ticked(made.summary.grades) == []
    assert "ขาดตัวชี้วัด 1 ตัว" in made.summary.state
    assert "คะแนนเท่าที่มีผล" in made.summary.state
    assert "คะแนนถ้าไม่มีผลเพิ่ม" in made.summary.state
    missing = made.results.blocks[0].rows[1]
    assert (missing.level, missing.score, missing.points) == (None, "", "")
    assert missing.note in {str(LineState.NOT_REPORTED), "ยังไม่รายงาน"}


def test_a_form_with_nothing_reported_is_printed_to_be_filled_in(world):
    made = document(world, "officer1a", "officer1a")
    assert all(row.score == "" for block in made.results.blocks for row in block.rows)
    assert made.summary.notice.assessee.record == ()
    assert made.head.assessor_name == str(world.cast.officers["chief1"])


def test_a_level_below_1_is_named(world):
    world.report("district1", budget="10")
    made = document(world, "officer1a", "officer1a")
    row = made.results.blocks[0].rows[0]
    assert (row.level, row.score, row.note) == (0, "0", "ต่ำกว่าเกณฑ์ระดับ 1")


def test_a_floor_given_by_the_assessor_is_printed_with_its_reason(world):
    world.report("district1", leave_out=("plan",))
    world.sign("officer1a")
    world.rate("chief1", "officer1a")
    line = next(row for row in _lines(world) if row.indicator_version.title.endswith("plan"))
    world.confirm("chief1", "officer1a", floors={line.pk: "หน่วยงานไม่ส่งข้อมูล"})
    row = document(world, "chief1", "officer1a").results.blocks[0].rows[1]
    assert (row.score, row.level) == ("0", 0)
    assert "หน่วยงานไม่ส่งข้อมูล" in row.note


def _lines(world):
    version = world.agreement("officer1a").current
    return lines_of([version])[version.pk]


def test_the_signatures_of_the_agreement_stand_on_the_competency_form(confirmed):
    made = document(confirmed, "officer1a", "officer1a").competencies
    assert made.assessee.name == str(confirmed.cast.officers["officer1a"])
    assert "20 พฤศจิกายน 2569 09:00 น." in made.assessee.record[0]
    assert made.assessor.name == str(confirmed.cast.officers["chief1"])
    assert made.assessor.record[-1].startswith("เนื้อหา sha256 ")


def test_the_steps_of_the_form_stand_as_signatures_on_the_papers(confirmed):
    confirmed.release()
    _acknowledge(confirmed)
    made = document(confirmed, "officer1a", "officer1a")
    assert ticked([made.summary.notice.assessee_choice, made.summary.notice.told_and_signed])
    assert made.summary.notice.assessee.record
    assert made.results.assessor.record
    assert made.results.assessee.date == "26 มีนาคม 2570"
    assert made.summary.notice.told_date == "26 มีนาคม 2570"
    # the head of the province released the results, not the assessor: his place stays open for the pen
    assert made.summary.notice.assessor.record == ()


def _acknowledge(world):
    form = world.form("officer1a")
    result_acknowledge(
        person=world.person("officer1a"),
        form=form,
        revision=form.revision,
        seen_hash=latest_result(form).content_hash,
        now=world.now,
    )


def test_the_head_of_the_paper_names_post_level_unit_and_both_rounds(world):
    head = document(world, "officer1a", "officer1a").head
    assert (head.position, head.position_type, head.position_level) == (
        "นักวิชาการพัฒนาชุมชน",
        "วิชาการ",
        "ชำนาญการ",
    )
    assert head.unit == "สำนักงานอำเภอทุ่งหนึ่ง"
    assert [choice.ticked for choice in head.rounds] == [True, False]
    assert "1 ตุลาคม 2569 ถึง 31 มีนาคม 2570" in head.rounds[0].words


@pytest.mark.parametrize(
    ("shares", "words", "points"), [(("60", "40"), "60 : 40", "3.40"), (("50", "50"), "หารด้วย 2", "3.20")]
)
def test_blocks_are_put_together_by_the_scheme_that_is_printed(confirmed, shares, words, points):
    """Team 4.2 and individual 2.2: 60 : 40 gives 3.40, halves give 3.20."""
    view = views_to_print(confirmed.person("chief1"), [confirmed.agreement("officer1a")], now=confirmed.now)[
        0
    ]
    blocks = tuple(
        replace(part, share=Decimal(share)) for part, share in zip(view.scheme.blocks, shares, strict=True)
    )
    changed = replace(view, scheme=replace(view.scheme, blocks=blocks))
    (made,) = documents_of([changed], hand=ARABIC, now=confirmed.now)
    combined = made.results.sums[-2]
    assert words in combined.words
    assert combined.points == points
    assert Scheme.objects.count() == 1


def test_an_agreement_of_one_block_says_that_it_carries_the_whole(confirmed):
    view = views_to_print(confirmed.person("chief1"), [confirmed.agreement("officer1a")], now=confirmed.now)[
        0
    ]
    content = {**view.content, "lines": [row for row in view.content["lines"] if row["scope"] == "team"]}
    (made,) = documents_of([replace(view, content=content)], hand=ARABIC, now=confirmed.now)
    assert [row.points for row in made.results.sums] == ["4.20", "84.00"]
    assert "มีเฉพาะตัวชี้วัดรายทีม" in made.results.sums[0].words


def test_weights_that_miss_100_are_printed_with_the_reason_and_no_sums(confirmed):
    view = views_to_print(confirmed.person("chief1"), [confirmed.agreement("officer1a")], now=confirmed.now)[
        0
    ]
    content = {**view.content, "lines": view.content["lines"][1:]}
    (made,) = documents_of([replace(view, content=content)], hand=ARABIC, now=confirmed.now)
    assert "ไม่ใช่ 100" in made.summary.state
    assert made.results.sums == ()
    assert made.summary.total.product == ""
    assert made.results.blocks[0].weight == "40%"


def test_bands_without_upper_ends_are_printed_with_them(confirmed):
    view = views_to_print(confirmed.person("chief1"), [confirmed.agreement("officer1a")], now=confirmed.now)[
        0
    ]
    open_bands = tuple(replace(band, high=None) for band in view.scheme.bands)
    changed = replace(
        view,
        scheme=replace(
            view.scheme,
            bands=open_bands,
            components=(Share("results", "ผลสัมฤทธิ์ของงาน", "Results", Decimal(100)),),
        ),
    )
    (made,) = documents_of([changed], hand=ARABIC, now=confirmed.now)
    assert "ดีเด่น 90–100" in made.summary.rule
    assert "ดีมาก 80–89.99" in made.summary.rule
    assert len(made.summary.components) == 1


def details(world, reader, officer, hand=ARABIC):
    views = views_to_print(world.person(reader), [world.agreement(officer)], now=world.now)
    (made,) = documents_of(views, hand=hand, now=world.now, details=True)
    return made.details


def test_the_annex_is_left_out_unless_it_is_asked_for(confirmed):
    assert document(confirmed, "officer1a", "officer1a").details == ()


def test_the_annex_shows_the_figure_its_day_source_and_deliverer_beside_the_ruler(confirmed):
    budget, plan, _work, deeds = details(confirmed, "officer1a", "officer1a")
    assert budget.title == "ตัวชี้วัดรายทีม 1 ตัวชี้วัดเรื่อง budget (น้ำหนัก 60)"
    assert budget.level == "ระดับ 5"
    assert "ร้อยละ 96 · ณ 20 พ.ย. 69 · ระบบทดสอบ · รายงานโดย" in budget.facts[0]
    (ruler,) = budget.rulers
    assert ruler.value == "96"
    assert [zone.label for zone in ruler.zones] == ["0", "1", "2", "3", "4", "5"]
    assert plan.following[0] == "ไประดับ 4:"
    assert "90" in plan.following[1]
    assert [step.state for step in deeds.steps] == ["done"] * 5


def test_the_annex_draws_the_ruler_without_a_value_where_nothing_is_reported(world):
    budget = details(world, "officer1a", "officer1a", THAI)[0]
    assert (budget.level, budget.facts) == ("ยังไม่รายงาน", ())
    assert (budget.rulers[0].marker, budget.rulers[0].value) == ("", "")
    assert [bound.words for bound in budget.rulers[0].bounds if bound.words] == [
        "๐",
        "๖๐",
        "๗๐",
        "๘๐",
        "๙๐",
        "๙๕",
        "๑๐๐",
    ]


def test_an_exempt_indicator_has_no_next_level_in_the_annex(world):
    world.deliver(
        "budget",
        [
            Row(
                unit_id=world.cast.units["district1"].pk,
                item_id=world.items("budget")[0].pk,
                state="exempt",
                note="ไม่มีงบประมาณ",
                as_of=world.cast.today,
            )
        ],
    )
    budget = details(world, "officer1a", "officer1a")[0]
    assert (budget.level, budget.following) == ("ยกเว้น", ())
    assert "ไม่มีงบประมาณ" in budget.facts[0]


def test_a_level_below_1_is_named_in_the_annex(world):
    world.report("district1", budget="10")
    assert details(world, "officer1a", "officer1a")[0].level == "ต่ำกว่าเกณฑ์ระดับ 1"
