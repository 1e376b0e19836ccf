from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from samrit.grading import GradeBand, Rounding, Share

from .forms import SCHEME, two_blocks


def share(code, value):
    return Share(code, code, code, Decimal(value))


def bands(*ends):
    return tuple(
        GradeBand(
            f"g{at}", f"ระดับ {at}", f"grade {at}", Decimal(low), None if high is None else Decimal(high)
        )
        for at, (low, high) in enumerate(ends, 1)
    )


FAULTY = {
    "dates run backward": ({"valid_until": date(2009, 9, 30)}, ["dates-reversed"]),
    "no level at all": ({"full_level": 0}, ["full-level-invalid"]),
    "fewer than no decimals": ({"rounding": Rounding(places=-1)}, ["rounding-invalid"]),
    "fewer than no decimals between levels": ({"interpolation_places": -1}, ["rounding-invalid"]),
    "components of 99": (
        {"components": (share("results", "69"), share("competency", "30"))},
        ["shares-not-100"],
    ),
    "probation of 110": (
        {"probation_components": (share("results", "60"), share("competency", "50"))},
        ["shares-not-100"],
    ),
    "blocks of 99.99": ({"blocks": (share("team", "50"), share("individual", "49.99"))}, ["shares-not-100"]),
    "a share of nothing": ({"blocks": (share("team", "100"), share("individual", "0"))}, ["share-invalid"]),
    "an unknown component": (
        {"components": (share("results", "70"), share("attendance", "30"))},
        ["component-unknown"],
    ),
    "competencies of 80": ({"competencies": SCHEME.competencies[:4]}, ["competency-weights-not-100"]),
    "a block twice": ({"blocks": (share("team", "50"), share("team", "50"))}, ["duplicate-code"]),
    "a component twice": ({"components": (share("results", "50"),) * 2}, ["duplicate-code"]),
    "a component of probation twice": (
        {"probation_components": (share("results", "50"),) * 2},
        ["duplicate-code"],
    ),
    "a band twice": (
        {"bands": tuple(replace(band, code="a") for band in bands(("60", None), ("0", None)))},
        ["duplicate-code"],
    ),
    "a competency twice": (
        {"competencies": tuple(replace(SCHEME.competencies[0], key="c", weight=Decimal(50)) for _ in "ab")},
        ["duplicate-code"],
    ),
    "an expected level twice": (
        {"expected_levels": (*SCHEME.expected_levels, SCHEME.expected_levels[0])},
        ["duplicate-code"],
    ),
    "no bands": ({"bands": ()}, ["bands-hole"]),
    "a hole in the middle": (
        {"bands": bands(("90", "100"), ("60", "89.98"), ("0", "59.99"))},
        ["bands-hole"],
    ),
    "a wide hole in the middle": ({"bands": bands(("90", None), ("0", "80"))}, ["bands-hole"]),
    "a hole at the bottom": ({"bands": bands(("90", None), ("60", None))}, ["bands-hole"]),
    "a small hole at the bottom": ({"bands": bands(("60", None), ("1", None))}, ["bands-hole"]),
    "a hole at the top": ({"bands": bands(("60", "99"), ("0", None))}, ["bands-hole"]),
    "ends that meet overlap": ({"bands": bands(("90", "100"), ("0", "90"))}, ["bands-overlap"]),
    "two bands from one number": (
        {"bands": bands(("60", None), ("60", None), ("0", None))},
        ["bands-overlap"],
    ),
    "bands from worst to best": (
        {"bands": bands(("0", None), ("60", None))},
        ["bands-overlap", "bands-hole"],
    ),
    "a band over 100": ({"bands": bands(("90", "110"), ("0", None))}, ["band-out-of-range"]),
    "a band finer than totals": (
        {"bands": bands(("89.995", None), ("0", None))},
        ["band-finer-than-rounding"],
    ),
    "a band finer than whole totals": (
        {"bands": bands(("89.5", None), ("0", None)), "rounding": Rounding(places=0)},
        ["band-finer-than-rounding"],
    ),
}

SOUND = {
    "both ends printed": {"bands": bands(("90", "100"), ("60", "89.99"), ("0", "59.99"))},
    "lower ends only": {"bands": bands(("90", None), ("60", None), ("0", None))},
    "one decimal": {"bands": bands(("90", "100"), ("0", "89.9")), "rounding": Rounding(places=1)},
    "whole totals": {"bands": bands(("90", "100"), ("0", "89")), "rounding": Rounding(places=0)},
    "no decimals between levels": {"interpolation_places": 0},
    "one level": {"full_level": 1},
    "one day": {"valid_until": SCHEME.valid_from},
    "one block": {"blocks": (share("all", "100"),)},
    "one component": {"components": (share("results", "100"),)},
}


@pytest.mark.parametrize("name", FAULTY)
def test_a_planted_fault_is_found_and_nothing_else(name):
    changes, codes = FAULTY[name]
    found = replace(SCHEME, **changes).faults()
    assert [finding.code for finding in found] == codes
    assert {finding.severity for finding in found} == {"error"}
    assert all(finding.message and finding.message_en and finding.where for finding in found)


@pytest.mark.parametrize("name", SOUND)
def test_a_sound_scheme_has_no_fault(name):
    assert replace(SCHEME, **SOUND[name]).faults() == ()


def test_unequal_blocks_that_add_to_100_are_sound():
    assert two_blocks("60", "40").faults() == ()
