from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from samrit.grading import Scheme, SchemeUnreadable, default_scheme, packaged_names, packaged_scheme

from .forms import SCHEME


@pytest.fixture
def document():
    return json.loads(json.dumps(SCHEME.to_json()))


def test_every_packaged_scheme_is_sound_and_carries_its_name():
    for name in packaged_names():
        assert packaged_scheme(name).faults() == ()
        assert packaged_scheme(name).name == name


def test_an_unknown_packaged_scheme_is_a_key_error():
    with pytest.raises(KeyError, match="no-such"):
        packaged_scheme("no-such")


def test_the_default_scheme_says_where_its_numbers_come_from():
    scheme = default_scheme()
    fields = set(Scheme.__dataclass_fields__)
    assert "1012" in scheme.source
    assert {field for field, _ in scheme.notes} <= fields
    assert "blocks" in dict(scheme.notes)


def test_a_scheme_comes_back_equal_from_its_document(document):
    assert Scheme.from_json(document) == SCHEME
    ended = replace(SCHEME, valid_until=date(2030, 9, 30), bands=(replace(SCHEME.bands[0], high=None),))
    assert Scheme.from_json(ended.to_json()) == ended


def test_a_document_from_before_a_number_was_asked_for_means_what_it_meant(document):
    del document["interpolation_places"]
    assert Scheme.from_json(document).interpolation_places == 4
    document["interpolation_places"] = 2
    assert Scheme.from_json(document).interpolation_places == 2
    document["interpolation_places"] = None
    with pytest.raises(SchemeUnreadable, match=r"^interpolation_places: a whole number is needed$"):
        Scheme.from_json(document)


@pytest.mark.parametrize(("interpolation", "places"), [("off", None), ("linear", 3)])
def test_levels_have_decimals_where_the_scheme_interpolates(interpolation, places):
    scheme = replace(SCHEME, interpolation=interpolation, interpolation_places=3)
    assert scheme.level_places == places


def test_decimals_are_strings_in_the_document(document):
    assert document["components"][0]["share"] == "70"
    assert document["bands"][1]["high"] == "89.99"


@pytest.mark.parametrize(
    ("path", "value", "fault"),
    [
        (("version",), 2, "version: one of 1 is needed"),
        (("name",), None, "name: a text is needed"),
        (("full_level",), "5", "full_level: a whole number is needed"),
        (("full_level",), True, "full_level: a whole number is needed"),
        (("cumulative_deeds",), "yes", "cumulative_deeds: true or false is needed"),
        (("valid_from",), "1 ต.ค. 2552", "valid_from: a date such as 2024-04-01 is needed"),
        (("valid_from",), 2552, "valid_from: a date such as 2024-04-01 is needed"),
        (("floor_level",), 2, "floor_level: one of 0, 1 is needed"),
        (("floor_level",), False, "floor_level: one of 0, 1 is needed"),
        (("bands",), {}, "bands: a list is needed"),
        (("bands", 0), 90, "bands[0].: an object is needed"),
        (("bands", 0, "low"), 90, "bands[0].low: a decimal written as a string is needed"),
        (("bands", 0, "low"), "ninety", "bands[0].low: a decimal written as a string is needed"),
        (("bands", 0, "low"), "NaN", "bands[0].low: a decimal written as a string is needed"),
        (("rounding", "mode"), "half_even", "rounding.mode: one of half_up is needed"),
        (("rounding", "digits"), 2, "rounding.digits: this key is not known"),
        (("floor",), 1, "floor: this key is not known"),
        (("notes", "bands"), 3, "notes.bands: a text is needed"),
    ],
)
def test_an_unreadable_document_is_refused_with_the_path(document, path, value, fault):
    *parents, last = path
    node = document
    for step in parents:
        node = node[step]
    node[last] = value
    with pytest.raises(SchemeUnreadable) as caught:
        Scheme.from_json(document)
    assert fault in caught.value.faults


def test_all_places_are_named_at_once(document):
    del document["name"], document["source"]
    with pytest.raises(SchemeUnreadable) as caught:
        Scheme.from_json(document)
    assert caught.value.faults == ("name: a text is needed", "source: a text is needed")
    assert str(caught.value) == "name: a text is needed; source: a text is needed"


def test_a_document_that_is_no_object_is_refused():
    with pytest.raises(SchemeUnreadable, match="document: an object"):
        Scheme.from_json(["scheme"])


@pytest.mark.parametrize(
    ("day", "valid"),
    [
        (date(2009, 9, 30), False),
        (date(2009, 10, 1), True),
        (date(2030, 9, 30), True),
        (date(2030, 10, 1), False),
    ],
)
def test_a_scheme_is_valid_from_its_first_to_its_last_day(day, valid):
    assert replace(SCHEME, valid_until=date(2030, 9, 30)).is_valid_on(day) is valid


def test_a_scheme_without_a_last_day_stays_valid():
    assert SCHEME.is_valid_on(date(2100, 1, 1))


@pytest.mark.parametrize(
    ("total", "grade"),
    [
        ("100", "excellent"),
        ("90.00", "excellent"),
        ("89.99", "very-good"),
        ("80", "very-good"),
        ("79.99", "good"),
        ("60", "fair"),
        ("59.99", "improve"),
        ("0", "improve"),
    ],
)
def test_a_total_gets_the_best_band_it_reaches(total, grade):
    assert SCHEME.grade_of(Decimal(total)).code == grade


def test_a_total_below_every_band_has_no_grade():
    assert replace(SCHEME, bands=SCHEME.bands[:1]).grade_of(Decimal(10)) is None


@pytest.mark.parametrize(
    ("level", "group", "expected"),
    [("K3", "core", 3), ("M2", "core", 5), ("K3", "executive", None), ("X", "core", None)],
)
def test_expected_levels_are_looked_up_by_position_level_and_group(level, group, expected):
    assert SCHEME.expected_level(level, group) == expected


def test_probation_has_its_own_shares():
    assert [part.share for part in SCHEME.components_for(probation=False)] == [70, 30]
    assert [part.share for part in SCHEME.components_for(probation=True)] == [50, 50]
