"""Tables as offices make them in Word: merged headers, merged indicators, two columns of an amendment."""

from __future__ import annotations

import io

import docx

from samrit.letters import read_letter


def made(head, fill) -> list:
    word = docx.Document()
    for line in head:
        word.add_paragraph(line)
    fill(word)
    buffer = io.BytesIO()
    word.save(buffer)
    return read_letter(buffer.getvalue(), name="letter.docx")


def ladder(indicator):
    return {level.level: level.text.text for ladder in indicator.ladders for level in ladder.levels}


def test_a_header_of_two_merged_rows_names_the_columns_of_the_levels():
    def fill(word):
        table = word.add_table(rows=2, cols=9)
        for place, name in (
            (0, "ลำดับ"),
            (1, "ตัวชี้วัด"),
            (2, "น้ำหนัก (ร้อยละ)"),
            (3, "ระดับค่าเป้าหมาย"),
            (8, "ผู้รับผิดชอบ"),
        ):
            table.cell(0, place).text = name
        table.cell(0, 3).merge(table.cell(0, 7))
        for place in (0, 1, 2, 8):
            table.cell(0, place).merge(table.cell(1, place))
        for place in range(5):
            table.cell(1, 3 + place).text = str(place + 1)
        block = table.add_row().cells
        block[0].merge(block[8]).text = "ตัวชี้วัดรายทีม"
        texts = ["๑", "จำนวนจุดเสี่ยงที่แก้ไข", "๑๐๐", "๑ จุด", "๒ จุด", "๓ จุด", "๔ จุด", "๕ จุดขึ้นไป", "งานวางแผน"]
        for cell, text in zip(table.add_row().cells, texts, strict=True):
            cell.text = text

    draft = made(["ที่ คค ๐๖๙๙/ว ๒๑๐", "แขวงทางหลวงหินงาม", "เรียน หัวหน้าหมวดทุกหมวด", "ให้บันทึกตัวชี้วัด"], fill)
    (indicator,) = draft.indicators
    assert (indicator.scope, indicator.number, str(indicator.weight)) == ("team", "1", "100")
    assert ladder(indicator) == {1: "๑ จุด", 2: "๒ จุด", 3: "๓ จุด", 4: "๔ จุด", 5: "๕ จุดขึ้นไป"}
    assert draft.head.issuer.text == "แขวงทางหลวงหินงาม"
    assert [one.text for one in draft.head.recipients] == ["หัวหน้าหมวดทุกหมวด"]


def test_an_indicator_merged_beside_the_rows_of_its_levels_is_one():
    def fill(word):
        table = word.add_table(rows=1, cols=4)
        for cell, name in zip(table.rows[0].cells, ("ตัวชี้วัด", "น้ำหนัก", "ระดับ", "เกณฑ์การประเมิน"), strict=True):
            cell.text = name
        for number in ("๑", "๒"):
            first = len(table.rows)
            for level in range(1, 6):
                cells = table.add_row().cells
                cells[2].text, cells[3].text = str(level), f"ร้อยละ {level * 20}"
            table.cell(first, 0).merge(table.cell(first + 4, 0)).text = f"ตัวชี้วัดที่ {number} งาน"
            table.cell(first, 1).merge(table.cell(first + 4, 1)).text = "๕๐"

    draft = made(["ที่ ลน ๕๒๐๐๑/๘๘"], fill)
    assert [(one.number, str(one.weight), len(ladder(one))) for one in draft.indicators] == [
        ("1", "50", 5),
        ("2", "50", 5),
    ]


def test_two_columns_of_old_and_new_words_are_a_pair():
    def fill(word):
        table = word.add_table(rows=2, cols=2)
        table.cell(0, 0).text, table.cell(0, 1).text = "ข้อความเดิม", "ข้อความใหม่"
        for column, weight in ((0, "๒๐"), (1, "๒๕")):
            levels = "\n".join(f"ระดับ {level} ไม่น้อยกว่าร้อยละ {level * 10}" for level in range(1, 6))
            table.cell(1, column).text = f"ตัวชี้วัดที่ ๔ ร้อยละของงาน\nน้ำหนัก {weight}\n{levels}"

    draft = made(["ที่ ยธ ๐๗๙๙/ว ๑๙", "ถึง สถานพินิจทุกแห่ง"], fill)
    assert [(one.number, one.change, str(one.weight), one.title.text) for one in draft.indicators] == [
        ("4", "before", "20", "ร้อยละของงาน"),
        ("4", "after", "25", "ร้อยละของงาน"),
    ]
