"""What people see of a scale in the terminal: tables, lines, readings and outcomes in any width."""

from __future__ import annotations

import io
import json
import re
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

import pytest
from click.testing import CliRunner
from rich.cells import cell_len
from rich.console import Console

from samrit.cli import criteria_tables, main
from samrit.cli.ruler_line import draw, legend
from samrit.cli.thai_text import ThaiText, breaks
from samrit.criteria import (
    Aggregation,
    Composite,
    Facts,
    Interval,
    Measure,
    PointsPart,
    PointsRow,
    compile_scale,
    evaluate,
    lint,
    next_level,
    ruler,
    split_levels,
)

HOLED = "ร้อยละ 61 - 70\nร้อยละ 70 - 80\nร้อยละ 91 ขึ้นไป"


def run(*arguments, text, width=100):
    return CliRunner(env={"COLUMNS": str(width)}).invoke(main, ["scale", *arguments], input=text)


def lines_of(text, width=100):
    scale = compile_scale(split_levels(text))
    return draw(ruler(scale, "m1"), width)


def test_a_line_shows_levels_ends_holes_and_double_claims_with_their_numbers():
    assert lines_of(HOLED, 50) == [
        "[  0   )[───1───)x(───2────](·········)[──3───]",
        "0       61       70        80          91   100",
    ]


def test_a_falling_scale_runs_from_the_best_level_and_open_ends_point_on():
    line, _ = lines_of("เกิน 5 วัน\nไม่เกิน 5 วัน\nไม่เกิน 3 วัน", 31)
    assert [sign for sign in line if sign in "123◂▸[]()"] == list("[3](2](1▸")


def test_every_number_is_written_even_where_they_stand_close():
    line, *numbers = lines_of("ร้อยละ 60 - 99.40\nร้อยละ 99.42 - 99.43\nร้อยละ 99.44 ขึ้นไป", 60)
    written = [word for row in numbers for word in row.split()]
    assert sorted(written) == sorted(["0", "60", "99.40", "99.42", "99.43", "99.44", "100"])
    assert all(row.rstrip() == row and len(row) <= len(line) for row in numbers)


def test_numbers_without_room_go_before_the_line_does():
    line, *numbers = lines_of("ร้อยละ 60 - 99.40\nร้อยละ 99.42 - 99.43\nร้อยละ 99.44 ขึ้นไป", 20)
    assert "](·)[2][3]" in line
    assert "99.44" not in " ".join(numbers)


def test_single_numbers_are_levels_of_their_own():
    (line, *_) = lines_of("0 เรื่อง\nเท่ากับ 1 เรื่อง\nเท่ากับ 2 เรื่อง\n5 เรื่อง", 40)
    assert "[2][3]" in line


def test_a_line_without_room_is_a_list():
    assert lines_of(HOLED, 12) == [
        "[0, 61)  ไม่ถึงระดับใด",
        "[61, 70)  ระดับ 1",
        "70  x ระดับ 1, 2",
        "(70, 80]  ระดับ 2",
        "(80, 91)  · ไม่มีระดับใด",
        "[91, 100]  ระดับ 3",
    ]
    assert lines_of("เพิ่มขึ้นไม่น้อยกว่าร้อยละ 6", 4) == ["(◂, 6)  ไม่ถึงระดับใด", "[6, ▸)  ระดับ 1"]


def test_the_legend_says_only_what_is_drawn():
    whole = ruler(compile_scale(split_levels("น้อยกว่าร้อยละ 75\nไม่น้อยกว่าร้อยละ 75")), "m1")
    assert legend([(whole, False)]) == ["[ ] รวมค่าปลาย   ( ) ไม่รวมค่าปลาย"]
    assert legend([(whole, False)], 20) == ["[ ] รวมค่าปลาย", "( ) ไม่รวมค่าปลาย"]
    holed = legend([(ruler(compile_scale(split_levels(HOLED)), "m1"), False)])
    assert " ".join(holed).split("ปลาย   ")[-1] == ("0 ไม่ถึงระดับใด   · ช่องว่าง ไม่มีระดับใดรับ   x สองระดับรับซ้ำกัน")
    growth = ruler(compile_scale(split_levels("เพิ่มขึ้นไม่น้อยกว่าร้อยละ 6")), "m1")
    assert "◂ ▸ ไม่มีที่สิ้นสุด" in " ".join(legend([(growth, False)]))
    assert "- ไม่ถึงระดับที่ดูค่านี้" in " ".join(legend([(growth, True)]))


def test_a_level_that_does_not_ask_for_a_figure_is_reached_without_it():
    shown = run(text="มีแผนปฏิบัติการ\nไม่น้อยกว่าร้อยละ 80", width=60).stdout
    assert re.search(r"\[ +- +\)\[─+2─+\]", shown)
    assert "- ไม่ถึงระดับที่ดูค่านี้" in shown
    assert "ไม่ถึงระดับใด" not in shown


LONG = """\
ระดับ 1 มีคำสั่งแต่งตั้งคณะทำงานขับเคลื่อนการดำเนินงานระดับอำเภอ
ระดับ 2 เบิกจ่ายไม่น้อยกว่าร้อยละ 80 ภายในวันที่ 31 สิงหาคม 2567"""


@pytest.mark.parametrize("width", [40, 60, 80, 120])
@pytest.mark.parametrize("text", [HOLED, LONG])
def test_no_line_is_wider_than_the_terminal(width, text):
    for arguments in ([], ["--at", "m1=80"]):
        shown = run(*arguments, text=text, width=width).stdout
        assert max(cell_len(line) for line in shown.splitlines()) <= width


def test_a_narrow_terminal_leaves_the_sources_words_out():
    assert "จากข้อความ" in run(text=HOLED, width=80).stdout
    assert "จากข้อความ" not in run(text=HOLED, width=60).stdout


@pytest.mark.parametrize("width", range(6, 40))
def test_thai_lines_break_where_a_word_may_begin(width):
    text = LONG.replace("\n", " ")
    places = [0, *breaks(text, width), len(text)]
    lines = [text[a:b] for a, b in pairwise(places)]
    assert "".join(lines) == text
    for line in lines[1:]:
        assert not "\u0e30" <= line[0] <= "\u0e3a"
        assert not "\u0e45" <= line[0] <= "\u0e4e"
    assert all(line[-1] not in "เแโใไ" for line in lines)
    if width >= 12:
        assert all(cell_len(line.rstrip()) <= width for line in lines)
        assert not any(line.startswith("เนิน") for line in lines)


def test_a_word_that_cannot_be_broken_stays_whole():
    assert breaks("abcdefghij", 4) == []
    assert breaks("", 4) == []


def test_thai_text_keeps_its_lines_where_it_must_not_wrap():
    console = Console(file=io.StringIO(), width=10)
    text = ThaiText("ตั้งแต่หนึ่งถึงสิบ และมากกว่านั้น", no_wrap=True, overflow="crop")
    assert len(text.wrap(console, 10, no_wrap=True)) == 1
    assert [line.plain for line in ThaiText("กก ขข").wrap(console, 2, justify="right")] == ["กก", "ขข"]


# Readings.


def test_readings_name_the_default_the_proposal_and_what_would_change():
    shown = run(text=HOLED).stdout
    assert "hole@3:m1" in shown
    assert "● leave  คงไว้ตามตัวอักษร: ไม่ได้ระดับใด (ค่าตั้งต้น)" in shown
    assert "○ begin-lower  ระดับ 3 เริ่มตรงที่ระดับ 2 สิ้นสุด (แนะนำ)" in shown
    assert "→ ระดับ 3: มากกว่าร้อยละ 80" in shown
    assert "--choose รหัส=ทางเลือก" in shown


def test_a_chosen_reading_is_marked_and_its_finding_gone():
    result = run("--choose", "hole=begin-lower", "--choose", "double-claim=lower-stops", text=HOLED)
    assert result.exit_code == 0
    assert "● begin-lower  ระดับ 3 เริ่มตรงที่ระดับ 2 สิ้นสุด (เลือกไว้)" in result.stdout
    assert "levels-" not in result.stdout


def test_alike_bare_numbers_are_asked_once():
    shown = run(text="เบิกจ่ายร้อยละ 60\nเบิกจ่ายร้อยละ 70\nเบิกจ่ายร้อยละ 80").stdout
    assert shown.count("ไม่มีคำเปรียบเทียบ") == 1
    assert "bare-number@m1  “ร้อยละ 60” ไม่มีคำเปรียบเทียบ หมายถึงเท่าใด (และระดับ 2, 3)" in shown


def test_an_open_reading_shows_that_a_number_follows():
    assert "times-N" in run(text="ข่าวเดือนละ 8 ข่าว").stdout


def test_a_scale_without_doubt_has_no_list_of_readings():
    shown = run(text="น้อยกว่าร้อยละ 75\nไม่น้อยกว่าร้อยละ 75").stdout
    assert "--choose" not in shown


def test_readings_are_in_the_json_with_the_choices():
    document = json.loads(run("--choose", "hole@3=reach-up", "--json", text=HOLED).stdout)
    hole, claim, floor = document["readings"]
    assert (hole["code"], hole["chosen"], hole["default"]) == ("hole", "reach-up", "leave")
    assert claim["options"][1]["changes"][0]["after"] == "ไม่น้อยกว่าร้อยละ 61 แต่น้อยกว่าร้อยละ 70"
    assert [option["code"] for option in floor["options"]] == ["0", "1"]
    assert document["choices"] == [{"doubt": "hole", "option": "reach-up", "level": 3, "measure": "m1"}]


@pytest.mark.parametrize("choice", ["hole", "holes=leave", "hole@9=leave", "hole=away"])
def test_a_choice_that_does_not_fit_ends_with_two_and_one_line(choice):
    result = run("--choose", choice, "--json", text=HOLED)
    assert (result.exit_code, result.stdout, result.stderr.count("\n")) == (2, "", 1)


def test_the_chosen_floor_scores_and_the_option_overrules_it():
    def score(*more):
        return json.loads(run("--at", "5", "--json", *more, text="ไม่น้อยกว่าร้อยละ 80").stdout)["score"]

    assert score() == "0"
    assert score("--choose", "floor=1") == "1"
    assert score("--choose", "floor=1", "--floor", "0") == "0"


# Gates, points and persons.


def composite_scale():
    base = compile_scale(split_levels("คะแนนรวมไม่น้อยกว่า 20 คะแนน\nคะแนนรวมไม่น้อยกว่า 30 คะแนน"))
    extra = (Measure("m2", "เบิกจ่าย", "percent", "share"), Measure("m3", "", "percent", "share"))
    rows = tuple(
        PointsRow("", Interval(Decimal(low), None, low_inclusive=True), Decimal(points))
        for low, points in ((70, 10), (80, 20))
    )
    parts = (PointsPart("m2", rows), PointsPart("m3", rows, "ชำระคืน"))
    gate = compile_scale(split_levels("มีบูธแสดงสินค้า")).levels[0].conditions
    deeds = compile_scale(split_levels("มีบูธแสดงสินค้า")).deeds
    return replace(
        base,
        measures=(*base.measures, *extra),
        composite=Composite("m1", parts),
        gates=gate,
        deeds=tuple(replace(deed, level=0) for deed in deeds),
        aggregation=Aggregation("all", "ทุกคน"),
    )


@pytest.fixture(name="screen")
def screen_fixture(monkeypatch):
    """Collect what is printed on a terminal of 100 columns."""
    stream = io.StringIO()
    monkeypatch.setattr(criteria_tables, "Console", lambda: Console(file=stream, width=100))
    return stream


def test_gates_points_and_persons_are_shown_with_the_scale(screen):
    scale = composite_scale()
    criteria_tables.print_scale(scale, lint(scale))
    shown = screen.getvalue()
    assert "ทุกระดับ" in shown
    assert "m1 = คะแนนรวมของ m2 + m3" in shown
    assert "ไม่น้อยกว่าร้อยละ 70" in shown
    assert "นอกจากนี้" in shown
    assert "ผลงานรายบุคคล: ทุกคนต้องผ่าน" in shown


def test_points_of_each_part_and_the_gate_are_shown_with_the_outcome(screen):
    scale = composite_scale()
    facts = Facts(values={"m2": Decimal(85), "m3": Decimal(10)}, deeds={"d1": False})
    outcome = evaluate(scale, facts)
    criteria_tables.print_outcome(scale, outcome, next_level(scale, facts), ())
    shown = screen.getvalue()
    assert "ระดับ 0  คะแนน 0" in shown
    assert "20 คะแนน" in shown
    assert "0 คะแนน (ไม่เข้าช่วงใดของตาราง)" in shown
    assert "d1 ยังไม่ได้ทำ: มีบูธแสดงสินค้า" in shown


def test_a_part_that_is_not_reported_leaves_the_sum_open(screen):
    scale = composite_scale()
    facts = Facts(values={"m2": Decimal(85)}, deeds={"d1": True})
    criteria_tables.print_outcome(scale, evaluate(scale, facts), next_level(scale, facts), ())
    shown = screen.getvalue()
    assert "ยังบอกระดับไม่ได้" in shown
    assert "ยังไม่มีข้อมูล" in shown
    assert "?" in shown.split("รวม")[-1]


def test_periods_are_counted_and_the_next_level_is_in_the_measures_unit():
    text = "ข่าวเดือนละ 8 ข่าว\nข่าวเดือนละ 10 ข่าว"
    shown = run("--at", "m1@2024-04=9", "--at", "m1@2024-05=10", text=text).stdout
    assert "2/2" in shown
    assert "m1 ครบแล้ว 1 จาก 2 เดือน ขาดอีก 1 เดือน (ยังไม่ครบ: 2024-04)" in shown
    counted = run("--at", "3", text="ไม่น้อยกว่า 2 เรื่อง\nไม่น้อยกว่า 5 เรื่อง").stdout
    assert "- m1 ขาดอีก 2 เรื่อง" in counted
    dated = run("--at", "by1=2024-06-02", text="ภายในวันที่ 31 พฤษภาคม 2567").stdout
    assert "2 มิ.ย. 67" in dated
    assert "ช้ากว่ากำหนด 2 วัน" in dated
