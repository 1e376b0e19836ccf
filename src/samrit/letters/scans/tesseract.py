"""Tesseract: pictures of single lines ▸ their text with a confidence, all in one run."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from samrit.letters.errors import UnreadableLetter
from samrit.letters.scans.rasters import Grey
from samrit.letters.sources.packages import damaged

COMMAND = "tesseract"
_LANGUAGE = "tha+eng"
_START_SECONDS = 30
_SECONDS_A_LINE = 1.0
_CONFIDENCE, _WORD = 10, 11


@dataclass(frozen=True, slots=True)
class LineText:
    """The text of a line's picture and the mean confidence of its words, 0 to 100."""

    text: str
    confidence: int


def require_tesseract(name: str) -> None:
    """Make sure that Tesseract and its Thai model are here.

    Raises:
        UnreadableLetter: ``no-ocr``, with how to install them.
    """
    if shutil.which(COMMAND) and "tha" in _languages():
        return
    raise UnreadableLetter(
        "no-ocr",
        f"ไฟล์ “{name}” เป็นภาพ แต่เครื่องนี้ยังไม่มีโปรแกรมอ่านภาพ"
        " ให้ติดตั้งด้วย apt-get install tesseract-ocr tesseract-ocr-tha หรือส่งไฟล์ .docx หรือ .pdf ที่เลือกข้อความได้",
        f"{name} is a picture, and no OCR is installed: apt-get install tesseract-ocr tesseract-ocr-tha,"
        " or send a .docx or a text .pdf",
    )


def _languages() -> list[str]:
    done = subprocess.run([COMMAND, "--list-langs"], capture_output=True, text=True, check=False)  # noqa: S603
    return done.stdout.split()


def read_lines(pictures: Sequence[Grey], *, dpi: int, name: str) -> list[LineText]:
    """Read pictures of one line each.

    Raises:
        UnreadableLetter: ``too-slow`` where it takes far longer than any letter does.
    """
    if not pictures:
        return []
    with tempfile.TemporaryDirectory(prefix="samrit-ocr-") as folder:
        paths = [Path(folder) / f"{number}.pgm" for number in range(len(pictures))]
        for path, picture in zip(paths, pictures, strict=True):
            path.write_bytes(as_pgm(picture))
        listing = Path(folder) / "lines.txt"
        listing.write_text("\n".join(map(str, paths)) + "\n", encoding="utf-8")
        _run(
            [str(listing), f"{folder}/read", "-l", _LANGUAGE, "--psm", "7", "--dpi", str(dpi)],
            len(paths),
            name,
        )
        texts = Path(f"{folder}/read.txt").read_text(encoding="utf-8").split("\f")
        table = Path(f"{folder}/read.tsv").read_text(encoding="utf-8").splitlines()
    confidence = _confidences(table[1:], len(pictures))
    return [LineText(" ".join(text.split()), value) for text, value in zip(texts, confidence, strict=False)]


def _run(arguments: Sequence[str], lines: int, name: str) -> None:
    # One thread: its own threads are slower than none on lines, and other readings want the cores.
    settings = {**os.environ, "OMP_THREAD_LIMIT": "1"}
    try:
        subprocess.run(  # noqa: S603 - a fixed command, our own files
            [COMMAND, *arguments, "txt", "tsv"],
            capture_output=True,
            check=True,
            env=settings,
            timeout=_START_SECONDS + _SECONDS_A_LINE * lines,
        )
    except (subprocess.TimeoutExpired, subprocess.CalledProcessError) as error:
        raise UnreadableLetter(
            "too-slow",
            f"อ่านภาพในไฟล์ “{name}” ไม่สำเร็จในเวลาที่กำหนด ให้ส่งเฉพาะหน้าที่มีตัวชี้วัด หรือส่งไฟล์ .docx",
            f"{name} could not be read in time; send only the pages with indicators, or a .docx",
        ) from error


def _confidences(rows: Sequence[str], count: int) -> list[int]:
    """Give the mean confidence of each picture's words; one without words has 0."""
    words: list[list[float]] = [[] for _ in range(count)]
    for row in rows:
        cells = row.split("\t")
        if len(cells) > _WORD and cells[_WORD].strip() and float(cells[_CONFIDENCE]) >= 0:
            words[int(cells[1]) - 1].append(float(cells[_CONFIDENCE]))
    return [round(sum(values) / len(values)) if values else 0 for values in words]


def as_pgm(picture: Grey) -> bytes:
    """Give a picture in the plainest format that Tesseract reads."""
    height, width = picture.shape
    return b"P5\n%d %d\n255\n" % (width, height) + np.ascontiguousarray(picture).tobytes()


def as_pdf(data: bytes, *, name: str) -> bytes:
    """Give a picture file as a PDF with one page for each of its pictures.

    Raises:
        UnreadableLetter: ``damaged`` where the picture cannot be opened.
    """
    with tempfile.TemporaryDirectory(prefix="samrit-ocr-") as folder:
        source = Path(folder) / "picture"
        source.write_bytes(data)
        # As one raw line the page is read in no time: only the picture is wanted here.
        command = [COMMAND, str(source), f"{folder}/page", "-l", "eng", "--psm", "13", "pdf"]
        try:
            subprocess.run(command, capture_output=True, check=True, timeout=_START_SECONDS)  # noqa: S603
            return Path(f"{folder}/page.pdf").read_bytes()
        except (OSError, subprocess.SubprocessError) as error:
            raise damaged(name) from error
