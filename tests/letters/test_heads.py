"""Heads, rounds, parties, deadlines and agendas of letters in many words."""

from __future__ import annotations

import pytest

from samrit.letters import read_letter

TABLE = "ตัวชี้วัด\tน้ำหนัก\tหน่วยงาน\nตัวชี้วัดที่ ๑ งาน ระดับ ๑ ก ระดับ ๒ ข\t๑๐๐\tกองแผน\n"
ROUND = "รอบการประเมินที่ ๒ ปีงบประมาณ พ.ศ. ๒๕๖๗ (๑ เมษายน ๒๕๖๗ - ๓๐ กันยายน ๒๕๖๗)\n"


def read(text, *, after=""):
    return read_letter(f"{text}\n\n{TABLE}{after}".encode(), name="letter.txt")


def words(passage):
    return passage.text if passage else None


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("ที่ ขบ ๐๐๑๙/ว ๓๕๒๙", "ขบ 0019/ว 3529"),
        ("ที่ ขย ๐๐๑๙/๑๘๓๓", "ขย 0019/1833"),
        ("ที่  มท  0405.2 / ว12", "มท 0405.2/ว12"),
        ("ที่ อว ๖๙๐๑(๒)/๕", "อว 6901(2)/5"),
        ("No. HB 0012/45", "HB 0012/45"),
        ("ที่ประชุมเห็นชอบ", None),
    ],
)
def test_a_letters_number_is_read_without_its_word(line, number):
    assert read(line).head.number == number


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("๑๖ พฤษภาคม ๒๕๖๗", "2024-05-16"),
        ("วันที่ ๑๖ พฤษภาคม ๒๕๖๗", "2024-05-16"),
        ("ที่ ศธ ๐๔๐/๑ วันที่ 3 เมษายน 2568", "2025-04-03"),
        ("ด้วยเหตุนี้\n\n๑๖ พฤษภาคม ๒๕๖๗", None),
        ("เวียงทอง", None),
    ],
)
def test_a_letters_date_stands_above_its_text(text, date):
    found = read(text).head.date
    assert (found.isoformat() if found else None) == date


def test_the_parts_of_a_head_are_read():
    head = read(
        "ที่ กก ๑/๒\n\nสำนักงานเกษตรจังหวัดเวียงทอง\n๑ ถนนหลัก\n\nเรื่อง แจ้งตัวชี้วัด\nประจำปี\n\n"
        "เรียน เกษตรอำเภอ, หัวหน้ากลุ่ม\n\nเรื่อง ซ้ำ\n\nด้วยมีแผน"
    ).head
    assert words(head.subject) == "แจ้งตัวชี้วัด ประจำปี"
    assert words(head.issuer) == "สำนักงานเกษตรจังหวัดเวียงทอง"
    assert [words(one) for one in head.recipients] == ["เกษตรอำเภอ", "หัวหน้ากลุ่ม"]


@pytest.mark.parametrize(
    ("text", "issuer"),
    [
        ("เรื่อง ก\n\nสำนักงานเกษตร", None),
        ("ด้วยมีแผน\n\nสำนักงานเกษตร", None),
        ("ส่วนราชการ กองแผนงาน", "กองแผนงาน"),
        ("ถึง ทุกอำเภอ\n\nด้วยมีแผน\n\nสำนักงานเกษตรจังหวัด", "สำนักงานเกษตรจังหวัด"),
        ("ถนนหลัก ตำบลกลาง\nจังหวัดทอง ๓๐๐๐๐", None),
    ],
)
def test_the_issuer_stands_above_the_subject_or_under_a_stamped_text(text, issuer):
    assert words(read(text).head.issuer) == issuer


def test_a_letter_that_amends_names_the_one_it_changes():
    text = (
        "ตามหนังสือจังหวัด ที่ กก ๐๐๑/ว ๕ ลงวันที่ ๔ มิถุนายน ๒๕๖๗ ขอแก้ไขตัวชี้วัด ตามหนังสือที่ กก ๐๐๑/ว ๕ ลงวันที่ ๔ มิถุนายน ๒๕๖๗"
    )
    head = read(text).head
    assert (head.amends.number, head.amends.date.isoformat(), head.references) == (
        "กก 001/ว 5",
        "2024-06-04",
        (),
    )


def test_a_letter_that_only_refers_amends_nothing():
    head = read("อ้างถึง หนังสือจังหวัด ที่ กก ๐๐๑/ว ๕ ลงวันที่ ๔ มิถุนา").head
    assert head.amends is None
    assert [(one.number, one.date) for one in head.references] == [("กก 001/ว 5", None)]


@pytest.mark.parametrize(
    ("text", "expected", "codes"),
    [
        (ROUND, (2567, 2, "2024-04-01", "2024-09-30"), []),
        ("รอบที่ ๑/๒๕๖๘", (2568, 1, "2024-10-01", "2025-03-31"), ["inferred"]),
        ("ครั้งที่ 2 ปีงบประมาณ 2568", (2568, 2, "2025-04-01", "2025-09-30"), ["inferred"]),
        (
            "รอบการประเมินที่ ๑ (๑ ตุลาคม ๒๕๖๓ - ๓๑ มีนาคม ๒๕๖๔)",
            (2564, 1, "2020-10-01", "2021-03-31"),
            ["inferred"],
        ),
        (ROUND.replace("พ.ศ. ๒๕๖๗", "พ.ศ. ๒๕๖๖"), (2566, 2, "2024-04-01", "2024-09-30"), ["round-mismatch"]),
        (ROUND.replace("๓๐ กันยายน", "๓๐ ตุลาคม"), (2567, 2, "2024-04-01", "2024-10-30"), ["round-mismatch"]),
        ("รอบการประเมินที่ ๒ (๑ เมษายน ๒๕๖๗ และครั้งถัดไป ๓๐ กันยายน ๒๕๖๗)", (None, 2, None, None), []),
        ("ปีงบประมาณ ๒๕๖๗", (2567, None, None, None), []),
        ("รอบ ๖ เดือนหลัง ประจำปี ๒๕๖๗", (2567, 2, "2024-04-01", "2024-09-30"), ["inferred"]),
        ("รอบครึ่งปีแรก ปีงบประมาณ ๒๕๖๗", (2567, 1, "2023-10-01", "2024-03-31"), ["inferred"]),
        ("แผนประจำปี ๒๕๖๕ ปีงบประมาณ ๒๕๖๗", (2567, None, None, None), []),
        ("ไม่มีรอบ", (None, None, None, None), []),
    ],
)
def test_the_round_is_read_and_checked_against_itself(text, expected, codes):
    draft = read(text)
    period = draft.round
    days = [day.isoformat() if day else None for day in (period.start, period.end)]
    assert (period.fiscal_year, period.number, *days) == expected
    assert [finding.code for finding in draft.findings] == codes


def test_what_a_letter_says_before_its_indicators_counts_more():
    draft = read(ROUND, after="\nรอบการประเมินที่ ๑\n\nรอบการประเมินที่ ๑\n")
    assert draft.round.number == 2


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        ("ระหว่าง พัฒนาการจังหวัด กับ พัฒนาการอำเภอ", ("พัฒนาการจังหวัด", "พัฒนาการอำเภอ")),
        ("ตำแหน่ง เกษตรจังหวัด กับ เกษตรอำเภอ", ("เกษตรจังหวัด", "เกษตรอำเภอ")),
        ("คลังจังหวัด กับ หัวหน้ากลุ่มงาน", ("คลังจังหวัด", "หัวหน้ากลุ่มงาน")),
        ("Between Harbour Master and Section Head", ("Harbour Master", "Section Head")),
        ("ผู้ประเมิน : ผู้อำนวยการ ผู้รับการประเมิน : หัวหน้ากลุ่ม", ("ผู้อำนวยการ", "หัวหน้ากลุ่ม")),
        ("ผู้รับการประเมิน : หัวหน้ากลุ่ม", (None, "หัวหน้ากลุ่ม")),
        ("จัดทำข้อตกลงระหว่างเกษตรจังหวัดกับเกษตรอำเภอ แล้ว", ("เกษตรจังหวัด", "เกษตรอำเภอ")),
        ("ตำแหน่ง พัฒนาการจังหวัด", (None, "พัฒนาการจังหวัด")),
        ("ทำงานร่วม กับ ชุมชน", (None, None)),
        ("ความร่วมมือระหว่างรัฐกับเอกชน ในพื้นที่", (None, None)),
    ],
)
def test_the_parties_are_read_by_office(text, parties):
    found = read(text).parties
    assert (words(found.assessor), words(found.assessee)) == parties


@pytest.mark.parametrize(
    ("text", "deadlines"),
    [
        ("ให้บันทึกตัวชี้วัดภายในวันที่ ๕ มีนาคม ๒๕๖๔", [("record-targets", "2021-03-05")]),
        (
            "จัดทำ ณ ต้นรอบการประเมิน ภายในวันที่ ๕ มีนาคม ๒๕๖๔ และปลายรอบ ภายในวันที่ ๓๑ มีนาคม ๒๕๖๔",
            [("record-targets", "2021-03-05"), ("report-results", "2021-03-31")],
        ),
        (
            "ให้รายงานผลภายในวันที่ ๓๑ มีนาคม ๒๕๖๔ พร้อมทั้งจัดส่งแบบประเมินให้จังหวัด",
            [("report-results", "2021-03-31"), ("submit-documents", "2021-03-31")],
        ),
        (
            "ให้รายงานผลภายในวันที่ ๓๑ มีนาคม ๒๕๖๔ และส่งเอกสารภายในวันที่ ๕ เมษายน ๒๕๖๔",
            [("report-results", "2021-03-31"), ("submit-documents", "2021-04-05")],
        ),
        ("ประชุมชี้แจงในวันที่ ๒ เมษายน ๒๕๖๔", [("meeting", "2021-04-02")]),
        ("ในวันที่ ๒ เมษายน ๒๕๖๔ จะมีการประชุม", [("meeting", "2021-04-02")]),
        ("หยุดงานในวันที่ ๒ เมษายน ๒๕๖๔", []),
        ("ใช้ข้อมูล ณ วันที่ ๑๕ มีนาคม ๒๕๖๔", [("cutoff", "2021-03-15")]),
        ("ประกาศ ณ วันที่ ๑๕ มีนาคม ๒๕๖๔", []),
        ("แล้วเสร็จภายในวันที่ ๑๕ มีนาคม ๒๕๖๔", [("other", "2021-03-15")]),
        ("หนังสือ ลงวันที่ ๑๕ มีนาคม ๒๕๖๔", []),
        ("ช่วง ๑ มีนาคม ๒๕๖๔ เป็นต้นไป", []),
        (
            "ส่งแบบภายในวันที่ ๑ มีนาคม ๒๕๖๔\n\nส่งแบบภายในวันที่ ๑ มีนาคม ๒๕๖๔",
            [("submit-documents", "2021-03-01")],
        ),
        ("Please record your targets by 30 April 2024", [("record-targets", "2024-04-30")]),
    ],
)
def test_each_date_by_which_something_is_due_is_a_deadline(text, deadlines):
    assert [(item.what, item.date.isoformat()) for item in read(text).deadlines] == deadlines


def test_an_agenda_is_read_from_rows_and_from_lines():
    rows = (
        "เวลา ๐๙.๐๐ - ๑๐.๓๐ น.\tชี้แจง (โดย ฝ่ายแผน)\n๑๐.๓๐ - ๑๒.๐๐ น. อภิปราย\t\n๑๓.๐๐ น.\tปิดประชุม\tประธาน\n"
        "๑๔.๐๐ น.\t\nช่วงบ่าย\tพัก\n๒๕.๗๐ - ๑๖.๐๐ น.\tผิดเวลา\n\n"
        "09:00 - 10:00 ลงทะเบียน โดย งานธุรการ\n"
    )
    agenda = read(rows).agenda
    assert [(str(item.start), str(item.end), item.text.text, words(item.owner)) for item in agenda] == [
        ("09:00:00", "10:30:00", "ชี้แจง", "ฝ่ายแผน"),
        ("10:30:00", "12:00:00", "อภิปราย", None),
        ("13:00:00", "None", "ปิดประชุม", "ประธาน"),
        ("None", "16:00:00", "ผิดเวลา", None),
        ("09:00:00", "10:00:00", "ลงทะเบียน", "งานธุรการ"),
    ]


def test_a_head_set_with_tabs_is_read_as_lines():
    head = read("ที่\tกก ๐๐๑/๕\nเรื่อง\tแจ้งตัวชี้วัด").head
    assert (head.number, words(head.subject)) == ("กก 001/5", "แจ้งตัวชี้วัด")
