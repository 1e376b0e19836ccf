"""Starts the process that opens a file, waits no longer than allowed, takes its answer or says why not."""

from __future__ import annotations

import contextlib
import json
import os
import selectors
import signal
import subprocess
import sys
import tempfile
import threading
import time
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import IO, cast

import samrit
from samrit.letters.document import Document
from samrit.letters.errors import UnreadableLetter
from samrit.letters.isolation.limits import Limits
from samrit.letters.isolation.transfer import from_data

# -P: a module that lies in the folder a person stands in is not ours.
COMMAND = (sys.executable, "-P", "-X", "utf8", "-c", "from samrit.letters.worker import main; main()")
# No key, no address of a store: the process that reads a stranger's file knows none.
_KEPT = ("PATH", "LANG", "LC_ALL", "TMPDIR", "TESSDATA_PREFIX", "PYTHONPATH")
# One thread, and memory that is given back at once: address space is limited, not only what is used of it.
_THRIFT = {
    "OPENBLAS_NUM_THREADS": "1",
    "OMP_THREAD_LIMIT": "1",
    "MALLOC_ARENA_MAX": "1",
    "MALLOC_MMAP_THRESHOLD_": "131072",
    "MALLOC_TRIM_THRESHOLD_": "131072",
}
_PIECE = 1 << 16
_GLANCE = 0.005
_OUT_OF_TIME = -signal.SIGXCPU
# Each may take its whole memory: a machine that opens many at once would have none left.
_AT_ONCE = threading.BoundedSemaphore(2)


@dataclass(slots=True)
class Answer:
    """What came back, and how the process ended: ``status`` is negative where a signal ended it."""

    said: bytearray = field(default_factory=bytearray)
    late: bool = False
    large: bool = False
    status: int = 0


def open_isolated(data: bytes, *, name: str, limits: Limits | None = None) -> Document:
    """Open the bytes of a file in a process of its own.

    Raises:
        UnreadableLetter: what that process said, or ``too-slow``, ``too-large``, ``crashed``.
    """
    limits = limits or Limits()
    answer = ask(data, name=name, limits=limits)
    try:
        said = json.loads(bytes(answer.said))
        if "document" in said:
            return from_data(name, said["document"])
        refusal = UnreadableLetter(*map(str, said["refused"]))
    except Exception as error:  # whatever it wrote is no document
        raise _without_answer(answer, name, limits) from error
    raise refusal


def ask(data: bytes, *, name: str, limits: Limits) -> Answer:
    """Run the process on some bytes and give what came of it."""
    answer = Answer()
    header = json.dumps({"name": name, "limits": asdict(limits)}).encode() + b"\n"
    with _AT_ONCE, tempfile.TemporaryFile() as given:
        given.write(header)
        given.write(data)
        given.seek(0)
        with subprocess.Popen(  # noqa: S603 - our own module
            COMMAND,
            stdin=given,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=_environment(),
            cwd=tempfile.gettempdir(),
            start_new_session=True,
        ) as process:
            deadline = time.monotonic() + limits.seconds
            try:
                deadline = _listen(cast("IO[bytes]", process.stdout), answer, limits, deadline)
            finally:
                _end(process, answer, deadline)
    return answer


def _environment() -> dict[str, str]:
    """Give the few settings the process needs; it runs the very code that asks for it, in one thread."""
    kept = {key: os.environ[key] for key in _KEPT if key in os.environ}
    ours = str(Path(samrit.__file__).parents[1])
    paths = [ours, *filter(None, [kept.get("PYTHONPATH")])]
    return {**kept, **_THRIFT, "PYTHONPATH": os.pathsep.join(paths)}


def _listen(pipe: IO[bytes], answer: Answer, limits: Limits, deadline: float) -> float:
    """Collect what is said until the pipe ends, time is over or it is too much; give when time is over.

    Every line is one more page, the last of them the answer.
    """
    last = deadline - limits.seconds + limits.most_seconds
    with selectors.DefaultSelector() as selector:
        selector.register(pipe, selectors.EVENT_READ)
        while selector.select(max(0.0, deadline - time.monotonic())):
            piece = os.read(pipe.fileno(), _PIECE)
            answer.said += piece
            answer.large = len(answer.said) > limits.reply
            if answer.large or not piece:
                return deadline
            deadline = min(last, deadline + limits.page_seconds * piece.count(b"\n"))
    answer.late = True
    return deadline


def _end(process: subprocess.Popen[bytes], answer: Answer, deadline: float) -> None:
    """See the process end, or end it with all that it has started."""
    while not answer.late and not answer.large and not _has_ended(process.pid):
        answer.late = time.monotonic() > deadline
        time.sleep(_GLANCE)
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    answer.status = process.wait()


def _has_ended(pid: int) -> bool:
    """Say whether a process has ended, and leave it to be waited for: its number stays its own until then."""
    return os.waitid(os.P_PID, pid, os.WEXITED | os.WNOWAIT | os.WNOHANG) is not None


def _without_answer(answer: Answer, name: str, limits: Limits) -> UnreadableLetter:
    if answer.large:
        return UnreadableLetter(
            "too-large",
            f"ไฟล์ “{name}” มีข้อความมากผิดปกติ จึงไม่อ่าน ให้ส่งเฉพาะหนังสือและเอกสารแนบตัวชี้วัด",
            f"{name} holds unusually much text and is not read; send only the letter and its annex",
        )
    if answer.late or answer.status == _OUT_OF_TIME:
        return UnreadableLetter(
            "too-slow",
            f"อ่านไฟล์ “{name}” ไม่เสร็จใน {limits.seconds} วินาที จึงหยุดอ่าน ให้ส่งเฉพาะหน้าที่มีตัวชี้วัด"
            " หรือบันทึกใหม่จากโปรแกรมต้นทาง",
            f"{name} could not be read within {limits.seconds} seconds; send only the pages with indicators,"
            " or save it again",
        )
    return UnreadableLetter(
        "crashed",
        f"โปรแกรมที่อ่านไฟล์ “{name}” หยุดกลางคัน ไฟล์อาจเสียหายหรือถูกทำขึ้นผิดปกติ ให้บันทึกใหม่จากโปรแกรมต้นทางแล้วส่งอีกครั้ง",
        f"the program that read {name} broke off; the file may be damaged: save it again and resend",
    )
