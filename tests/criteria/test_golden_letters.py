"""The level texts of five real letters. Only facts are kept here: numbers, counts and codes."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from samrit.criteria import compile_scale, lint
from samrit.thai import to_arabic

LETTERS = Path(__file__).resolve().parents[2].parent / "shared" / "letters"

pytestmark = pytest.mark.skipif(not LETTERS.is_dir(), reason="the real letters are not beside this project")

HEAD = re.compile(r"(?:(?<=\s)|^)(?:ระดับคะแนน|ระดับ)\s*([1-5])\s*:?\s+(?!-|–|ถึง\s|และ\s)(?=\S)")
TITLE = re.compile(r"ตัวชี้วัด(?:ที่)?\s*[\d.]+\s*\**\s*:?\s*(.*)")


def scales_of(name):
    """Give the scales of a letter in its order: a title and the pairs of level and text."""
    text = (LETTERS / f"{name}.txt").read_text(encoding="utf-8")
    return list(_sheets(text) if name.startswith("department") else _cells(text))


def _sheets(text):
    title, levels = "", None
    for line in text.splitlines():
        found = TITLE.search(to_arabic(line))
        if found:
            title = found[1].strip("* ")
        row = re.match(r"([๑-๕])\t([^✓\t].*)", line)
        if line.startswith("ระดับคะแนน\tเกณฑ์"):
            levels = []
        elif levels is not None and row:
            levels.append((int(to_arabic(row[1])), row[2]))
        elif levels is not None:
            yield title, levels
            levels = None


def _cells(text):
    for line in text.splitlines():
        plain = re.sub(r"</?p[^>]*>", "\n", re.sub(r"</?(?:u|b)>", "", line.split("\t")[0]))
        numbered = to_arabic(plain)
        heads = list(HEAD.finditer(numbered))
        title, levels = "", []
        for index, head in enumerate(heads):
            if head[1] == "1":
                if levels:
                    yield title, levels
                start = heads[index - 1].end() if index else 0
                found = list(TITLE.finditer(numbered[start : head.start()]))
                title, levels = (found[-1][1] if found else title), []
            end = heads[index + 1].start() if index + 1 < len(heads) else len(plain)
            levels.append((int(head[1]), plain[head.end() : end].strip().split("\n")[0]))
        if levels:
            yield title, levels


EXPECTED = {
    "buriram-2564-round1": {
        1: ["levels-gap level 1-2"],
        5: ["levels-overlap level 1", "levels-overlap level 4", "not-monotone level 5"],
        7: ["mixed-operators level 4"],
    },
    "chaiyaphum-2562-round1": {9: ["levels-gap level 1-2", "levels-overlap level 4"]},
    "chonburi-2567-round2": {7: ["levels-overlap level 3"]},
    "department-2559-round1": {1: ["irregular-step level 1"]},
    "ubon-2567-round2-amendment": {
        number: [f"levels-gap level {low}-{low + 1}" for low in (1, 2, 3, 4)] for number in (2, 3, 4, 5)
    },
}
SIZES = {
    "buriram-2564-round1": 13,
    "chaiyaphum-2562-round1": 10,
    "chonburi-2567-round2": 11,
    "department-2559-round1": 8,
    "ubon-2567-round2-amendment": 6,
}


@pytest.mark.parametrize("name", sorted(SIZES))
def test_every_scale_of_a_letter_has_five_levels(name):
    found = scales_of(name)
    assert len(found) == SIZES[name]
    assert all([level for level, _ in levels] == [1, 2, 3, 4, 5] for _, levels in found)


@pytest.mark.parametrize("name", sorted(SIZES))
def test_the_faults_of_a_letter_are_found_and_no_others(name):
    found = {}
    for index, (title, levels) in enumerate(scales_of(name)):
        findings = [f"{f.code} {f.where}" for f in lint(compile_scale(levels, title=title))]
        if findings:
            found[index] = findings
    assert found == EXPECTED[name]


READINGS = {
    ("buriram-2564-round1", 0): [["< 75 percent"], *([f">= {n} percent"] for n in (75, 80, 85, 90))],
    ("buriram-2564-round1", 3): [
        [">= 90 percent", ">= 10 ชนิด"],
        [">= 90 percent", ">= 10 ชนิด", ">= 10 ราย/หน่วย"],
        ["levels 1-2", ">= 2 ช่องทาง"],
        ["levels 1-3", ">= 1 จุด"],
        ["levels 1-4", ">= 1 จุด", ">= 1 คลิป, every ประเภท"],
    ],
    ("buriram-2564-round1", 7): [
        ["> 70 percent", ">= 80 percent"],
        ["> 75 percent", ">= 85 percent"],
        ["> 80 percent", ">= 90 percent"],
        [">= 85 percent", ">= 95 percent"],
        ["> 90 percent", ">= 100 percent"],
    ],
    ("buriram-2564-round1", 12): [
        ["deed"],
        ["deed"],
        ["deed"],
        ["< 5 percent"],
        ["== 0 percent"],
    ],
    ("chaiyaphum-2562-round1", 2): [
        ["deed"],
        ["deed"],
        [">= 80 percent"],
        [">= 90 percent"],
        [">= 100 percent"],
    ],
    ("chaiyaphum-2562-round1", 5): [
        [">= 6 ครั้ง"],
        ["deed"],
        ["deed", "deed"],
        [">= 3 กลุ่ม", ">= 1 ชุมชน"],
        ["deed", ">= 3 percent, baseline increase", ">= 80 percent, target"],
    ],
    ("chaiyaphum-2562-round1", 8): [
        ["deed"],
        [">= 1 ครั้ง, per quarter"],
        ["< 55 percent"],
        [">= 55 percent"],
        [">= 60 percent", "deed"],
    ],
    ("chonburi-2567-round2", 2): [
        [">= 100 percent", ">= 100 percent, every กิจกรรม"],
        ["deed"],
        [">= 3 ช่องทาง"],
        [">= 1 เรื่อง"],
        ["deed"],
    ],
    ("chonburi-2567-round2", 3): [["deed"]] * 5,
    ("chonburi-2567-round2", 6): [
        [">= 3 ประเภท"],
        [">= 4 ประเภท"],
        [">= 5 ประเภท"],
        ["deed"],
        [">= 1 รางวัล"],
    ],
    ("chonburi-2567-round2", 7): [
        ["deed"],
        ["deed"],
        ["> 14 percent"],
        ["[10.00, 14.99] percent"],
        ["< 10 percent"],
    ],
    ("chonburi-2567-round2", 8): [
        ["deed"],
        ["deed"],
        [">= 1 กลุ่ม", "by 2024-07-31"],
        [">= 1 กลุ่ม", "by 2024-06-30"],
        [">= 1 กลุ่ม", "by 2024-05-31"],
    ],
    ("chonburi-2567-round2", 9): [
        [">= 1 ครั้ง, per month", ">= 2 ช่องทาง"],
        [">= 90 percent, target"],
        [">= 95 percent, target"],
        [">= 100 percent, target"],
        ["> 100 percent, target"],
    ],
    ("department-2559-round1", 6): [
        [f">= {count} ครัวเรือน", f">= {share} percent, again"]
        for count, share in ((11868000, 92), (12126000, 94), (12384000, 96), (12642000, 98), (12900000, 100))
    ],
    ("department-2559-round1", 7): [
        ["deed"],
        ["deed"],
        ["deed"],
        [">= 13 percent, baseline increase"],
        [">= 14 percent, baseline increase"],
    ],
    ("ubon-2567-round2-amendment", 1): [
        [">= 100 percent", ">= 100 percent, every กิจกรรม"],
        ["deed"],
        [">= 3 ช่องทาง"],
        [">= 1 เรื่อง", ">= 100 percent"],
        ["deed"],
    ],
    ("ubon-2567-round2-amendment", 5): [
        ["[1, 20] percent"],
        ["[21, 50] percent"],
        ["[51, 60] percent"],
        ["[61, 70] percent"],
        [">= 71 percent"],
    ],
}


@pytest.mark.parametrize(("name", "index"), sorted(READINGS))
def test_the_levels_of_a_scale_are_read_as_they_stand(name, index, brief):
    title, levels = scales_of(name)[index]
    scale = compile_scale(levels, title=title)
    shapes = [
        ["deed" if brief(c).startswith("deed ") else brief(c) for c in level.conditions]
        for level in scale.levels
    ]
    assert shapes == READINGS[name, index]


def test_the_points_of_publicity_end_in_alternatives(brief):
    title, levels = scales_of("buriram-2564-round1")[5]
    last = compile_scale(levels, title=title).levels[4].conditions
    assert brief(last[0]) == ">= 2500 คะแนน"
    assert [[brief(c)[:8] for c in option] for option in last[1].options] == [["deed ได้"], [">= 1 เรื"]]


def test_every_scale_of_the_letters_speaks_of_as_many_quantities_as_it_does():
    counts = {
        name: [len(compile_scale(levels, title=title).measures) for title, levels in scales_of(name)]
        for name in sorted(SIZES)
    }
    assert counts == {
        "buriram-2564-round1": [1, 1, 1, 7, 5, 2, 1, 2, 1, 1, 1, 2, 1],
        "chaiyaphum-2562-round1": [1, 1, 1, 1, 3, 5, 0, 1, 2, 1],
        "chonburi-2567-round2": [1, 1, 4, 0, 2, 1, 2, 1, 1, 3, 1],
        "department-2559-round1": [1, 1, 0, 3, 0, 2, 2, 1],
        "ubon-2567-round2-amendment": [4, 5, 1, 1, 1, 1],
    }
