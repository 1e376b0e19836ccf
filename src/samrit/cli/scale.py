"""``samrit scale``: the levels of one indicator ▸ its rule and findings, or the level of given facts."""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from samrit.criteria import Scale
    from samrit.findings import Finding

_DONE, _ERRORS, _UNREADABLE = 0, 1, 2
_LARGEST = 1_000_000
# A page feed or a stray sign may stand in a text; one in fifty is a picture or a program.
_CONTROL = re.compile(rb"[\x01-\x08\x0e-\x1f\x7f]")
_NOISE_SHARE = 50
_WHY = {
    FileNotFoundError: "ไม่มีไฟล์นี้",
    IsADirectoryError: "เป็นโฟลเดอร์ ไม่ใช่ไฟล์",
    PermissionError: "ไม่มีสิทธิ์อ่าน",
}


@click.command("scale")
@click.argument("words", nargs=-1, metavar="[FILE]")
@click.option(
    "--at",
    multiple=True,
    metavar="VALUE|KEY=VALUE",
    help="ค่าที่ทำได้ เช่น 96.2, m1=96.2, d1=yes, by1=2024-06-12, m1.target=3, m1.base=1000000, m1@2024-04=8, "
    "สมชาย:d1=yes; ? = ยังไม่ทราบ / a fact; may be repeated.",
)
@click.option(
    "--choose",
    "chosen",
    multiple=True,
    metavar="CODE[@LEVEL]=OPTION",
    help="เลือกวิธีอ่านข้อความที่อ่านได้หลายแบบ เช่น hole@2=begin-lower / choose a reading; may be repeated.",
)
@click.option("--json", "as_json", is_flag=True, help="พิมพ์ JSON ตามสัญญาอย่างเดียว / print one JSON document.")
@click.option(
    "--cumulative/--not-cumulative",
    default=True,
    help="งานของระดับล่างต้องทำครบด้วยหรือไม่ / whether a level needs the deeds below it.",
)
@click.option(
    "--floor", type=click.IntRange(0, 1), default=None, help="คะแนนเมื่อไม่ถึงระดับ 1 / score below level 1."
)
@click.option(
    "--fiscal-year",
    type=int,
    metavar="B.E.",
    help="ปีงบประมาณของเดือนที่ไม่บอกปี / fiscal year of months without a year.",
)
def scale(  # one parameter an option
    words: tuple[str, ...],
    *,
    at: tuple[str, ...],
    chosen: tuple[str, ...],
    as_json: bool,
    cumulative: bool,
    floor: int | None,
    fiscal_year: int | None,
) -> None:
    """อ่านเกณฑ์ห้าระดับจาก FILE หรือ stdin / compile the levels of one indicator, one level a line.

    \b
    รหัสจบ: 0 อ่านได้; 1 อ่านได้ แต่มีข้อที่ต้องแก้; 2 อ่านไม่ได้
    Exit status: 0 read; 1 read, with findings of severity error;
    2 cannot be read.
    """  # noqa: D301 - the sign for "keep these lines" must be the sign itself
    from samrit.cli.chosen import read_choices
    from samrit.cli.given import is_fact
    from samrit.criteria import choose, compile_scale, lint, split_levels, split_notes, title_of

    # `--at d1=yes by1=2024-06-12` gives several facts behind one option.
    given = tuple(word for word in words if is_fact(word))
    files = [word for word in words if not is_fact(word)]
    if len(files) > 1:
        _refuse(f"อ่านได้ครั้งละหนึ่งไฟล์ ไม่ใช่ {len(files)} | one file at a time, not {len(files)}")
    text = _text(Path(files[0]) if files else None)
    levels = split_levels(text)
    if not levels:
        _refuse("ไม่พบเกณฑ์: ใส่หนึ่งระดับต่อหนึ่งบรรทัด | no criteria: give one level a line")
    compiled = compile_scale(
        levels,
        notes=split_notes(text),
        title=title_of(text),
        cumulative_deeds=cumulative,
        fiscal_year=fiscal_year,
    )
    try:
        compiled = choose(compiled, read_choices(chosen))
    except ValueError as error:
        _refuse(str(error))
    findings = lint(compiled)
    if at or given:
        _score(compiled, findings, (*at, *given), floor=floor, as_json=as_json)
    else:
        _show(compiled, findings, as_json=as_json)
    sys.exit(_ERRORS if any(finding.severity == "error" for finding in findings) else _DONE)


def _refuse(message: str) -> None:
    click.echo(message, err=True)
    sys.exit(_UNREADABLE)


def _text(file: Path | None) -> str:
    """Read the file or standard input; UTF-8, UTF-16 with its mark, or the Thai Windows code page."""
    try:
        data = sys.stdin.buffer.read(_LARGEST + 1) if file is None or str(file) == "-" else _bytes(file)
    except OSError as error:
        why = _WHY.get(type(error), error.strerror)
        _refuse(f"เปิดไฟล์ {file} ไม่ได้: {why} | cannot open {file}: {error.strerror}")
        raise  # pragma: no cover - _refuse has left
    if len(data) > _LARGEST:
        _refuse("ข้อความยาวเกิน 1 MB ไม่ใช่เกณฑ์ของตัวชี้วัดเดียว | over 1 MB: not the criteria of one indicator")
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace")
    if b"\x00" in data or data.startswith(b"%PDF") or len(_CONTROL.findall(data)) * _NOISE_SHARE > len(data):
        _refuse("ไม่ใช่ไฟล์ข้อความ | not a text file")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp874", errors="replace")


def _bytes(file: Path) -> bytes:
    with file.open("rb") as stream:
        return stream.read(_LARGEST + 1)


def _show(compiled: Scale, findings: tuple[Finding, ...], *, as_json: bool) -> None:
    if as_json:
        from samrit.criteria import to_json
        from samrit.criteria.readings import readings_to_json

        document = to_json(compiled) | {
            "findings": [finding.to_json() for finding in findings],
            "readings": readings_to_json(compiled),
        }
        click.echo(json.dumps(document, ensure_ascii=False, indent=2))
        return
    from samrit.cli.criteria_tables import print_scale

    print_scale(compiled, findings)


def _score(
    compiled: Scale, findings: tuple[Finding, ...], at: tuple[str, ...], *, floor: int | None, as_json: bool
) -> None:
    from samrit.cli.given import UnreadableFact, read_facts
    from samrit.criteria import evaluate, lint_for, next_level, outcome_to_json

    try:
        facts = read_facts(at, compiled)
    except UnreadableFact as error:
        _refuse(str(error))
        raise  # pragma: no cover - _refuse has left
    findings = (*findings, *lint_for(compiled, facts))
    outcome = evaluate(compiled, facts, floor=floor)
    following = next_level(compiled, facts)
    if as_json:
        from samrit.criteria.serial import next_to_json

        document = outcome_to_json(outcome) | {
            "next": next_to_json(following),
            "findings": [finding.to_json() for finding in findings],
        }
        click.echo(json.dumps(document, ensure_ascii=False, indent=2))
        return
    from samrit.cli.criteria_tables import print_outcome

    print_outcome(compiled, outcome, following, findings)
