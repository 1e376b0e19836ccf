"""Writes docs/permissions.md from the rules of access and the tests' matrix; `--check` asks if it is new."""

from __future__ import annotations

import importlib
import os
import sys
import tomllib
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "permissions.md"
MATRIX = ROOT / "tests" / "web" / "permissions" / "matrix.toml"
HEAD = """# ใครทำอะไรได้

หน้านี้เขียนโดย `python scripts/permissions.py` จากทะเบียนกฎการเข้าถึงของโปรแกรม
(`samrit.web.common.policies.REGISTRY`) และ
[ตารางที่ชุดทดสอบลองจริงทุกช่อง](../tests/web/permissions/matrix.toml):
ทุกหน้า × ทุกคน × ของตนและของผู้อื่น แก้ที่ต้นทางแล้วเขียนใหม่ อย่าแก้หน้านี้ด้วยมือ

ผู้ที่ไม่มีชื่อในช่องถูกปฏิเสธเสมอ และไม่มีอะไรเปลี่ยน: ของส่วนราชการเดียวกันตอบว่าไม่มีสิทธิ์ (403)
ของส่วนราชการอื่นตอบว่าไม่พบ (404) ผู้ที่ยังไม่เข้าสู่ระบบถูกพาไปหน้าเข้าสู่ระบบ
บัญชีที่ยังไม่ผูกกับเจ้าหน้าที่ทำอะไรไม่ได้
"""
ACTS = """
## กฎของการกระทำ

| การกระทำ | ผู้มีสิทธิ์ |
| --- | --- |
"""
PAGES = """
## หน้าและปุ่ม ตามคนในชุดทดสอบ

ช่อง “ดู” คือผู้ที่เปิดหน้านั้นได้ ช่อง “ทำ” คือผู้ที่กดแล้วสำเร็จ ช่อง “ยังทำไม่ได้” คือผู้ที่มีสิทธิ์ในเรื่องนั้น
แต่ถูกปฏิเสธเพราะขั้นตอนผ่านไปแล้วหรือยังมาไม่ถึง หรือเพราะเลือกหน่วยงานที่ตนไม่ได้ดูแล
ผู้ดูแลของส่วนราชการอื่นเห็นและทำได้เฉพาะของส่วนราชการตน

| เรื่อง | ของใคร | ดู | ทำ | ยังทำไม่ได้ | เส้นทาง |
| --- | --- | --- | --- | --- | --- |
"""
WIDE = {"all": "เจ้าหน้าที่ทุกคน", "agency": "ทุกคนของส่วนราชการ", "signed-in": "ทุกบัญชี", "world": "ทุกคน"}
SUCCESS = ("200", "302")


def page() -> str:
    """Give the page as it is to stand in docs/."""
    matrix = tomllib.loads(MATRIX.read_text(encoding="utf-8"))
    rules = "".join(f"| `{name}` | {words} |\n" for name, words in sorted(registry().items()))
    routes = "".join(line(matrix, route, row) for route, rows in matrix["routes"].items() for row in rows)
    return HEAD + ACTS + rules + PAGES + routes


def registry() -> dict[str, str]:
    """Give every rule of access as name ▸ who may, in Thai."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "samrit.web.config.settings")
    django = importlib.import_module("django")
    django.setup()
    importlib.import_module("samrit.web.config.urls")
    rules = importlib.import_module("samrit.web.common.policies").REGISTRY
    translation = importlib.import_module("django.utils.translation")
    with translation.override("th"):
        return {name: str(rule.words) for name, rule in rules.items()}


def line(matrix: dict[str, Any], route: str, row: dict[str, Any]) -> str:
    sees = named(matrix, row.get("GET", {}), ("200",))
    if row.get("GET") and "302" in answers(row["GET"], "200"):
        to_own = names(matrix, answers(row["GET"], "200")["302"])
        sees = f"{sees}; ไปหน้าของตน: {to_own}"
    does = named(matrix, row.get("POST", {}), SUCCESS, usual="302")
    waits = named(matrix, row.get("POST", {}), ("422",), usual="302")
    owner = matrix["objects"].get(row.get("on", ""), "")
    return f"| {matrix['words'][route]} | {owner} | {sees} | {does} | {waits} | `{route}` |\n"


def answers(stated: str | dict[str, str], usual: str) -> dict[str, str]:
    return {usual: stated} if isinstance(stated, str) else stated


def named(
    matrix: dict[str, Any], stated: str | dict[str, str], statuses: tuple[str, ...], usual: str = "200"
) -> str:
    by_status = answers(stated, usual)
    return ", ".join(names(matrix, by_status[status]) for status in statuses if status in by_status)


def names(matrix: dict[str, Any], people: str) -> str:
    return ", ".join(WIDE.get(who) or matrix["people"][who] for who in people.split())


def main() -> int:
    if "--check" in sys.argv[1:]:
        return int(PAGE.read_text(encoding="utf-8") != page())
    PAGE.write_text(page(), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
