"""A fictional officer's papers, complete, for tests of typesetting."""

from __future__ import annotations

from dataclasses import replace

from samrit.web.printing.documents import (
    Choice,
    Competencies,
    CompetencyRow,
    ComponentRow,
    FormDocument,
    Head,
    Mark,
    Notice,
    Opinion,
    PlanRow,
    ResultBlock,
    ResultRow,
    Results,
    Summary,
    SumRow,
)

RECORD = ("ลงนามทางอิเล็กทรอนิกส์ ๓ เมษายน ๒๕๗๐ ๐๙:๑๔ น. ยืนยันด้วยรหัสผ่านในระบบ", "เนื้อหา sha256 3fa9c2d07b41")
OFFICER = Mark(
    role="ผู้รับการประเมิน",
    name="นายสมมติ ตั้งใจดี",
    position="นักวิชาการพัฒนาชุมชนชำนาญการ",
    date="๓ เมษายน ๒๕๗๐",
    record=RECORD,
)
ASSESSOR = Mark(role="ผู้ประเมิน", name="นางตัวอย่าง ญี่ปุ่นเย็น", position="พัฒนาการอำเภอ")
BLANK = Mark(role="")
SCALE = (
    "๑ ไม่สังเกตเห็น",
    "๒ กำลังพัฒนา ต้องใช้เวลาอีกมาก",
    "๓ กำลังพัฒนา",
    "๔ อยู่ในระดับที่ใช้งานได้",
    "๕ เป็นแบบอย่างที่ดีให้กับผู้อื่น",
)


def document(name="นายสมมติ ตั้งใจดี", **changes):
    made = FormDocument(
        bookmark=f"{name} (สำนักงานพัฒนาชุมชนอำเภอแม่สมมติ)",
        foot="แบบ ปร. สัมฤทธิ์ ๑ · หลักเกณฑ์ civil-service-2552 · ข้อตกลงฉบับที่ ๒ · พิมพ์ ๑๐ ตุลาคม ๒๕๗๐",
        standing="",
        head=HEAD if name == HEAD.name else replace(HEAD, name=name),
        summary=SUMMARY,
        results=RESULTS,
        competencies=COMPETENCIES,
    )
    return replace(made, **changes)


HEAD = Head(
    fiscal_year="๒๕๗๐",
    rounds=(
        Choice(words="รอบที่ ๑  ๑ ตุลาคม ๒๕๖๙ ถึง ๓๑ มีนาคม ๒๕๗๐"),
        Choice(words="รอบที่ ๒  ๑ เมษายน ๒๕๗๐ ถึง ๓๐ กันยายน ๒๕๗๐", ticked=True),
    ),
    round_words="รอบที่ ๒ ปีงบประมาณ ๒๕๗๐",
    name="นายสมมติ ตั้งใจดี",
    position="นักวิชาการพัฒนาชุมชน",
    position_number="๑๒๓๔",
    position_type="วิชาการ",
    position_level="ชำนาญการ",
    title="นักวิชาการพัฒนาชุมชน",
    unit="สำนักงานพัฒนาชุมชนอำเภอแม่สมมติ",
    salary="",
    assessor_name="นางตัวอย่าง ญี่ปุ่นเย็น",
    assessor_position="พัฒนาการอำเภอแม่สมมติ",
)
SUMMARY = Summary(
    components=(
        ComponentRow(name="องค์ประกอบที่ ๑: ผลสัมฤทธิ์ของงาน", score="๘๑.๐๐", weight="๗๐%", product="๕๖.๗๐"),
        ComponentRow(
            name="องค์ประกอบที่ ๒: พฤติกรรมการปฏิบัติราชการ (สมรรถนะ)", score="๘๐.๐๐", weight="๓๐%", product="๒๔.๐๐"
        ),
    ),
    other=ComponentRow(name="องค์ประกอบอื่น ๆ (ถ้ามี)", score="", weight="", product=""),
    total=ComponentRow(name="รวม", score="", weight="๑๐๐%", product="๘๐.๗๐"),
    grades=(
        Choice(words="ดีเด่น"),
        Choice(words="ดีมาก", ticked=True),
        Choice(words="ดี"),
        Choice(words="พอใช้"),
        Choice(words="ต้องปรับปรุง"),
    ),
    state="",
    rule="คะแนนรวมปัดครั้งเดียวเป็นทศนิยม ๒ ตำแหน่ง ครึ่งปัดขึ้น "
    "ดีเด่น ๙๐–๑๐๐ ดีมาก ๘๐–๘๙.๙๙ ดี ๗๐–๗๙.๙๙ พอใช้ ๖๐–๖๙.๙๙ ต้องปรับปรุง ๐–๕๙.๙๙",
    plan=(
        PlanRow(topic="การวิเคราะห์ข้อมูลครัวเรือน", method="ฝึกกับพี่เลี้ยง", period="พ.ค.–มิ.ย. ๒๕๗๑"),
        PlanRow(),
        PlanRow(),
    ),
    opinion_on_work="",
    opinion_on_competency="",
    opinion_mark=BLANK,
    notice=Notice(
        assessee_choice=Choice(words="ได้รับทราบผลการประเมินและแผนพัฒนาผลการปฏิบัติราชการรายบุคคลแล้ว", ticked=True),
        assessee=OFFICER,
        told_and_signed=Choice(words="ได้แจ้งผลการประเมินและผู้รับการประเมินได้ลงนามรับทราบ", ticked=True),
        told_not_signed=Choice(words="ได้แจ้งผลการประเมิน แต่ผู้รับการประเมินไม่ลงนามรับทราบ"),
        told_date="",
        witness_name="",
        witness=BLANK,
        assessor=ASSESSOR,
    ),
    opinions=(
        Opinion(
            title="ผู้บังคับบัญชาเหนือขึ้นไป",
            agrees=Choice(words="เห็นด้วยกับผลการประเมิน"),
            differs=Choice(words="มีความเห็นแตกต่าง ดังนี้"),
            text="",
            mark=Mark(role="", name="นายกำหนด ขึ้นเอง", position="พัฒนาการจังหวัด"),
        ),
        Opinion(
            title="ผู้บังคับบัญชาเหนือขึ้นไปอีกชั้นหนึ่ง (ถ้ามี)",
            agrees=Choice(words="เห็นด้วยกับผลการประเมิน"),
            differs=Choice(words="มีความเห็นแตกต่าง ดังนี้"),
            text="",
            mark=BLANK,
        ),
    ),
)
LONG = "ร้อยละของแผนชุมชนที่ผู้นำและผู้ที่เกี่ยวข้องร่วมกันทบทวนครบทุกหมู่บ้าน แล้วยกระดับเป็นแผนปฏิบัติที่ใช้ขอสนับสนุนงบประมาณได้"
RESULTS = Results(
    levels=("๑", "๒", "๓", "๔", "๕"),
    blocks=(
        ResultBlock(
            title="ตัวชี้วัดรายทีม",
            rows=(
                ResultRow(title=f"๑ {LONG}", level=5, score="๕", weight="๖๐", points="๓.๐๐"),
                ResultRow(
                    title="๒ ร้อยละของการเบิกจ่ายงบประมาณ", level=4, score="๔", weight="๔๐", points="๑.๖๐"
                ),
            ),
            weight="๑๐๐%",
            points="๔.๖๐",
        ),
        ResultBlock(
            title="ตัวชี้วัดรายบุคคล",
            rows=(
                ResultRow(
                    title="๓.๑ จำนวนกลุ่มอาชีพที่ขึ้นทะเบียนใหม่", level=3, score="๓", weight="๕๐", points="๑.๕๐"
                ),
                ResultRow(
                    title="๓.๒ ระดับความสำเร็จของศูนย์เรียนรู้ต่าง ๆ",
                    level=0,
                    score="๐",
                    weight="๒๕",
                    points="๐.๐๐",
                    note="ต่ำกว่าเกณฑ์ระดับ ๑",
                ),
                ResultRow(
                    title="๔ หนี้เกินกำหนด", level=None, score="", weight="๒๕", points="", note="ยังไม่รายงาน"
                ),
            ),
            weight="๑๐๐%",
            points="๑.๕๐",
        ),
    ),
    sums=(
        SumRow(words="รวมคะแนน (ค) ทั้งสองส่วน", weight="๒๐๐%", points="๖.๑๐"),
        SumRow(words="เฉลี่ยสองส่วนตามสัดส่วน ๕๐ : ๕๐ (หาร ๒)", weight="๑๐๐%", points="๓.๐๕"),
        SumRow(
            words="แปลงคะแนนรวม (ค) ข้างต้น เป็นคะแนนการประเมินผลสัมฤทธิ์ของงาน"
            "ที่มีฐานคะแนนเต็มเป็น ๑๐๐ คะแนน (โดยนำ ๒๐ มาคูณ)",
            weight="",
            points="๖๑.๐๐",
        ),
    ),
    assessee=OFFICER,
    assessor=ASSESSOR,
)
COMPETENCIES = Competencies(
    rows=tuple(
        CompetencyRow(name=name, expected="๒", score="๔", weight="๒๐", points="๐.๘๐", note=note)
        for name, note in (
            ("การมุ่งผลสัมฤทธิ์", "ส่งงานก่อนกำหนดทุกครั้ง"),
            ("บริการที่ดี", ""),
            ("การสั่งสมความเชี่ยวชาญในงานอาชีพ", ""),
            ("การยึดมั่นในความถูกต้องชอบธรรมและจริยธรรม", ""),
            ("การทำงานเป็นทีม", "เป็นที่ปรึกษาให้เพื่อนร่วมงานเรื่องระบบข้อมูล"),
        )
    ),
    weight="๑๐๐%",
    points="๔.๐๐",
    base=SumRow(words="แปลงคะแนนรวม (ค) เป็นฐานคะแนนเต็ม ๑๐๐ คะแนน (โดยนำ ๒๐ มาคูณ)", weight="", points="๘๐.๐๐"),
    scale=SCALE,
    assessee=Mark(role="", name="นายสมมติ ตั้งใจดี", position="นักวิชาการพัฒนาชุมชนชำนาญการ"),
    assessor=ASSESSOR,
)
