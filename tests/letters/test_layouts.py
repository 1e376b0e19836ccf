"""Where indicators begin and end, and what each row and line adds to them."""

from __future__ import annotations

import pytest

from samrit.letters import read_letter

HEADER = "ตัวชี้วัด\tน้ำหนัก\tหน่วยงาน\n"
ONE = "ตัวชี้วัดที่ ๑ งาน ระดับ ๑ ก ระดับ ๒ ข\t๖๐\tกองแผน\n"
LEVELS = "ระดับ ๑ ก\nระดับ ๒ ข\n"


def read(text):
    return read_letter(text.encode(), name="letter.txt")


def rows(draft):
    return [
        (
            item.scope,
            item.number,
            item.title.text,
            str(item.weight),
            [owner.name.text for owner in item.owners],
            {level.level: level.text.text for ladder in item.ladders for level in ladder.levels},
        )
        for item in draft.indicators
    ]


def noise(draft):
    return [finding.quote for finding in draft.findings if finding.code == "unreadable-text"]


def test_a_row_that_goes_on_after_a_page_break_belongs_to_the_indicator_above():
    draft = read(f"{HEADER}ตัวชี้วัดที่ ๑ งาน ระดับ ๑ ก\t\t\n\n{HEADER}ต่อ ระดับ ๒ ข\t๖๐\tกองแผน\n")
    assert rows(draft) == [(None, "1", "งาน", "60", ["กองแผน"], {1: "ก ต่อ", 2: "ข"})]


def test_a_header_that_is_repeated_inside_a_table_is_no_row():
    draft = read(f"{HEADER}{ONE}{HEADER}\t\t\n{ONE.replace('๑ งาน', '๒ งาน')}")
    assert [row[1] for row in rows(draft)] == ["1", "2"]
    assert noise(draft) == []


def test_a_table_without_a_header_goes_on_with_the_columns_above():
    draft = read(f"{HEADER}{ONE}\nตัวชี้วัดที่ ๒ คน ระดับ ๑ ค ระดับ ๒ ง\t๔๐\tกองคน\n")
    assert [row[1:5] for row in rows(draft)] == [("1", "งาน", "60", ["กองแผน"]), ("2", "คน", "40", ["กองคน"])]


@pytest.mark.parametrize(
    "table",
    ["สมชาย\tกองแผน\t๐๒ ๙๙๙\nสมหญิง\tกองคน\t๐๒ ๘๘๘\n", "ก\tข\nค\tง\n"],
)
def test_another_list_after_the_indicators_is_none_of_theirs(table):
    draft = read(f"{HEADER}{ONE}\n{table}")
    assert rows(draft) == [(None, "1", "งาน", "60", ["กองแผน"], {1: "ก", 2: "ข"})]


def test_a_cell_that_goes_on_in_a_table_of_one_cell_is_kept():
    draft = read(f"{HEADER}{ONE}\nและ ค\t\t\n")
    assert rows(draft)[0][5] == {1: "ก", 2: "ข และ ค"}


def test_levels_under_the_table_go_on_with_the_last_indicator():
    draft = read(f"{HEADER}ตัวชี้วัดที่ ๑ งาน ระดับ ๑ ก\t๖๐\tกองแผน\n\nระดับ ๒ ข\n")
    assert rows(draft)[0][5] == {1: "ก", 2: "ข"}


def test_without_any_header_the_columns_are_guessed_from_what_they_hold():
    draft = read(
        "ตัวชี้วัดที่ ๑ งาน ระดับ ๑ ก ระดับ ๒ ข\t๖๐\tกองแผน\tก\nตัวชี้วัดที่ ๒ คน ระดับ ๑ ค ระดับ ๒ ง\t๔๐\tกองคน\t\n"
    )
    assert [row[1:5] for row in rows(draft)] == [("1", "งาน", "60", ["กองแผน"]), ("2", "คน", "40", ["กองคน"])]


def test_two_indicators_in_one_row_take_the_weights_in_order():
    title = "<p>ตัวชี้วัดที่ ๑ งาน ระดับ ๑ ก ระดับ ๒ ข</p><p>ตัวชี้วัดที่ ๒ คน ระดับ ๑ ค ระดับ ๒ ง</p>"
    draft = read(f"{HEADER}{title}\t<p>๖๐</p><p>๔๐</p>\tกองแผน\n")
    assert [(row[1], row[3]) for row in rows(draft)] == [("1", "60"), ("2", "40")]


def test_two_indicators_in_one_line_are_two():
    line = "ตัวชี้วัดรายทีม ตัวชี้วัดที่ ๑ ตามข้อ ตัวชี้วัดที่ ๙ เดิม ระดับ ๑ ก ระดับ ๒ ข ตัวชี้วัดที่ ๒ คน ระดับ ๑ ค ระดับ ๒ ง"
    draft = read(f"{HEADER}{line}\t๖๐\tกองแผน\n")
    assert [row[:3] for row in rows(draft)] == [("team", "1", "ตามข้อ ตัวชี้วัดที่ ๙ เดิม"), ("team", "2", "คน")]


def test_a_weight_alone_in_a_row_is_the_missing_weight_or_the_sum():
    draft = read(f"{HEADER}ตัวชี้วัดที่ ๑ งาน ระดับ ๑ ก ระดับ ๒ ข\t\tกองแผน\n\t๖๐\t\n\t๑๐๐\t\n")
    assert rows(draft)[0][3] == "60"
    assert [str(total.value) for total in draft.totals] == ["100"]


def test_a_source_beside_an_owner_is_a_source():
    draft = read("ตัวชี้วัด\tน้ำหนัก\tแหล่งข้อมูล\tผู้รับผิดชอบ\nตัวชี้วัดที่ ๑ งาน ระดับ ๑ ก ระดับ ๒ ข\t๖๐\tระบบคลัง\tกองแผน\n")
    assert draft.indicators[0].data_source.text == "ระบบคลัง"
    assert rows(draft)[0][4] == ["กองแผน"]


def test_cells_before_any_indicator_are_listed_as_dropped():
    draft = read(f"{HEADER}คำชี้แจง\tก\tข\n{ONE}~~\t\t\n")
    assert noise(draft) == ["คำชี้แจง", "ก", "ข", "~~"]


def test_remains_of_cells_are_listed_and_page_furniture_is_not():
    draft = read(
        f"{HEADER}{ONE}\n๒๐.\n\n- ๒ -\n\nหน้า ๒/๓\n\n_____\n\nหัวข้อ\n\n{HEADER}{ONE.replace('๑ งาน', '๒ งาน')}"
    )
    assert noise(draft) == ["๒๐."]


def test_a_group_of_indicators_is_no_indicator_and_no_noise():
    draft = read(f"{HEADER}ยุทธศาสตร์ที่ ๑ คน\t\t\n{ONE}")
    assert len(draft.indicators) == 1
    assert noise(draft) == []


def test_blocks_may_stand_in_a_column():
    draft = read(
        "ประเภทตัวชี้วัด\tตัวชี้วัด\tน้ำหนัก\tเกณฑ์\n"
        "ทีม\t๑. งาน\t๖๐\tระดับ ๑ ก ระดับ ๒ ข\n"
        "ตัวชี้วัดรายบุคคล\t๑. คน\t๔๐\tระดับ ๑ ก ระดับ ๒ ข\n"
        "\t๒. ต่อ\t๖๐\tระดับ ๑ ก ระดับ ๒ ข\n"
    )
    assert [row[:4] for row in rows(draft)] == [
        ("team", "1", "งาน", "60"),
        ("individual", "1", "คน", "40"),
        ("individual", "2", "ต่อ", "60"),
    ]


def test_a_number_column_may_hold_the_whole_word():
    draft = read("ที่\tตัวชี้วัด\tน้ำหนัก\nตัวชี้วัดที่ ๓\tงาน\t๖๐\n๔\tตัวชี้วัดรายบุคคล\t\n๕\tตัวชี้วัดที่ ๕ คน\t๔๐\n")
    assert [row[:4] for row in rows(draft)] == [(None, "3", "งาน", "60"), ("individual", "5", "คน", "40")]


def test_old_and_new_beside_each_other_share_the_number_and_the_weight():
    draft = read(
        "ที่\tตัวชี้วัด\tเดิม\tแก้ไขเป็น\tน้ำหนัก\n"
        "๑\tงาน\tระดับ ๑ ก ระดับ ๒ ข\tระดับ ๑ ค ระดับ ๒ ง\t๖๐\n"
        "\tตัวชี้วัดที่ ๒ คน\tระดับ ๑ ก ระดับ ๒ ข\tระดับ ๑ ค ระดับ ๒ ง\t๔๐\n"
        "\t\tก\t\t\n"
    )
    assert [
        (item.change, *row[1:4], row[5]) for item, row in zip(draft.indicators, rows(draft), strict=True)
    ] == [
        ("before", "1", "งาน", "60", {1: "ก", 2: "ข"}),
        ("after", "1", "งาน", "60", {1: "ค", 2: "ง"}),
        ("before", "2", "คน", "40", {1: "ก", 2: "ข"}),
        ("after", "2", "คน", "40", {1: "ค", 2: "ง"}),
    ]


def test_lines_without_a_table_are_read():
    draft = read(
        "ตัวชี้วัดรายบุคคล\n\nตัวชี้วัดที่ ๑ งาน\nของปี\nน้ำหนัก : ๖๐\n"
        f"{LEVELS}ต่อ\n\nอำเภอขนาดเล็ก\n\n{LEVELS}\nจบเรื่องแรก\n\n"
        "ให้รายงานผลภายในวันที่ ๕ มีนาคม ๒๕๖๘\n\n"
        f"ตัวชี้วัดที่ ๒ คน (น้ำหนัก ๔๐)\n\n{LEVELS}\nรวมน้ำหนัก ๑๐๐\n\n"
        "ตัวชี้วัดที่ ๓ ที่กล่าวถึง\n\nลงชื่อ ....\n"
    )
    assert [row[1:4] for row in rows(draft)] == [("1", "งาน ของปี", "60"), ("2", "คน", "40")]
    assert [ladder.when.text if ladder.when else None for ladder in draft.indicators[0].ladders] == [
        None,
        "อำเภอขนาดเล็ก",
    ]
    assert [item.what for item in draft.deadlines] == ["report-results"]
    assert [str(total.value) for total in draft.totals] == ["100"]


def test_a_shared_goal_may_name_its_indicator_on_the_same_line():
    draft = read(
        f"เป้าหมายการปฏิบัติงานที่ ตัวชี้วัดที่ ๑ งาน\n{LEVELS}\n"
        "เป้าหมายการปฏิบัติงานรายบุคคล (นายสมมุติ)\nตัวชี้วัดที่ ๒ คน\n"
        f"{LEVELS}"
    )
    assert [
        (item.scope, item.scope_inferred, item.assignee and item.assignee.text) for item in draft.indicators
    ] == [
        ("team", True, None),
        ("individual", False, "นายสมมุติ"),
    ]
    assert [finding.code for finding in draft.findings] == ["inferred"]


def test_sub_indicators_know_their_parent_and_a_stranger_does_not():
    draft = read(f"{HEADER}ตัวชี้วัดที่ ๓ ใหญ่\t\t\n{ONE.replace('ที่ ๑', 'ที่ ๓.๑')}{ONE.replace('ที่ ๑', 'ที่ ๔.๑')}")
    assert [(item.number, item.parent and item.parent.title) for item in draft.indicators] == [
        ("3.1", "ใหญ่"),
        ("4.1", None),
    ]


def test_a_sheet_keeps_formula_collection_and_definitions_apart():
    draft = read(
        "ตัวชี้วัดที่ ๑ งาน\nหน่วยวัด : ร้อยละ\nน้ำหนัก : ๕๐\n"
        "เกณฑ์การให้คะแนน :\nแบ่งเป็นสองระดับ\n"
        f"{LEVELS}หลักฐาน : รายงาน\n\n- ๓ -\n\nคำนิยาม\n๑. สูตรการคำนวณ\n"
        "a / b\n๒. งาน หมายถึง ก\n๓. วิธีการจัดเก็บข้อมูล\n๓.๑ ทุกเดือน\n"
        "๔. แหล่งข้อมูล : เดิม\n~~\n"
    )
    item = draft.indicators[0]
    assert item.formula.text == "a / b"
    assert item.definitions.text == "๒. งาน หมายถึง ก\n๔. แหล่งข้อมูล : เดิม"
    assert item.collection.text == "๓.๑ ทุกเดือน"
    assert item.evidence.text == "รายงาน"
    assert rows(draft)[0][5] == {1: "ก", 2: "ข"}
    assert noise(draft) == ["~~"]


def test_a_matrix_of_steps_before_any_indicator_concerns_none():
    matrix = "ระดับ\tขั้นตอนที่ ๑\tขั้นตอนที่ ๒\n๑\t✓\t\n๒\t✓\t✓\n"
    draft = read(f"{matrix}\nตัวชี้วัดที่ ๑ งาน\n\n{matrix}\n๑\tก\n๒\tข\n")
    assert draft.indicators[0].stepwise
    assert rows(draft)[0][5] == {1: "ก", 2: "ข"}


def test_a_sheet_may_be_a_table_of_labels():
    draft = read(
        "ตัวชี้วัดที่ ๑\tงาน\nน้ำหนัก:\t๕๐\n\t\n"
        "หน่วยวัด\t<p>ร้อยละ</p><p>ของทั้งหมด</p>\n<p>คำนิยาม</p><p>ก</p>\tข\n"
        "ระดับ ๑ ก ระดับ ๒ ข\t\n"
    )
    item = draft.indicators[0]
    assert (item.number, item.title.text, str(item.weight)) == ("1", "งาน", "50")
    assert (item.unit.text, item.definitions.text) == ("ร้อยละ ของทั้งหมด", "ก\nข")


def test_classes_named_in_the_text_are_known_where_criteria_differ_by_class():
    text = (
        "อำเภอขนาดกลาง\n"
        "\n"
        f"{HEADER}ตัวชี้วัดที่ ๑ งาน อำเภอขนาดใหญ่ ระดับ ๑ ก ระดับ ๒ ข อำเภอขนาดเล็ก ระดับ ๑ ก ระดับ ๒ ข\t๑\tก\n"
    )
    assert read(text).classes == ("อำเภอขนาดใหญ่", "อำเภอขนาดเล็ก", "อำเภอขนาดกลาง")


def test_a_table_without_numbers_lists_indicators_by_their_weights():
    text = "ตัวชี้วัด\tน้ำหนัก\tเกณฑ์\n<p>งาน</p><p>ของปี</p>\t๖๐\tระดับ ๑ ก ระดับ ๒ ข\nคน ระดับ ๑ ค ระดับ ๒ ง\t๔๐\t\n"
    draft = read(text + "ระดับ ๓ จ\t๔๐\t\nตัวชี้วัดรายบุคคล\t๑๐๐\t\n")
    assert [row[1:4] + row[5:] for row in rows(draft)] == [
        (None, "งาน ของปี", "60", {1: "ก", 2: "ข"}),
        (None, "คน", "40", {1: "ค", 2: "ง", 3: "จ"}),
    ]


def test_an_empty_column_of_a_level_gives_none():
    draft = read("ตัวชี้วัด\tน้ำหนัก\t๑\t๒\t๓\nตัวชี้วัดที่ ๑ งาน\t๖๐\tก\t\tค\n")
    assert rows(draft)[0][5] == {1: "ก", 3: "ค"}


def test_the_last_level_may_stand_alone_on_the_next_page():
    draft = read("ตัวชี้วัดที่ ๑ งาน\n\n๑\tก\n๒\tข\n\n๓\tค\n\n๙\tง\n")
    assert rows(draft)[0][5] == {1: "ก", 2: "ข", 3: "ค"}


def test_a_class_in_the_cell_of_the_title_begins_the_next_ladder():
    header = "ตัวชี้วัด\tน้ำหนัก\tระดับ ๑\tระดับ ๒\tระดับ ๓\n"
    draft = read(f"{header}ตัวชี้วัดที่ ๑ งาน\t๑๐๐\t\t\t\nอำเภอขนาดใหญ่\t\tก\tข\tค\nอำเภอขนาดเล็ก\t\tง\tจ\tฉ\n")
    (indicator,) = draft.indicators
    assert indicator.title.text == "งาน"
    assert [(one.when.text, [level.text.text for level in one.levels]) for one in indicator.ladders] == [
        ("อำเภอขนาดใหญ่", ["ก", "ข", "ค"]),
        ("อำเภอขนาดเล็ก", ["ง", "จ", "ฉ"]),
    ]


def test_a_number_alone_in_the_columns_of_an_amendment_is_the_weight():
    draft = read("ตัวชี้วัด\tเดิม\tแก้ไขเป็น\nตัวชี้วัดที่ ๔ งาน\t๑๐\t๑๕\n")
    assert [(one.change, str(one.weight)) for one in draft.indicators] == [("before", "10"), ("after", "15")]


def test_levels_beside_a_title_in_the_columns_of_an_amendment_are_its_own():
    draft = read("ตัวชี้วัด\tเดิม\tแก้ไขเป็น\nตัวชี้วัดที่ ๔ งาน\tระดับ ๑ ก ระดับ ๒ ข\tระดับ ๑ ค ระดับ ๒ ง\n")
    assert [(row[1], row[5]) for row in rows(draft)] == [("4", {1: "ก", 2: "ข"}), ("4", {1: "ค", 2: "ง"})]


def test_a_row_of_an_amendment_without_a_heading_is_left_out():
    draft = read("เดิม\tแก้ไขเป็น\nตามนี้\tตามนั้น\nตัวชี้วัดที่ ๑ ก\tตัวชี้วัดที่ ๑ ข\n")
    assert [one.title.text for one in draft.indicators] == ["ก", "ข"]


def test_a_heading_that_spans_the_row_from_another_column_is_no_owner():
    draft = read(
        "หน่วยงานรับผิดชอบ\tน้ำหนัก\tตัวชี้วัด\nกองแผน\t๖๐\tตัวชี้วัดที่ ๑ งาน ระดับ ๑ ก ระดับ ๒ ข\n"
        "กองคลัง\t\t\nตัวชี้วัดที่ ๒ ใหญ่\t\t\nกองคน\t๔๐\tตัวชี้วัดที่ ๒.๑ คน ระดับ ๑ ก ระดับ ๒ ข\n"
    )
    assert [row[1:5] for row in rows(draft)] == [
        ("1", "งาน", "60", ["กองแผน", "กองคลัง"]),
        ("2.1", "คน", "40", ["กองคน"]),
    ]
    assert draft.indicators[1].parent.title == "ใหญ่"


def test_the_end_of_a_units_name_on_the_next_line_is_no_unit():
    draft = read(f"{HEADER}ตัวชี้วัดที่ ๑ ก ระดับ ๑ ก ระดับ ๒ ข\t๖๐\t<p>กลุ่มอนุรักษ์พลัง</p><p>งาน</p>\n")
    assert rows(draft)[0][4] == ["กลุ่มอนุรักษ์พลังงาน"]


def test_running_text_that_mentions_an_indicator_keeps_its_deadlines():
    draft = read(
        "ที่ กก ๐๐๐๑/ว ๕\n\nตามที่ได้แจ้งนั้น ให้ดำเนินการตาม\nตัวชี้วัดที่ ๑ งาน และรายงานผลการดำเนินงาน\n"
        f"ภายในวันที่ ๑๕ มีนาคม ๒๕๖๙\n\n{HEADER}{ONE}"
    )
    assert [(one.what, one.date.isoformat()) for one in draft.deadlines] == [("report-results", "2026-03-15")]


def test_a_block_that_only_the_text_names_is_inferred():
    draft = read(f"ขอแจ้งตัวชี้วัดรายบุคคล ดังแนบ\n\n{HEADER}{ONE}")
    assert rows(draft)[0][0] == "individual"
    assert [finding.code for finding in draft.findings] == ["inferred"]
    both = read(f"ขอแจ้งตัวชี้วัดรายทีม และตัวชี้วัดรายบุคคล ดังแนบ\n\n{HEADER}{ONE}")
    assert rows(both)[0][0] is None
