"""Measures how many fields of letters are read right from each format and writes docs/accuracy.md."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from samrit.drafts.translation import to_json  # noqa: E402 - the path is set first
from samrit.letters import UnreadableLetter, open_document, read_document, read_letter  # noqa: E402
from samrit.letters.document import Document  # noqa: E402
from samrit.letters.scans.doubts import doubtful_numbers  # noqa: E402
from samrit.letters.scans.reader import read_pages  # noqa: E402
from tests.letters.making import to_docx  # noqa: E402
from tests.letters.measuring import Numbers, Score, compare, numbers, structure  # noqa: E402
from tests.letters.printing import to_pdf, to_scan  # noqa: E402

PAGE = ROOT / "docs" / "accuracy.md"
OURS = ROOT / "tests" / "letters" / "samples"
REAL = ROOT.parent / "shared" / "letters"
TILT = 0.004
NOTHING = {"indicators": []}

Files = dict[str, tuple[str, Callable[[Document], bytes]]]
FORMATS: Files = {
    "Word (.docx)": ("docx", to_docx),
    "PDF with text": ("pdf", to_pdf),
    "PDF with text, no room between paragraphs": ("pdf", lambda document: to_pdf(document, tight=True)),
}


ABOUT = """# How much of a letter is read right from each format

Written by `make accuracy`; nothing here is typed. Each letter is set anew in each format and read back; every
field of its draft (letter head, round, parties, deadlines, agenda, and of each indicator its title, weight,
owners, levels, classes, sheet) is compared with the draft of the text, blanks included. A field that only one
of the two has is wrong. The text itself is pinned field by field in `tests/letters`.
"""
ABOUT_SCANS = """
## Scans

Pages printed as above, seen by a scanner at 200 dots per inch in grey, a little grainy and askew.
**Structure** is how many indicators, blocks, levels and owners are found. Of the **numbers** in the whole
text, in its order, some are right; some are wrong and marked as a doubt (`doubtful-number`); none may be
wrong and not marked. *Before* is what Tesseract reads alone; *after* is with the second look: the shape of
each digit, and what the letter must satisfy (weights add up to 100, levels count up, ladders step evenly).
"""
NOT_SHOWN = """
## What these figures do not show

- The pages are set in Sarabun, the font of official letters, and digits are known by that font's shapes. On a
  page in another font the letters are seen to be unlike: every number is then marked as a doubt.
- Photographs, stamps over text, handwriting and torn pages are not among the pages measured.
- A number that is not seen at all cannot be marked; a level without its number is found by the checks of
  scales.
- PDF files here are written by one program. Blanks at the ends of lines are kept where the writer keeps them,
  as Word does; where it does not, Thai lines are joined without a blank.
"""


def letters(folder: Path) -> Iterator[Path]:
    """Give the letters of a folder; none where it is not at hand."""
    if folder.is_dir():
        yield from sorted(path for path in folder.iterdir() if path.suffix != ".json")


def fields(paths: list[Path], suffix: str, make: Callable[[Document], bytes]) -> Score:
    """Compare the drafts that files of one format give with those of the text."""
    total = Score()
    for path in paths:
        expected = to_json(read_letter(path, name=path.name))
        data = make(open_document(path, name=path.name))
        try:
            read = to_json(read_letter(data, name=f"letter.{suffix}"))
        except UnreadableLetter:
            read = NOTHING
        total.add(compare(expected, read))
    return total


def scanned(paths: list[Path], *, second_look: bool) -> tuple[Score, Numbers]:
    """Compare what scans of letters give with the text."""
    score, count = Score(), Numbers()
    for path in paths:
        printed = to_pdf(open_document(path, name=path.name))
        pictures = to_scan(printed, tilt=TILT)
        document = read_pages(pictures, dpi=200, name="scan.pdf", second_look=second_look)
        try:
            draft = read_document(document)
            read, findings = to_json(draft), list(draft.findings)
        except UnreadableLetter:
            read, findings = NOTHING, doubtful_numbers(document)
        score.add(structure(to_json(read_letter(path, name=path.name)), read))
        count.add(numbers(open_document(printed, name="letter.pdf"), document, findings))
        print(f"  {path.stem}: {len(pictures)} pages", flush=True)
    return score, count


def share(right: int, count: int) -> str:
    """Give a share in per cent with one decimal, cut off and not rounded up."""
    return f"{right * 1000 // count / 10:.1f} %" if count else "–"


def page(groups: dict[str, list[Path]]) -> Iterator[str]:
    """Write the page line by line."""
    yield ABOUT
    yield "| Format | " + " | ".join(f"{name}: right of all" for name in groups) + " |"
    yield "| --- |" + " --- |" * len(groups)
    for name, (suffix, make) in FORMATS.items():
        print(f"▸ {name}", flush=True)
        scores = [fields(paths, suffix, make) for paths in groups.values()]
        yield _row(name, [f"{one.right} of {one.count} ({share(one.right, one.count)})" for one in scores])
    yield ABOUT_SCANS
    yield "| | Structure | Numbers right | Wrong, marked | Wrong, not marked | Right, yet marked |"
    yield "| --- | --- | --- | --- | --- | --- |"
    for group, paths in groups.items():
        for when, second_look in (("before", False), ("after", True)):
            print(f"▸ scans, {group}, {when}", flush=True)
            score, count = scanned(paths, second_look=second_look)
            cells = [
                f"{score.right} of {score.count} ({share(score.right, score.count)})",
                f"{count.right} of {count.count} ({share(count.right, count.count)})",
                str(count.marked),
                str(len(count.unmarked)),
                str(count.needless),
            ]
            yield _row(f"{group}, {when}", cells)
    yield NOT_SHOWN


def _row(name: str, cells: list[str]) -> str:
    return f"| {name} | " + " | ".join(cells) + " |"


def main() -> None:
    """Measure and write the page."""
    groups = {"our letters": list(letters(OURS)), "the five real letters": list(letters(REAL))}
    PAGE.write_text(
        "\n".join(page({name: paths for name, paths in groups.items() if paths})), encoding="utf-8"
    )
    print(f"▸ {PAGE.relative_to(ROOT)} is written")


if __name__ == "__main__":
    main()
