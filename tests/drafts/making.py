"""Drafts of small letters of our own."""

from __future__ import annotations

from samrit.drafts import read_draft

HEAD = "รอบการประเมินที่ ๒ ปีงบประมาณ พ.ศ. ๒๕๖๗ (๑ เมษายน ๒๕๖๗ - ๓๐ กันยายน ๒๕๖๗)\n\n"
HEADER = "ตัวชี้วัด\tน้ำหนัก\tหน่วยงาน\n"
LEVELS = (
    "ระดับ ๑ น้อยกว่าร้อยละ ๗๐ ระดับ ๒ ไม่น้อยกว่าร้อยละ ๗๐ ระดับ ๓ ไม่น้อยกว่าร้อยละ ๘๐ "
    "ระดับ ๔ ไม่น้อยกว่าร้อยละ ๙๐ ระดับ ๕ ร้อยละ ๑๐๐"
)


def block(scope):
    return {"team": "ตัวชี้วัดรายทีม\t\t\n", "individual": "ตัวชี้วัดรายบุคคล\t\t\n"}[scope]


def row(number, weight, title="ร้อยละของงานที่เสร็จ", levels=LEVELS):
    return f"ตัวชี้วัดที่ {number} {title} {levels}\t{weight}\tกองแผน\n"


def draft(*parts, head=HEAD, tail=""):
    return read_draft((head + HEADER + "".join(parts) + tail).encode(), name="letter.txt").to_json()


def codes(data):
    return [(finding["code"], finding["where"]) for finding in data["findings"]]
