"""Named parts of the patterns that letters are read with; all are matched on text with Arabic digits."""

from __future__ import annotations

DASH = r"[-–—‐‑]"
NUMBER = r"\d+(?:\.\d+)*"
AMOUNT = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
# Scanners take ช for ซ or ข, and ด for ต or ค: the words that order a letter are read all the same.
INDICATOR_WORD = r"(?:ตัว\s?[ชซข][ีึ][้่]?\s?วัด|ตชว\.?|KPIs?|Indicator)"
ORDINAL = r"(?:\s*(?:ที่|ลำดับที่|ข้อที่|No\.?|#))?"
LEVEL_WORD = r"(?:(?:เกณฑ์)?ระ?[ดตค]ับ\s*(?:ค่า\s*)?(?:คะแนน|ความสำเร็จ)?|Levels?)\s*(?:ที่)?"
SCORE_WORD = r"(?:(?:ค่า)?คะแนน(?:ระดับ)?|Score)\s*(?:ที่)?"
TEAM = r"(?:ราย\s*)?(?:ทีม|หน่วยงาน|องค์กร|กลุ่มงาน)|ร่วม|team"
PERSON = r"(?:ราย\s*|เฉพาะ\s*)?(?:บุคคล|ตัวบุคคล|ตำแหน่ง)|individual"
PLACE_WORD = (
    r"(?:อำเภอ|อ\.|กิ่งอำเภอ|จังหวัด|จ\.|ตำบล|ต\.|เทศบาล|อบต\.|อบจ\.|เขต|โรงเรียน|วิทยาลัย|โรงพยาบาล|รพ\.สต\.|รพ\.|สสอ\.|สสจ\."
    r"|สำนักงาน|สำนัก|กอง|ศูนย์|หน่วย|สถานี|โครงการ|ฝ่าย|กลุ่ม|ส่วน|สาขา|ด่าน|พื้นที่|ภาค)"
)
UNIT_WORD = (
    r"(?:กลุ่มงาน|กลุ่ม|ก\.?ง\.|กง|ฝ่าย|สำนักงาน|สำนัก|กอง|ศูนย์|ส่วน|สถาบัน|สถานี|คณะ|แผนก|หน่วย|โรงพยาบาล|โรงเรียน|งาน)"
)
PERSON_TITLE = r"(?:นาย|นางสาว|นาง|น\.ส\.|คุณ|ว่าที่|ดร\.|นพ\.|พญ\.|สพ\.ญ\.)"
MONEY_OR_SHARE = r"(?:ร้อยละ|%|เปอร์เซ็นต์|percent)"
