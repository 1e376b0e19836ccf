from __future__ import annotations

from samrit.criteria import compile_scale, from_json, lint, ruler, split_levels, title_of, to_json


def compiled(case):
    return compile_scale(split_levels(case["text"]), title=title_of(case["text"]))


def test_a_sound_scale_has_no_finding(sound):
    assert lint(compiled(sound)) == ()


def test_a_sound_scale_speaks_of_as_many_quantities_as_its_case_says(sound):
    assert len(compiled(sound).measures) == sound["measures"]


def test_a_planted_fault_is_found_and_nothing_else(faulty):
    found = [f"{finding.code} {finding.where}" for finding in lint(compiled(faulty))]
    assert found == faulty["findings"]


def test_a_finding_says_in_two_languages_what_and_what_to_do(faulty):
    for finding in lint(compiled(faulty), where="individual 3"):
        assert finding.where.startswith("individual 3 level ")
        assert "โปรด" in finding.message
        assert finding.message_en


def test_a_scale_survives_its_json(sound):
    scale = compiled(sound)
    assert from_json(to_json(scale)) == scale


def test_a_faulty_scale_survives_its_json(faulty):
    scale = compiled(faulty)
    assert from_json(to_json(scale)) == scale


def test_every_measure_can_be_drawn_from_end_to_end(sound):
    scale = compiled(sound)
    for measure in scale.measures:
        picture = ruler(scale, measure.key)
        assert picture is not None
        assert picture.zones[0].start == 0
        assert picture.zones[-1].end == 1
        assert not [zone for zone in picture.zones if zone.kind in {"hole", "overlap"}]
