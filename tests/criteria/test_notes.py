"""What notes say beside the levels: gates, persons, tables of points; and what they do not say."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samrit.criteria import Facts, compile_scale, evaluate, from_json, lint, to_json
from samrit.criteria.gates import find_gate
from samrit.criteria.joining import find_aggregation
from samrit.criteria.notes import read_notes

GATES = {
    "ทุกระดับคะแนนต้องส่งสรุปผลภายในเดือนกันยายน 2569": "ส่งสรุปผลภายในเดือนกันยายน 2569",
    "สำหรับทุกระดับ เทศบาลจะต้องจัดเวทีอย่างน้อย 1 เวที": "จัดเวทีอย่างน้อย 1 เวที",
    "ต้องมีภาพถ่ายกิจกรรมประกอบในทุกระดับ": "มีภาพถ่ายกิจกรรมประกอบ",
    "การขึ้นทะเบียนแปลง เป็นเงื่อนไขของทุกระดับ": "การขึ้นทะเบียนแปลง",
    "เงื่อนไขการประเมิน: ต้องบันทึกคดีในระบบครบทุกสถานี": "บันทึกคดีในระบบครบทุกสถานี",
    "ต้องมีแพทย์เวรอย่างน้อย 2 คน จึงจะได้รับการประเมิน": "มีแพทย์เวรอย่างน้อย 2 คน",
    "โรงเรียนต้องผ่านการรับรอง จึงจะได้คะแนน": "ผ่านการรับรอง",
    "หากคณะใดไม่ส่งรายงาน ให้ได้ 0 คะแนน": "ส่งรายงาน",
    "หากรายงานไม่ครบทุกเดือน ไม่ได้คะแนน": "รายงานครบทุกเดือน",
    "ไม่ได้คะแนน หากไม่รายงานในระบบ": "รายงานในระบบ",
    "หากไม่ส่งแผนหรือไม่ลงนาม ไม่ได้คะแนน": "ส่งแผน และลงนาม",
    "กรณีถูกร้องเรียนวินัย ให้คะแนนเป็น 0": "ไม่ถูกร้องเรียนวินัย",
    "For every level, the office must hold at least 2 fairs.": "the office must hold at least 2 fairs",
    "every level needs a signed plan": "a signed plan",
    "A signed plan is required for every level": "A signed plan",
    "unless at least 3 visits are made, the score is 0": "at least 3 visits are made",
    "without an approved plan no points are given": "an approved plan",
    "if the office does not hold a fair, no score is given": "the office hold a fair",
    "no score unless the data are entered": "the data are entered",
}
NO_GATES = (
    "ผู้บริหาร ทุกระดับต้องผ่านการอบรม",
    "ทุกหน่วยงานจะต้องบันทึกข้อมูล",
    "ต้องเบิกจ่ายร้อยละ 100 จึงจะได้คะแนนระดับ 5",
    "หากผลต่ำกว่าระดับ 1 ได้ 0 คะแนน",
    "หากไม่มีภาพถ่าย ไม่ได้คะแนนในข้อนั้น",
    "กรณีไม่ได้รับจัดสรรงบประมาณ ไม่รับการประเมิน",
    "เงื่อนไข: นับเฉพาะโครงการที่เบิกจ่ายแล้ว",
)
PERSONS = {
    "นับผลงานของเจ้าหน้าที่ทุกคน": ("sum", "เจ้าหน้าที่", None),
    "ครูทุกคนในโรงเรียนต้องจัดทำแผน": ("all", "ครู", None),
    "คิดจากค่าเฉลี่ยของพยาบาลในสังกัด": ("mean", "พยาบาล", None),
    "อย่างน้อยร้อยละ 80 ของข้าราชการต้องผ่านเกณฑ์": ("share", "ข้าราชการ", Decimal(80)),
    "พนักงานคนใดคนหนึ่งดำเนินการได้ ให้นับเป็นผลงานของฝ่าย": ("any", "พนักงาน", None),
    "at least 3 officers must fulfil the level": ("count", "officers", Decimal(3)),
    "the mean of the officers is scored": ("mean", "officers", None),
}
NO_PERSONS = ("มีเจ้าหน้าที่อย่างน้อย 3 คน", "ทุกคนในองค์กรสามารถเข้าถึงความรู้", "อบรมครู 20 คน")
LEVELS = [(1, "ร้อยละ 70"), (2, "ร้อยละ 80")]


@pytest.mark.parametrize("text", GATES)
def test_a_demand_of_every_level_gives_what_is_needed(text):
    (gate,) = read_notes([text]).gates
    assert gate.text == GATES[text]


@pytest.mark.parametrize("text", NO_GATES)
def test_what_concerns_one_level_or_item_or_other_people_is_no_gate(text):
    assert find_gate(text) is None


@pytest.mark.parametrize("text", PERSONS)
def test_how_persons_count_is_read(text):
    found = find_aggregation(text)
    assert found is not None
    assert (found.how, found.noun, found.least) == PERSONS[text]


@pytest.mark.parametrize("text", NO_PERSONS)
def test_persons_who_are_only_named_are_not_counted(text):
    assert find_aggregation(text) is None


def needed(*notes):
    scale = compile_scale(LEVELS, notes=notes)
    return [(gate.op.value, str(gate.value)) for gate in scale.gates], [note.code for note in scale.notes]


@pytest.mark.parametrize(
    ("words", "op"),
    [("ต่ำกว่าร้อยละ 50", ">="), ("ไม่ถึงร้อยละ 50", ">="), ("ไม่เกินร้อยละ 50", ">"), ("เกินร้อยละ 50", "<=")],
)
def test_a_failing_number_is_turned_round(words, op):
    gates, _ = needed(f"หากค้างจ่าย{words} ไม่ได้คะแนน")
    assert gates == [(op, "50")]


@pytest.mark.parametrize(
    "note",
    [
        "หากส่งผล 3 ครั้ง ไม่ได้คะแนน",
        "หากดีเพียงบางส่วน ไม่ได้คะแนน",
        "หากไม่ส่งแผนและไม่ลงนาม ไม่ได้คะแนน",
        "ทุกระดับต้องครบตามเกณฑ์",
    ],
)
def test_a_gate_that_cannot_be_read_is_a_doubt(note):
    gates, codes = needed(note)
    assert gates == []
    assert "gate-unread" in codes


def test_a_deduction_is_a_doubt_and_takes_no_list_for_gates():
    gates, codes = needed("หากส่งช้า หักคะแนน 0.5 คะแนน\n1) จัดประชุมอย่างน้อย 2 ครั้ง")
    assert (gates, codes.count("gate-unread")) == ([], 1)


def test_prose_without_a_break_is_left_alone():
    assert read_notes(["ทุกระดับต้องมีแผน" + "ข" * 600]).gates == ()


def test_a_deed_that_a_gate_and_a_level_name_belongs_to_no_level():
    scale = compile_scale([(1, "มีแผน"), (2, "ร้อยละ 80")], notes=["ทุกระดับต้องมีแผน"])
    assert [(deed.key, deed.level) for deed in scale.deeds] == [("d1", 0)]
    assert evaluate(scale, Facts(deeds={"d1": False}, values={"m1": Decimal(90)})).level == 0


def composite(levels, note, title=None):
    return compile_scale(levels, notes=[note], title=title).composite


PARTS = "ก. การคัดกรอง\nร้อยละ 70 = 30 คะแนน\nร้อยละ 90 = 60 คะแนน\nข. การเยี่ยมบ้าน\nร้อยละ 70 = 40 คะแนน\n"
SCORED = [(1, "คะแนนรวม 70 คะแนนขึ้นไป"), (2, "คะแนนรวม 90 คะแนนขึ้นไป")]


@pytest.mark.parametrize(
    "levels",
    [
        SCORED,
        [(1, "คะแนนร้อยละ 70"), (2, "คะแนนร้อยละ 90")],
        [(1, "ไม่น้อยกว่า 70"), (2, "ไม่น้อยกว่า 90")],
        [(1, "ได้ 70 คะแนน และส่งรายงาน"), (2, "ได้ 90 คะแนน")],
    ],
)
def test_levels_speak_of_the_sum_in_several_ways(levels):
    found = composite(levels, f"{PARTS}นำคะแนนมารวมกัน")
    assert found is not None
    assert [[str(row.points) for row in part.rows] for part in found.parts] == [["30", "60"], ["40"]]


@pytest.mark.parametrize(
    ("levels", "note"),
    [
        (SCORED, f"{PARTS}นำคะแนนมาเฉลี่ย"),
        (SCORED, f"{PARTS}คะแนนรวม = ก + ข + ค"),
        (SCORED, f"{PARTS}คะแนนรวม = 0.4 × ก + 0.6 × ข"),
        ([(1, "คะแนนร้อยละ 70"), (2, "คะแนนร้อยละ 90")], f"{PARTS}ร้อยละ 90 = 90 คะแนน\nนำคะแนนมารวมกัน"),
        ([(1, "ฝึกอบรม 70 คน"), (2, "ฝึกอบรม 90 คน")], f"{PARTS}นำคะแนนมารวมกัน"),
        (
            [(1, "ได้ 70 คะแนน และสอบได้ 60 คะแนน"), (2, "ได้ 90 คะแนน และสอบได้ 80 คะแนน")],
            f"{PARTS}นำคะแนนมารวมกัน",
        ),
    ],
)
def test_points_that_are_no_plain_sum_of_the_levels_are_a_doubt(levels, note):
    scale = compile_scale(levels, notes=[note])
    assert scale.composite is None
    assert [entry.code for entry in scale.notes if "unread" in entry.code] == ["points-unread"]


@pytest.mark.parametrize(
    "note", ["ร้อยละ 70 = 1 คะแนน\nร้อยละ 80 = 2 คะแนน", "ก. ร้อยละ 70 = 1 คะแนน\nข. ร้อยละ 80 = 2 คะแนน"]
)
def test_levels_said_again_as_points_are_no_composite_measure(note):
    scale = compile_scale(LEVELS, notes=[note])
    assert (scale.composite, [entry.code for entry in scale.notes if "unread" in entry.code]) == (None, [])


def test_a_part_shares_the_measure_that_a_level_speaks_of():
    levels = [(1, "การคัดกรองไม่น้อยกว่าร้อยละ 60"), (2, "คะแนนรวม 90 คะแนนขึ้นไป")]
    scale = compile_scale(levels, notes=[f"{PARTS}คะแนนรวม = ก + ข"])
    assert scale.composite is not None
    assert scale.composite.measure == "m2"
    assert [part.measure for part in scale.composite.parts] == ["m1", "m3"]


def test_points_under_figures_and_points_of_thousands_are_read():
    note = (
        "การจัดเก็บ\nร้อยละ\t80\t90\nคะแนน\t1,000\t2,000\nการคืน\nร้อยละ\t80\t90\nคะแนน\t500\tมาก\n"
        "อื่น ๆ = 100 คะแนน\nรวมคะแนนทุกข้อ"
    )
    found = composite([(1, "คะแนนรวม 1,500 คะแนน"), (2, "คะแนนรวม 2,500 คะแนน")], note)
    assert found is not None
    assert [[str(row.points) for row in part.rows] for part in found.parts] == [["1000", "2000"], ["500"]]
    assert found.parts[1].otherwise == 100


PIECES = [
    *GATES,
    *NO_GATES,
    *PERSONS,
    *PARTS.splitlines(),
    "คะแนน\t1\t2",
    "ร้อยละ\t1\t2",
    "D = A + B",
    "\n",
    "",
    "๑)",
    "หาก",
]


@settings(max_examples=80, deadline=None)
@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=20), max_size=8))
def test_no_note_makes_the_core_raise(pieces):
    scale = compile_scale(SCORED, notes=["\n".join(pieces), " ".join(pieces)])
    assert from_json(to_json(scale)) == scale
    lint(scale)
    assert evaluate(scale, Facts()).level in {None, 0}
