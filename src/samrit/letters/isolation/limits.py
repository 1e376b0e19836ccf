"""How much a process may take that opens a file from outside, and how it binds itself to that."""

from __future__ import annotations

import contextlib
import resource
from dataclasses import dataclass
from pathlib import Path

_MEGABYTE = 1024 * 1024
_STATM, _STATUS = Path("/proc/self/statm"), Path("/proc/self/status")


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What opening one file may take.

    Attributes:
        memory: bytes of address space above what the process has when it starts.
        seconds: of processor time and of wall clock, each.
        page_seconds: added for each page that must be read from a picture.
        most_seconds: however many pages there are.
        written: bytes of any file that is written meanwhile, such as pictures of lines.
        reply: bytes of the answer.
    """

    memory: int = 440 * _MEGABYTE
    seconds: int = 10
    page_seconds: int = 12
    most_seconds: int = 600
    written: int = 256 * _MEGABYTE
    reply: int = 64 * _MEGABYTE


def bind_this_process(limits: Limits) -> None:
    """Take the limits; nothing raises them again but ``extend``, and that not over ``most_seconds``."""
    _bind(resource.RLIMIT_CORE, 0, 0)
    _bind(resource.RLIMIT_FSIZE, limits.written, limits.written)
    _bind(resource.RLIMIT_CPU, limits.seconds, limits.most_seconds)
    space = _address_space() + limits.memory
    _bind(resource.RLIMIT_AS, space, space)


def extend(limits: Limits) -> None:
    """Take the processor time of one more page."""
    soft, hard = resource.getrlimit(resource.RLIMIT_CPU)
    _bind(resource.RLIMIT_CPU, soft + limits.page_seconds, hard)


def _bind(kind: int, soft: int, hard: int) -> None:
    """Set a limit; one that is tighter already stays."""
    _, given = resource.getrlimit(kind)
    if given != resource.RLIM_INFINITY:
        hard = min(hard, given)
    resource.setrlimit(kind, (min(soft, hard), hard))


def peak_memory() -> int:
    """Give the most bytes that were resident since the process began; 0 where the system does not tell.

    ``getrusage`` would count what the process that started this one held at that moment.
    """
    with contextlib.suppress(OSError):
        for line in _STATUS.read_text(encoding="ascii").splitlines():
            if line.startswith("VmHWM:"):
                return int(line.split()[1]) * 1024
    return 0


def _address_space() -> int:
    """Give the bytes of address space in use; 0 where the system does not tell."""
    pages = 0
    with contextlib.suppress(OSError):
        pages = int(_STATM.read_text(encoding="ascii").split()[0])
    return pages * resource.getpagesize()
