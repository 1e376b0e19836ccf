"""Fictional letters of a fictional province, in our own words."""

from __future__ import annotations

HEAD = """ที่ ทส ๐๐๑๙/ว {number}

ศาลากลางจังหวัดทดสอบ

{date}

เรื่อง ตัวชี้วัดและค่าเป้าหมายของพัฒนาการอำเภอ ปีงบประมาณ พ.ศ. ๒๕๗๐ รอบการประเมินที่ ๑ (๑ ตุลาคม ๒๕๖๙ - ๓๑ มีนาคม ๒๕๗๐)

เรียน นายอำเภอ ทุกอำเภอ

{body}

ตำแหน่ง พัฒนาการจังหวัด กับ พัฒนาการอำเภอ

"""

PERCENT = "ตัวชี้วัดที่ {n} ร้อยละของครัวเรือนที่ผ่านการอบรมอาชีพ"
DEEDS = "ตัวชี้วัดที่ {n} ความสำเร็จของการจัดตลาดนัดชุมชน"
SIZES = "ตัวชี้วัดที่ {n} จำนวนข่าวที่เผยแพร่"

LADDER = [f"ไม่น้อยกว่าร้อยละ {value}" for value in (60, 70, 80, 90, 95)]
STEPS = [
    "มีการแต่งตั้งคณะทำงานจัดตลาด",
    "มีแผนการจัดตลาดประจำเดือน",
    "มีการจัดตลาดตามแผน",
    "มีการสรุปยอดขายของผู้ค้า",
    "มีการรายงานผลต่อจังหวัด",
]


def cell(title: str, levels: list[str], *, before: str = "") -> str:
    rows = [f"<p>{before}</p>"] if before else []
    rows += [f"<p>{title}</p>", *(f"<p>ระดับ {n} {text}</p>" for n, text in enumerate(levels, 1))]
    return " ".join(rows)


def sized_cell(title: str, steps: dict[str, list[int]]) -> str:
    rows = [f"<p>{title}</p>"]
    for size, values in steps.items():
        rows.append(f"<p>{size}</p>")
        rows += [f"<p>ระดับ {n} เผยแพร่ข่าวไม่น้อยกว่า {value} เรื่อง</p>" for n, value in enumerate(values, 1)]
    return " ".join(rows)


def table(block: str, rows: list[tuple[str, str, str]]) -> str:
    head = "ตัวชี้วัดและค่าเป้าหมาย\tน้ำหนัก (ร้อยละ)\tหน่วยงานรับผิดชอบ"
    lines = [head, f"{block}\t\t", *("\t".join(row) for row in rows)]
    return "\n".join(lines) + "\n\n"


NEWS = {
    "อำเภอขนาดใหญ่": [6, 9, 12, 15, 18],
    "อำเภอขนาดกลาง": [4, 6, 8, 10, 12],
    "อำเภอขนาดเล็ก": [2, 3, 4, 5, 6],
}


def letter(
    *, weights: tuple[str, ...] = ("60", "40", "50", "50"), sized: dict[str, list[int]] | None = None
) -> bytes:
    """A sound letter: two team indicators and two individual ones, the last by size of district."""
    body = "จังหวัดทดสอบขอแจ้งตัวชี้วัด ให้บันทึกตัวชี้วัดและค่าเป้าหมายให้แล้วเสร็จภายในวันที่ ๒๐ ตุลาคม ๒๕๖๙"
    text = HEAD.format(number="๑๐๑", date="๕ ตุลาคม ๒๕๖๙", body=body)
    text += table(
        "ตัวชี้วัดรายทีม",
        [
            (cell(PERCENT.format(n=1), LADDER), weights[0], "กง.ประสาน"),
            (cell(DEEDS.format(n=2), STEPS), weights[1], "กลุ่มงานยุทธศาสตร์"),
        ],
    )
    text += table(
        "ตัวชี้วัดรายบุคคล",
        [
            (cell("ตัวชี้วัดที่ 1 ร้อยละของกลุ่มอาชีพที่มีบัญชีรายรับรายจ่าย", LADDER), weights[2], "กง.ประสาน"),
            (sized_cell(SIZES.format(n=2), sized or NEWS), weights[3], "กลุ่มงานลึกลับ"),
        ],
    )
    return text.encode()


def amendment() -> bytes:
    """A letter that changes one level of the second team indicator."""
    changed = [*STEPS[:3], "มีการสรุปยอดขายของผู้ค้าและความพึงพอใจของผู้ซื้อ", STEPS[4]]
    body = (
        "ตามหนังสือจังหวัดทดสอบ ที่ ทส ๐๐๑๙/ว ๑๐๑ ลงวันที่ ๕ ตุลาคม ๒๕๖๙ ได้แจ้งตัวชี้วัดแล้วนั้น "
        "จังหวัดทดสอบขอแก้ไขตัวชี้วัดรายทีม ตัวชี้วัดที่ ๒"
    )
    text = HEAD.format(number="๑๕๐", date="๒๖ ตุลาคม ๒๕๖๙", body=body)
    text += table(
        "ตัวชี้วัดรายทีม",
        [
            (cell(DEEDS.format(n=2), STEPS, before="เดิม"), "40", "กลุ่มงานยุทธศาสตร์"),
            (cell(DEEDS.format(n=2), changed, before="แก้ไข"), "40", "กลุ่มงานยุทธศาสตร์"),
        ],
    )
    return text.encode()
