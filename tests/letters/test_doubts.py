"""Numbers of a scan that are not sure: confirmed by what a letter must satisfy, or marked with a proposal."""

from __future__ import annotations

from samrit.letters.document import Document, Mark
from samrit.letters.reading import read_document
from samrit.letters.scans import reader
from samrit.letters.sources import open_document


def scan_of(text, *doubtful):
    """Give a document as from a scan, in which some numbers are not sure, with their confidence."""
    unsure = dict(doubtful)
    document = open_document(text.encode(), name="letter.txt")
    marks = []
    for place, (start, end) in enumerate(_spans(text)):
        marks.append(Mark(start, end, 1, (0.0, 0.0, 9.0, 9.0), unsure.get(place, 95)))
    return read_document(Document("scan", document.text, document.blocks, (0,), numbers=tuple(marks)))


def _spans(text):
    return [match.span() for match in reader._NUMBER.finditer(text)]


LEVELS = " ".join(f"ระดับ {level} ร้อยละ {50 + 10 * level}" for level in range(1, 6))


def letter(*weights, levels=LEVELS):
    rows = [f"ตัวชี้วัดที่ {place} งานดี {levels}\t{weight}\tกองแผน" for place, weight in enumerate(weights, 1)]
    return "\n".join(["ตัวชี้วัด\tน้ำหนัก\tหน่วยงาน", *rows])


def doubts(draft):
    return [(one.quote, one.proposal) for one in draft.findings if one.code == "doubtful-number"]


# The numbers of a row: its own, five levels with a value each, the weight.
WEIGHT, LAST_LEVEL, LAST_VALUE, NEXT = 11, 9, 10, 12


def test_sure_numbers_that_add_up_are_no_findings():
    assert doubts(scan_of(letter(40, 60))) == []


def test_an_unsure_weight_that_makes_100_is_confirmed():
    assert doubts(scan_of(letter(40, 60), (WEIGHT, 60))) == []
    assert doubts(scan_of(letter(40, 60), (WEIGHT, 20))) == [("40", None)]


def test_an_unsure_weight_is_told_what_the_others_ask_for_and_none_of_them_is_sure():
    assert doubts(scan_of(letter(10, 60), (WEIGHT, 60))) == [("10", "40"), ("60", None)]
    assert doubts(scan_of(letter(10, 60))) == [("10", None), ("60", None)]


def test_two_unsure_weights_confirm_nothing():
    draft = scan_of(letter(40, 60), (WEIGHT, 60), (WEIGHT + NEXT, 60))
    assert doubts(draft) == [("40", None), ("60", None)]


def test_weights_for_some_units_or_without_a_number_are_not_summed():
    assert doubts(scan_of(letter(30, 60).replace("งานดี", "งานดี (เฉพาะอำเภอเวียง)", 1))) == []
    assert doubts(scan_of(letter("สี่สิบ", 50))) == []
    assert doubts(scan_of(letter(50))) == []


def test_an_unsure_level_number_in_its_place_is_confirmed():
    assert doubts(scan_of(letter(40, 60), (LAST_LEVEL, 60))) == []


def test_a_number_of_another_column_is_no_level():
    heads = "\t".join(f"ระดับ {level}" for level in range(1, 6))
    cells = "\t".join(f"ร้อยละ {50 + 10 * level}" for level in range(1, 6))
    rows = [f"ตัวชี้วัดที่ {place} งานดี\t{weight}\t{cells}\tกองแผน" for place, weight in ((1, 40), (2, 60))]
    text = "\n".join([f"ตัวชี้วัด\tน้ำหนัก\t{heads}\tหน่วยงาน", *rows])
    draft = scan_of(text)
    assert [len(one.ladders[0].levels) for one in draft.indicators] == [5, 5]
    assert doubts(draft) == []


def test_an_unsure_step_of_an_even_ladder_is_confirmed_or_told():
    assert doubts(scan_of(letter(40, 60), (LAST_VALUE, 60))) == []
    wrong = letter(40, 60, levels=LEVELS.replace("ร้อยละ 100", "ร้อยละ 150"))
    assert doubts(scan_of(wrong, (LAST_VALUE, 60))) == [("150", "100")]


def test_an_uneven_ladder_confirms_nothing():
    uneven = letter(40, 60, levels=LEVELS.replace("ร้อยละ 70", "ร้อยละ 75"))
    assert doubts(scan_of(uneven, (LAST_VALUE, 60))) == [("100", None)]
    short = letter(40, 60, levels="ระดับ 1 ร้อยละ 60 ระดับ 2 ร้อยละ 70")
    assert doubts(scan_of(short, (2, 60))) == [("60", None)]


def test_a_doubt_keeps_the_digits_of_the_letter():
    draft = scan_of(letter("๑๐", "๖๐"), (WEIGHT, 60))
    assert doubts(draft)[0] == ("๑๐", "๔๐")
    assert "๔๐" in next(one for one in draft.findings if one.proposal).message_en


def test_a_number_of_several_points_has_no_value():
    assert doubts(scan_of(letter("1.2.3", "60"), (WEIGHT, 60)))
