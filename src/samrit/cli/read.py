"""``samrit read``: letters ▸ drafts, as tables for people or as JSON for programs."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from samrit.drafts import CheckedDraft, UnreadableLetter

_DONE, _ERRORS, _UNREADABLE = 0, 1, 2


@click.command("read")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE...")
@click.option("--json", "as_json", is_flag=True, help="พิมพ์ JSON ตามสัญญาอย่างเดียว / print one JSON document.")
def read(files: tuple[Path, ...], *, as_json: bool) -> None:
    """อ่านหนังสือราชการเป็นร่างตัวชี้วัด / read official letters into drafts.

    \b
    รหัสจบ: 0 อ่านได้; 1 อ่านได้ แต่มีข้อที่ต้องแก้; 2 มีไฟล์ที่อ่านไม่ได้
    Exit status: 0 read; 1 read, with findings of severity error;
    2 a file could not be read.
    """  # noqa: D301 - the sign for "keep these lines" must be the sign itself
    from samrit.drafts import UnreadableLetter, read_draft

    drafts: list[CheckedDraft] = []
    failures: list[UnreadableLetter] = []
    for file in files:
        try:
            drafts.append(read_draft(file))
        except UnreadableLetter as error:
            failures.append(error)
            click.echo(f"{error.message_th} | {error.message_en}", err=True)
    if drafts:
        _write(drafts, several=len(files) > 1, as_json=as_json)
    if failures:
        sys.exit(_UNREADABLE)
    sys.exit(_ERRORS if any(draft.has_errors for draft in drafts) else _DONE)


def _write(drafts: list[CheckedDraft], *, several: bool, as_json: bool) -> None:
    if as_json:
        documents = [draft.to_json() for draft in drafts]
        document = documents if several else documents[0]
        click.echo(json.dumps(document, ensure_ascii=False, indent=2))
        return
    from samrit.cli.read_tables import print_drafts

    print_drafts(drafts, summary=several)
