"""Count nouns: what a number counts.

Known nouns are cut out of running text (Thai has no spaces between words); an unknown noun is the run of
letters after the number up to a space, a sign or a word that cannot belong to a noun.
"""

# ruff: noqa: SIM905 - lists of words are read and reviewed as text
from __future__ import annotations

import re

KNOWN = (
    "ครั้ง ช่องทาง คะแนน กลุ่มเป้าหมาย กลุ่มงาน กลุ่ม ภาคเรียน ภาคการศึกษา "
    "คลิป คัลป เรื่อง จุด ชนิด ราย แห่ง คน หมู่บ้าน ครัวเรือน ครวเรือน "
    "หลังคาเรือน ตำบล อำเภอ จังหวัด โครงการ กิจกรรม ประเภท รางวัล หน่วยงาน องค์กร หน่วย ชุมชน วัน สัปดาห์ เดือน "
    "ไตรมาส ปี ชั่วโมง นาที วินาที ข้อ ด้าน ฉบับ ชิ้น ชุด เล่ม แผ่น ใบ รายการ ราย ผลิตภัณฑ์ ผืน ไร่ งาน ตัน กิโลกรัม "
    "ตันคาร์บอนไดออกไซด์เทียบเท่า ตันคาร์บอน "
    "กิโลเมตร เมตร ลิตร บาท ล้านบาท แสนบาท พันล้านบาท หลักสูตร บทความ ข่าว ภาพ เพลง คดี สำนวน ผู้ป่วย เตียง "
    "โรงเรียน ห้องเรียน ห้อง "
    "สถานศึกษา โรงพยาบาล แปลง ต้น ตัว ฟาร์ม สหกรณ์ คู่ ทีม รุ่น หลัง ระบบ เครือข่าย ศูนย์ สาย คัน "
    "เครื่อง ลำ ช่อง โพสต์ สื่อ แผน แผนงาน นวัตกรรม ผลงาน วาระ มาตรการ ขั้นตอน ระดับ ท่าน นาย คนไข้ ตัวอย่าง "
    "สถานประกอบการ ผู้ประกอบการ องค์การ กองทุน คุณธรรม บ่อ แห่ง/ตำบล ฉบับ/ปี เท่า ล้านคน จุดบริการ ป้าย ถนน "
    "ร้าน ครอบครัว ตลาด วิสาหกิจ กรณี สัญญา คำขอ คำร้อง ข้อร้องเรียน เวที ช่วงชั้น ทุน องค์ความรู้ ต้นแบบ สถานี "
    "กรัม มิลลิกรัม ลูกบาศก์เมตร ตารางเมตร มิลลิเมตร เซนติเมตร ตารางวา กิโลวัตต์ เมกะวัตต์ วันนอน เที่ยว "
    "อัตรา อัตราส่วน อัตราป่วย อัตราตาย เส้นทาง เขต ภาค สาขา ประเด็น กระบวนงาน ลบ.ม. กม. ตร.ม. กก. มม. มก. "
    "องค์ประกอบ ดาว มาตรฐาน ตัวชี้วัด ภารกิจ พื้นที่ กระบวนการ บริการ "
    "วันทำการ การเกิดมีชีพ ครู นักเรียน นักศึกษา เกษตรกร แพทย์ หญิง ชาย เด็ก ดวง องค์ ตู้ หัว ก้อน เส้น ขวด ถุง กล่อง ต้น/ไร่ "
    "people persons households villages times channels points projects reports days weeks months hours baht"
).split()
# What may follow a number or a noun, and so ends an unknown noun.
_STOP = (
    "ขึ้นไป ลงมา ต่อ ของ ที่ ใน และ หรือ ภายใน ภายหลัง จาก โดย ตาม ให้ เป็น ได้ แต่ ซึ่ง เพื่อ พร้อม ละ ถึง มี กับ "
    "แล้ว ครบ จน ทุก ไม่ ก่อน หลัง ณ เท่านั้น เมื่อ เทียบกับ เทียบเท่า สำหรับ เฉพาะ ระหว่าง หาก นับ "
    "คิดเป็น ตั้งแต่ ผ่าน เข้าร่วม สำเร็จ จำนวน"
).split()

_STOP_ENGLISH = frozenset(
    "or of and but to per a an in on by from with that have has had is are was were the who which within "
    "each every at more less than for as be been must will shall not only during before after over "
    "under out up".split()
)

_KNOWN = re.compile(
    "(?:" + "|".join(re.escape(noun) for noun in sorted(set(KNOWN), key=len, reverse=True)) + ")"
)
_LETTERS = re.compile("[ก-ฮะ-ูเ-์]+")
_LATIN = re.compile(r"[A-Za-zµ°³²]+(?:/[A-Za-zµ]+)?")
_SECOND_WORD = re.compile(r" ([a-z]+s)\b")
_STOP_AT = re.compile("|".join(sorted(_STOP, key=len, reverse=True)))
_LONGEST_UNKNOWN = 16
_SHORTEST_NOUN = 2


def unit_at(text: str, start: int = 0) -> tuple[str, int] | None:
    """Read the count noun that begins at ``start`` (spaces skipped): the noun and its end, or None.

    Nouns joined by a slash are one unit, as printed: ``หน่วยงาน/องค์กร``.
    """
    while start < len(text) and text[start] == " ":
        start += 1
    end = _one(text, start)
    if end is None:
        return None
    while text[end : end + 1] == "/" and (more := _one(text, end + 1)) is not None:
        end = more
    return text[start:end], end


def _one(text: str, start: int) -> int | None:
    latin = _LATIN.match(text, start)
    if latin:
        return _english(text, latin)
    known = _KNOWN.match(text, start)
    if known:
        return known.end()
    letters = _LETTERS.match(text, start)
    if not letters or _STOP_AT.match(text, start):
        return None
    end = letters.end()
    stop = _STOP_AT.search(text, start + _SHORTEST_NOUN, end)
    if stop:
        end = stop.start()
    return end if _SHORTEST_NOUN <= end - start <= _LONGEST_UNKNOWN else None


def _english(text: str, first: re.Match[str]) -> int | None:
    """Take one English word as the noun, or two where the second is a plural: "news items"."""
    if first[0].lower() in _STOP_ENGLISH:
        return None
    second = _SECOND_WORD.match(text, first.end())
    if second and second[1] not in _STOP_ENGLISH:
        return second.end()
    return first.end()
