"""Letters of our own checked in both directions: planted faults are found, sound letters are left alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from samrit.drafts import read_draft
from samrit.drafts.places import where_words

SAMPLES = Path(__file__).parents[1] / "letters" / "samples"
SOUND = (
    "agriculture-groups-inline.txt",
    "cooperatives-level-headers.txt",
    "culture-criteria-first.md",
    "culture-scanned.txt",
    "district-sub-numbers.txt",
    "education-numbered-classes.txt",
    "education-rowspan.html",
    "english-columns.txt",
    "excise-amendment-columns.txt",
    "fisheries-amendment-below.txt",
    "health-memo-descending.txt",
    "health-second-header.html",
    "irrigation-class-column.txt",
    "irrigation-order.txt",
    "labour-agenda-lines.txt",
    "labour-numbered-levels.md",
    "livestock-outline-numbers.txt",
    "local-amendment-lines.txt",
    "police-page-breaks.txt",
    "province-amendment-sentence.txt",
    "revenue-sheets.txt",
    "statistics-amendment-sentence.txt",
    "transport-sound.txt",
    "hospital-announcement.txt",
    "education-unnumbered.txt",
    "labour-numbered-recipients.txt",
    "municipal-points-inline.txt",
    "welfare-districts.txt",
)
PLANTED = {
    "hospital-classes-faults.txt": {
        ("levels-gap", "individual 1 (โรงพยาบาลขนาดเล็ก) level 2-3"),
        ("weights-not-100", "individual"),
    },
    "province-faults.txt": {
        ("levels-gap", "team 2 level 1-2"),
        ("duplicate-number", "team 2"),
        ("weight-missing", "team 3"),
        ("level-missing", "team 1"),
    },
    "commerce-exceptions.txt": {
        ("weights-not-100", "individual (อำเภอดอยเหนือ)"),
        ("weights-not-100", "individual (อำเภอเกาะใต้)"),
    },
}
DATES = {
    ("date-outside-round", "record-targets"),
    ("deadline-after-round-start", "record-targets"),
    ("date-outside-round", "team 1 level 1"),
    ("levels-overlap", "individual 1 level 1"),
    ("levels-overlap", "individual 1 level 4"),
}


def found(name):
    findings = read_draft(SAMPLES / name).to_json()["findings"]
    return {(one["code"], one["where"]) for one in findings if one["severity"] != "info"}


@pytest.mark.parametrize("name", SOUND)
def test_a_sound_letter_has_no_finding(name):
    assert found(name) == set()


@pytest.mark.parametrize("name", PLANTED)
def test_the_faults_of_a_letter_are_found_and_no_others(name):
    assert found(name) == PLANTED[name]


def test_dates_that_do_not_fit_the_round_are_found():
    assert found("statistics-dates-faults.txt") >= DATES


def test_every_place_of_a_finding_can_be_said_in_thai():
    assert where_words("team 3.1 before (อำเภอขนาดใหญ่) level 2-3") == "รายทีม 3.1 เดิม (อำเภอขนาดใหญ่) ระดับ 2-3"
