"""The five real letters, every field pinned as a fact."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from samrit.letters import read_letter

from . import facts

_HERE = Path(__file__).parent

COUNTS = {
    "buriram-2564-round1": 13,
    "chonburi-2567-round2": 11,
    "chaiyaphum-2562-round1": 10,
    "department-2559-round1": 8,
    "ubon-2567-round2-amendment": 4,
}


@pytest.fixture(params=COUNTS, scope="module")
def stem(request):
    return request.param


@pytest.fixture(scope="module")
def letter(stem, real_letter):
    path = real_letter(stem)
    return read_letter(path, name=path.name)


def test_every_indicator_is_found(stem, letter):
    assert len(letter.indicators) == COUNTS[stem]


def test_every_ladder_has_the_levels_one_to_five(letter):
    for indicator in letter.indicators:
        assert indicator.ladders
        for ladder in indicator.ladders:
            assert [level.level for level in ladder.levels] == [1, 2, 3, 4, 5]


def test_every_field_is_as_pinned(stem, letter):
    expected = json.loads((_HERE / "golden" / f"{stem}.json").read_text(encoding="utf-8"))
    assert json.loads(json.dumps(facts.of(letter))) == expected


def test_every_text_stands_in_the_letter_where_its_span_says(letter):
    source = letter.document.text
    for indicator in letter.indicators:
        passages = [indicator.title, *(level.text for ladder in indicator.ladders for level in ladder.levels)]
        for passage in passages:
            for character, place in zip(passage.text, passage.places, strict=True):
                assert character == source[place] or character.isspace()


def test_no_level_text_of_the_letter_is_lost(letter):
    """What stands in the table beside headings is a title or a level, nothing is dropped."""
    kept = "".join(
        passage.text
        for indicator in letter.indicators
        for passage in [
            indicator.title,
            *(level.text for ladder in indicator.ladders for level in ladder.levels),
        ]
    )
    kept = re.sub(r"\s", "", kept)
    for line in letter.document.text.splitlines():
        for cell in re.findall(r"(?:ระดับ|ระดับคะแนน) [๐-๙\d](?: :)?(?:</u>)? ([^<\t]+)</p>", line):
            assert re.sub(r"\s", "", cell) in kept


def test_buriram_has_two_blocks_of_100_and_sub_indicators_under_a_titled_parent(real_letter):
    letter = read_letter(real_letter("buriram-2564-round1"), name="letter.txt")
    for scope, count in (("team", 7), ("individual", 6)):
        block = [item for item in letter.indicators if item.scope == scope]
        assert len(block) == count
        assert sum(item.weight for item in block) == 100
    children = [item for item in letter.indicators if item.parent]
    assert [item.number for item in children] == ["3.1", "3.2", "3.3"]
    assert {item.parent.title for item in children} == {children[0].parent.title}


def test_chonburi_has_two_alternatives_by_district(real_letter):
    letter = read_letter(real_letter("chonburi-2567-round2"), name="letter.txt")
    first, second = [item for item in letter.indicators if (item.scope, item.number) == ("individual", "1")]
    assert first.applies_to.but == second.applies_to.only == ("อำเภอเกาะสีชัง",)


def test_chaiyaphum_keeps_a_stray_line_in_the_title(real_letter):
    letter = read_letter(real_letter("chaiyaphum-2562-round1"), name="letter.txt")
    last = letter.indicators[-1]
    assert (last.number, len(letter.agenda)) == ("7", 7)
    assert last.title.text.endswith("(จปฐ.) ระดับครัวเรือน ประจำปี ๒๕๖๒")


def test_the_department_has_two_common_and_six_personal_indicators(real_letter):
    letter = read_letter(real_letter("department-2559-round1"), name="letter.txt")
    assert [(item.scope, item.number) for item in letter.indicators] == [
        ("team", "1"),
        ("team", "2"),
        *[("individual", "3"), ("individual", "4")] * 3,
    ]
    assert all(item.stepwise for item in letter.indicators)


def test_ubon_has_two_pairs_and_three_classes_of_districts(real_letter):
    letter = read_letter(real_letter("ubon-2567-round2-amendment"), name="letter.txt")
    assert [(item.scope, item.number, item.change) for item in letter.indicators] == [
        ("team", "5", "before"),
        ("team", "5", "after"),
        ("individual", "8", "before"),
        ("individual", "8", "after"),
    ]
    assert [ladder.when.text for ladder in letter.indicators[-1].ladders] == [
        "อำเภอขนาดใหญ่",
        "อำเภอขนาดกลาง",
        "อำเภอขนาดเล็ก",
    ]
    assert (letter.head.amends.number, letter.head.amends.date.isoformat()) == (
        "อบ 0019/ว 2548",
        "2024-06-04",
    )
