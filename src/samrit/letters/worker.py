"""The process that opens one file from outside: takes its limits, reads, and writes one line of JSON."""

from __future__ import annotations

import json
import os
import sys
from importlib import import_module
from pathlib import Path
from typing import IO, Any

from samrit.letters.errors import UnreadableLetter
from samrit.letters.isolation.limits import Limits, bind_this_process, extend, peak_memory
from samrit.letters.isolation.patience import when_asked
from samrit.letters.isolation.transfer import to_data
from samrit.letters.sources import kind_of, open_document
from samrit.letters.sources.packages import damaged


def serve(given: IO[bytes], reply: IO[bytes]) -> None:
    """Read a header and a file; write an empty line for each page that takes longer, then JSON."""
    header = json.loads(given.readline())
    limits = Limits(**header["limits"])
    data = given.read()
    _load_libraries(kind_of(data, name=header["name"]))
    bind_this_process(limits)

    def more_time() -> None:
        extend(limits)
        reply.write(b"\n")
        reply.flush()

    when_asked(more_time)
    answer = _answer(data, name=header["name"])
    reply.write(json.dumps({**answer, "peak": peak_memory()}).encode() + b"\n")
    reply.flush()


def _load_libraries(kind: str) -> None:
    """Load what a kind of file needs first: the limit of memory is for the file, not for our own code."""
    if kind in {"pdf", "picture"}:
        import_module("samrit.letters.sources.pdf")
        import_module("samrit.letters.scans.opening")


def _answer(data: bytes, *, name: str) -> dict[str, Any]:
    try:
        # The size was weighed before the bytes were sent here.
        document = open_document(data, name=name, size_limit=len(data))
        return {"document": to_data(document)}
    except UnreadableLetter as error:
        return _refused(error)
    except MemoryError:
        return _refused(_too_heavy(name))
    except Exception:  # noqa: BLE001 - the libraries raise whatever a file makes them raise
        return _refused(damaged(name))


def _refused(error: UnreadableLetter) -> dict[str, Any]:
    return {"refused": [error.code, error.message_th, error.message_en]}


def _too_heavy(name: str) -> UnreadableLetter:
    return UnreadableLetter(
        "too-heavy",
        f"ไฟล์ “{name}” ต้องใช้หน่วยความจำมากผิดปกติ จึงหยุดอ่าน ให้ส่งเฉพาะหนังสือและเอกสารแนบ โดยไม่มีภาพขนาดใหญ่",
        f"{name} needs unusually much memory; send only the letter and its annex, without large pictures",
    )


def main(given: IO[bytes] | None = None, out: int = 1) -> None:
    """Serve once on standard input and output; what libraries print goes nowhere."""
    with os.fdopen(os.dup(out), "wb") as reply, Path(os.devnull).open("wb") as nowhere:
        os.dup2(nowhere.fileno(), out)
        serve(given or sys.stdin.buffer, reply)
