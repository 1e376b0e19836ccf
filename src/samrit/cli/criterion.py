"""``samrit criterion``: one criterion sentence ▸ its conditions."""

from __future__ import annotations

import json
import sys

import click

_DONE, _ERRORS, _UNREADABLE = 0, 1, 2


@click.command("criterion", context_settings={"ignore_unknown_options": True})
@click.argument("text", nargs=-1, required=True)
@click.option("--json", "as_json", is_flag=True, help="พิมพ์ JSON ตามสัญญาอย่างเดียว / print one JSON document.")
@click.option(
    "--fiscal-year",
    type=int,
    metavar="B.E.",
    help="ปีงบประมาณของเดือนที่ไม่บอกปี / fiscal year of months without a year.",
)
def criterion(text: tuple[str, ...], *, as_json: bool, fiscal_year: int | None) -> None:
    """อ่านเกณฑ์หนึ่งประโยคเป็นเงื่อนไข / read one criterion sentence into conditions.

    \b
    รหัสจบ: 0 อ่านได้; 1 อ่านได้ แต่มีข้อที่ต้องแก้; 2 ไม่มีอะไรให้อ่าน
    Exit status: 0 read; 1 read, with findings of severity error;
    2 nothing to read.
    """  # noqa: D301 - the sign for "keep these lines" must be the sign itself
    from samrit.criteria import condition_to_json, read_criterion
    from samrit.criteria.serial import measure_to_json, note_to_json

    words = " ".join(text)
    reading = read_criterion(words, fiscal_year=fiscal_year)
    if not reading.conditions:
        message = reading.findings[0]
        click.echo(f"{message.message} | {message.message_en}", err=True)
        sys.exit(_UNREADABLE)
    if as_json:
        document = {
            "text": words,
            "conditions": [condition_to_json(condition) for condition in reading.conditions],
            "measures": [measure_to_json(measure) for measure in reading.measures],
            "notes": [note_to_json(note) for note in reading.notes],
            "findings": [finding.to_json() for finding in reading.findings],
        }
        click.echo(json.dumps(document, ensure_ascii=False, indent=2))
    else:
        from samrit.cli.criteria_tables import print_reading

        print_reading(reading)
    errors = any(finding.severity == "error" for finding in reading.findings)
    sys.exit(_ERRORS if errors else _DONE)
