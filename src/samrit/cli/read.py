"""``samrit read``: letters ▸ drafts, as tables for people or as JSON for programs."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

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

    \b
    หลายไฟล์: --json ให้รายการของไฟล์ที่อ่านได้ / of several files, --json gives a list
    of those that could be read.
    """  # noqa: D301 - the sign for "keep these lines" must be the sign itself
    from samrit.drafts import UnreadableLetter, read_draft

    drafts: list[CheckedDraft] = []
    unread: list[tuple[str, UnreadableLetter]] = []
    for file in _shown(files):
        try:
            drafts.append(read_draft(file))
        except UnreadableLetter as error:
            unread.append((file.name, error))
    # Said when the bar is gone: it would be drawn over them.
    for _, reason in unread:
        click.echo(f"{reason.message_th} | {reason.message_en}", err=True)
    if drafts:
        _write(drafts, unread, several=len(files) > 1, as_json=as_json)
    if unread:
        sys.exit(_UNREADABLE)
    sys.exit(_ERRORS if any(draft.has_errors for draft in drafts) else _DONE)


def _shown(files: Sequence[Path]) -> Iterator[Path]:
    """Give the files one by one; of several, people at a terminal see how far it is."""
    if len(files) == 1 or not sys.stderr.isatty():
        yield from files
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}", markup=False), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, TimeRemainingColumn(), console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("", total=len(files))
        for file in files:
            progress.update(task, description=f"อ่าน {file.name}", refresh=True)
            yield file
            progress.advance(task)


def _write(
    drafts: list[CheckedDraft],
    unread: Sequence[tuple[str, UnreadableLetter]],
    *,
    several: bool,
    as_json: bool,
) -> None:
    if as_json:
        documents = [draft.to_json() for draft in drafts]
        document = documents if several else documents[0]
        click.echo(json.dumps(document, ensure_ascii=False, indent=2))
        return
    from samrit.cli.read_tables import print_drafts

    print_drafts(drafts, summary=several, unread=[(name, error.code) for name, error in unread])
