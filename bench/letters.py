"""Letters by format: pages read per second, beside a plain text extraction of the same file by its library.

A page is 3,000 characters of text; `…_vs_plain` is our time as a multiple of the plain extraction's.
Files are opened in the process that measures; what a process of its own adds is given beside.
"""

from __future__ import annotations

import io
import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

from frame import ROOT, median, options, seconds, show

from samrit.letters import open_document, read_letter
from samrit.letters.opening import IN_PROCESS

SAMPLES = ROOT / "tests" / "letters" / "samples"
PAGE = 3_000


def made(letters: list[Path], make: Callable[[object], bytes]) -> list[bytes]:
    return [make(open_document(path, name=path.name)) for path in letters]


def plain_word(data: bytes) -> int:
    import docx

    word = docx.Document(io.BytesIO(data))
    cells = (cell.text for table in word.tables for row in table.rows for cell in row.cells)
    return sum(map(len, [*(paragraph.text for paragraph in word.paragraphs), *cells]))


def plain_excel(data: bytes) -> int:
    import python_calamine

    book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
    return sum(len(row) for name in book.sheet_names for row in book.get_sheet_by_name(name).to_python())


def plain_pdf(data: bytes) -> int:
    import pypdfium2

    document = pypdfium2.PdfDocument(data)
    length = sum(len(page.get_textpage().get_text_bounded()) for page in document)
    document.close()
    return length


def plain_scan(data: bytes) -> int:
    """Let Tesseract read each page as it is."""
    import subprocess
    import tempfile

    import pypdfium2

    from samrit.letters.scans.tesseract import as_pgm

    length = 0
    document = pypdfium2.PdfDocument(data)
    with tempfile.TemporaryDirectory() as folder:
        for page in document:
            picture = Path(folder) / "page.pgm"
            picture.write_bytes(as_pgm(page.render(scale=200 / 72, grayscale=True).to_numpy()))
            command = ["tesseract", str(picture), "-", "-l", "tha+eng"]
            settings = {**os.environ, "OMP_THREAD_LIMIT": "1"}
            length += len(subprocess.run(command, capture_output=True, check=True, env=settings).stdout)
    document.close()
    return length


def has_ocr() -> bool:
    import subprocess

    if not shutil.which("tesseract"):
        return False
    done = subprocess.run(["tesseract", "--list-langs"], capture_output=True, text=True, check=False)
    return "tha" in done.stdout.split()


def main() -> None:
    given = options(__doc__ or "")
    os.environ[IN_PROCESS] = "1"
    sys.path.insert(0, str(ROOT))
    from tests.letters.making import to_docx, to_xlsx
    from tests.letters.printing import to_pdf

    letters = sorted(SAMPLES.glob("*.txt"))[: 8 if given.small else None]
    pages = sum(len(path.read_text(encoding="utf-8")) for path in letters) / PAGE
    runs = 3 if given.small else 7

    def pace(files: list[bytes], name: str) -> float:
        def read() -> None:
            for data in files:
                read_letter(data, name=name)

        return pages / median(seconds(read, runs=runs))

    def beside(files: list[bytes], plain: Callable[[bytes], int], ours: float) -> float:
        theirs = pages / median(seconds(lambda: [plain(data) for data in files], runs=runs))
        return theirs / ours

    text = [path.read_bytes() for path in letters]
    word, excel, pdf = (made(letters, make) for make in (to_docx, to_xlsx, to_pdf))
    figures: dict[str, object] = {"letters": len(letters), "pages": pages}
    figures["txt_pages_per_second"] = pace(text, "letter.txt")
    for kind, files, plain in (
        ("docx", word, plain_word),
        ("xlsx", excel, plain_excel),
        ("pdf", pdf, plain_pdf),
    ):
        ours = pace(files, f"letter.{kind}")
        figures[f"{kind}_pages_per_second"] = ours
        figures[f"{kind}_vs_plain"] = beside(files, plain, ours)
    figures |= scans(pdf[:1])
    del os.environ[IN_PROCESS]
    apart = median(seconds(lambda: open_document(word[0], name="letter.docx"), runs=runs))
    here = median(seconds(lambda: open_document(word[0], name="letter.docx", isolated=False), runs=runs))
    figures["own_process_seconds"] = apart - here
    show(figures, given=given, limits={})


def scans(pdf: list[bytes]) -> dict[str, object]:
    """Read one letter as pictures; nothing where no OCR is installed."""
    if not has_ocr():
        return {"scan_pages_per_second": None, "scan_vs_plain": None}
    from tests.letters.printing import to_scan, to_scanned_pdf

    pictures = to_scan(pdf[0])
    data = to_scanned_pdf(pictures)
    count = len(pictures)
    ours = median(seconds(lambda: open_document(data, name="scan.pdf"), runs=1))
    plain = median(seconds(lambda: plain_scan(data), runs=1))
    return {"scan_pages_per_second": count / ours, "scan_vs_plain": ours / plain}


if __name__ == "__main__":
    main()
