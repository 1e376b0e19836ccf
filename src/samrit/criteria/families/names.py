"""Numbers that name something and are no demand: years, ordinals, clock times, document numbers, slogans.

Each pattern says what it protects. The spans are masked, so that no later family sees their digits.
"""

from __future__ import annotations

import re

from samrit.criteria.draft import Sentence
from samrit.criteria.parts import BEGINS, OPERATOR
from samrit.thai.dates import MONTH
from samrit.thai.numerals import THAI_NUMERAL

_ERA = r"(?:พ\.?\s?ศ\.?|ค\.?\s?ศ\.?)"
_RANGE = r"(?:\s*(?:-|ถึง|,|และ|/|to|and)\s*\d+)*"
_NOT_ORDINAL = "".join(
    f"(?<!{word})" for word in ("พื้น", "เคลื่อน", "อยู่", "หน้า", "สถาน", "คง", "ได้", "ไม่", "เท่า", "ทัน", "แผน")
)

# What the "of" of a whole stands behind: a percentage, a fraction or a target.
_SHARE_OF = "|".join(
    f"(?<={word})" for word in ("percent ", "cent ", "%", "% ", "half ", "thirds ", "quarters ", "target ")
)

# Grouped by how they begin, so that one look at a letter rules out a whole group.
_FROM_DIGIT = (
    # A full or partial date that no deadline took: "as of 15 March 2567", "April - September 2567".
    rf"(?<!\d)\d{{1,2}}\s*(?:{MONTH})\s*(?:{_ERA}\s*)?(?:\d{{4}}|\d{{2}})?(?!\d)",
    r"(?<!\d)\d{1,2}/\d{1,2}/\d{2,4}(?!\d)",
    r"(?<![\d.,])\d\s*/\s*25\d{2}(?!\d)",
    r"\b\d+(?:st|nd|rd|th)\b",
    r"(?<!\d)\d{1,3}-\d{3,4}-\d{4}(?!\d)",
    # Clock times: "09.00 - 10.30 น.".
    r"\d{1,2}[.:]\d{2}\s*(?:-\s*\d{1,2}[.:]\d{2}\s*)?น\.",
    r"(?<![\d.,])\d\s?ส\.?(?![ก-๙])",
    # The "one district one product" pattern of slogans.
    r"(?<![\d.,])1\s*(?!คะแนน)[ก-์]{2,12}\s*1\s*[ก-์]{2,}",
    r"\d+\s*ปี\s*(?:ย้อนหลัง|ที่ผ่านมา)",
    # A ratio has no one number to compare: "1:20".
    r"(?<![\d.,:])\d+\s?:\s?\d+(?![\d:])",
)
_FROM_LATIN = (
    r"(?:fiscal\s+year|fy|year|in|of|since|from|than|against|over|to|with)\s*(?:19|20|24|25|26)\d{2}(?!\d)",
    r"\b(?:q[1-4]|quarters?\s+[1-4](?:\s*(?:-|to|and)\s*[1-4])?)\b",
    r"\b(?:levels?|steps?|items?|no\.?|section|phase|stage|class|grade)\s*\d+(?:\.\d+)*(?:\s*(?:-|to|and)\s*\d+)?",
    r"[A-Za-z][A-Za-z.]*-?\d+(?:\.\d+)?",
    # The old figure: "increased from 100 to at least 150".
    (
        r"\b(?:increas|rais|ris|rose|grow|grew|reduc|decreas|cut|fall|fell|down|up)[a-z]*\s+from\s+\d[\d,.]*"
        rf"\s*(?:%|[a-z]+)?(?=\s+to\s+{OPERATOR})"
    ),
)
_FROM_WORD = (
    rf"(?:{MONTH})\s*(?:-|ถึง)?\s*(?:{_ERA}\s*)?\d{{4}}(?!\d)",
    # Years, with or without the era, alone or in ranges: "ปีงบประมาณ พ.ศ. 2556-2558", "1/2567".
    rf"(?:ปี(?:งบประมาณ|การศึกษา|ฐาน|ที่)?\s*(?:{_ERA}\s*)?|{_ERA}\s*)\d{{4}}(?:\s*[-/,]\s*\d{{2,4}})*",
    # Quarters and ordinals: "ไตรมาส 1 - 2", "ครั้งที่ 1", "รางวัลที่ 1 - 3", "ข้อ 5-14".
    rf"ไตรมาส\s*(?:ที่\s*)?\d{_RANGE}",
    rf"{_NOT_ORDINAL}ที่\s*\d+(?:\.\d+)*(?:\s*/\s*\d{{4}})?{_RANGE}(?!\s*(?:%|เปอร์))",
    rf"(?:ข้อ|มาตรา|หมวด|บทที่|เลขที่|หมายเลข|ลำดับ|ระดับ|ขั้น|ชั้น|ตัวชี้วัด|รหัส|หมู่|โซน)\s*(?:ที่\s*)?\d+(?:\.\d+)*{_RANGE}",
    # Slogans in words: "หนึ่งตำบลหนึ่งผลิตภัณฑ์".
    r"หนึ่ง[ก-์]{2,12}หนึ่ง[ก-์]{2,16}",
    # Document and telephone numbers, identity numbers.
    r"(?<![ก-๙])ว\s*\d+(?:\s*/\s*\d+)?(?=\s|$|ลง)",
    r"โทร[^\d]{0,8}[\d\s-]{6,}",
    r"(?:สายด่วน|ฮอตไลน์|hotline)\s*\d{3,4}(?!\d)",
    # Names with a number: "Thailand 4.0", "ISO 9001", "COVID-19", "PM 2.5", "5ส", "ม.44", "A4".
    r"(?:thailand|ไทยแลนด์|iso|iec|version|เวอร์ชัน|covid|โควิด|web|pm|power\s?point|windows|5g)\s*[-:]?\s*\d+(?:[.:]\d+)*",
    r"(?:ม|ป|อ)\.\s?\d+(?:\s*-\s*\d+)?",
    # Spans of time that describe: "เฉลี่ยย้อนหลัง 3 ปี", "แผน 5 ปี", ages.
    r"ตลอด\s*\d+\s*(?:ชั่วโมง|วัน)",
    r"(?:ย้อน\s?หลัง|แผน[ก-์]{0,12}|ระยะ(?:เวลา)?|รอบ|ช่วง)\s*\d+\s*(?:ปี|เดือน)",
    rf"อายุ\s*(?:ระหว่าง|{OPERATOR})?\s*\d+\s*(?:(?:-|ถึง)\s*\d+\s*)?(?:ปี|เดือน|สัปดาห์|วัน)?(?:\s*(?:ขึ้นไป|ลงมา))?",
    # The time over which a figure is the mean: "PM 10 เฉลี่ย 24 ชั่วโมง ไม่เกิน 120".
    rf"เฉลี่ย\s*\d+\s*(?:ชั่วโมง|นาที|วัน|สัปดาห์|เดือน|ปี)(?=\s*(?:ต้อง)?{OPERATOR})",
    rf"ค่า\s?เฉลี่ย\s*(?:ของ|ใน(?:รอบ)?|ช่วง|สะสม)?\s*(?:\d+|{THAI_NUMERAL})\s*ปี",
    # The whole that a part is taken of: "จากเป้าหมาย 10 แห่ง", "ของจำนวน 1,250 ครัวเรือน".
    r"(?<!\d)(?<!\d\s)จาก\s*(?:จำนวน|เป้าหมาย|ทั้งหมด|ที่มี|เดิม|\s){0,3}\d[\d,]*(?:\.\d+)?(?!\s*%)",
    # The target beside what was reached: "ทำได้ร้อยละ 90 จากเป้าหมายร้อยละ 85".
    r"จาก(?:ค่า)?เป้าหมาย(?:ที่(?:กำหนด|ตั้งไว้))?\s*ร้อยละ\s*\d[\d,.]*",
    # How long a course is.
    r"หลักสูตร\s*\d+\s*(?:วัน|ชั่วโมง|เดือน|สัปดาห์)(?=\s)",
    r"จาก\s*(?:ร้อยละ\s*)?\d[\d,.]*\s*(?:%|[ก-์]{2,10}?)?(?=\s*(?:ขึ้น|ลง)?(?:เป็น|เหลือ))",
    r"ของ\s*(?:จำนวน|ค่า|เป้าหมาย|แผน|ทั้งหมด|ทั้งสิ้น|\s){0,4}\d[\d,]*(?:\.\d+)?(?!\s*%)",
    rf"(?:{_SHARE_OF})of\s+(?:the\s+|all\s+)?(?:target\s+of\s+)?\d[\d,]*(?!\.?\d|\s*(?:%|per))\s+(?=[a-z])",
    # Shares that belong to law or interest: "ดอกเบี้ยร้อยละ 15 ต่อปี".
    r"(?:ดอกเบี้ย|เงินเพิ่ม|ค่าปรับ)[ก-์\s]{0,30}ร้อยละ\s*\d+(?:\.\d+)?\s*ต่อปี",
    # Every-month dates: "ภายในวันที่ 25 ของทุกเดือน".
    r"วันที่\s*\d+\s*ของ(?:ทุก)?เดือน",
)
_DIGIT = re.compile(r"\d|หนึ่ง|เฉลี่ย")
_NAMES = re.compile(
    BEGINS
    + "(?:"
    + "|".join((rf"(?=\d)(?:{'|'.join(_FROM_DIGIT)})", rf"(?=[a-z])(?:{'|'.join(_FROM_LATIN)})", *_FROM_WORD))
    + ")",
    re.IGNORECASE,
)


def protect(sentence: Sentence) -> None:
    """Mask every number that names something."""
    if _DIGIT.search(sentence.work) is None:
        return
    for match in _NAMES.finditer(sentence.work):
        sentence.mask(*match.span())
