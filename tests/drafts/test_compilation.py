"""A letter's JSON, and an edited draft compiled and checked again."""

from __future__ import annotations

import copy
import json
from pathlib import Path

import pytest

from samrit.drafts import UnreadableLetter, compile_draft, read_draft, recheck, shape

from .making import HEAD, HEADER, LEVELS, block, codes, draft, row

ROOT = Path(__file__).parents[2]
SAMPLES = ROOT / "tests" / "letters" / "samples"
LETTERS = ROOT.parent / "shared" / "letters"
CONTRACT = {"letter", "round", "parties", "deadlines", "agenda", "indicators", "findings"}
INDICATOR = {
    *(
        "scope",
        "number",
        "title",
        "weight",
        "owners",
        "assignee",
        "change",
        "applies_to",
        "unit",
        "rationale",
    ),
    *(
        "data_source",
        "supervisor",
        "coordinators",
        "definitions",
        "formula",
        "cutoffs",
        "measures",
        "variants",
    ),
}


def test_the_json_has_every_field_of_the_contract():
    data = json.loads(json.dumps(draft(row(1, 100))))
    assert set(data) >= CONTRACT
    assert set(data["indicators"][0]) >= INDICATOR
    assert set(data["letter"]) >= {"number", "date", "subject", "issuer", "recipients", "amends"}
    assert set(data["indicators"][0]["variants"][0]["levels"][0]) >= {"level", "text", "conditions"}


def test_the_types_name_the_fields_that_are_there():
    data = draft(row(1, 100), tail="\n๒๐.\n", head="เวลา ๐๙.๐๐ - ๑๐.๐๐ น. ประชุม\n\n" + HEAD)
    item = data["indicators"][0]
    for value, shape_of_value in [
        (data, shape.DraftJson),
        (data["letter"], shape.LetterJson),
        (data["agenda"][0], shape.AgendaJson),
        (item, shape.IndicatorJson),
        (item["applies_to"], shape.AppliesJson),
        (item["variants"][0], shape.VariantJson),
        (item["variants"][0]["levels"][0], shape.LevelJson),
        (data["findings"][0], shape.FindingJson),
        (data["source"], shape.SourceJson),
    ]:
        assert set(value) == set(shape_of_value.__annotations__)


def test_numbers_are_strings_and_every_level_has_conditions():
    (item,) = draft(row(1, "๑๐๐"))["indicators"]
    assert item["weight"] == "100"
    levels = item["variants"][0]["levels"]
    assert levels[1]["conditions"][0]["op"] == ">="
    assert levels[1]["conditions"][0]["value"] == "70"
    assert {condition["measure"] for level in levels for condition in level["conditions"]} == {"m1"}


def test_each_field_says_where_it_stands_in_the_source():
    data = draft(row(1, 100))
    text = "\n".join(line["text"] for line in data["source"]["lines"])
    item = data["indicators"][0]
    start, end = item["spans"]["title"]
    assert text[start:end] == item["title"]
    for level in item["variants"][0]["levels"]:
        start, end = level["span"]
        assert text[start:end] == level["text"]
        assert level["line"] == item["line"] == 4


def test_an_edited_draft_is_compiled_again_and_the_one_given_stays():
    data = draft(row(1, 100))
    kept = copy.deepcopy(data)
    edited = copy.deepcopy(data)
    edited["indicators"][0]["weight"] = "90"
    edited["indicators"][0]["variants"][0]["levels"][1]["text"] = "มากกว่าร้อยละ ๗๕"
    fresh = compile_draft(edited)
    condition = fresh["indicators"][0]["variants"][0]["levels"][1]["conditions"][0]
    assert (condition["op"], condition["value"]) == (">", "75")
    assert ("weights-not-100", "set") in codes(fresh)
    assert any(code == "levels-gap" for code, _ in codes(fresh))
    assert list(recheck(edited)) == fresh["findings"]
    assert data == kept


def test_compiling_again_changes_nothing():
    data = draft(block("team"), row(1, 90))
    assert compile_draft(data) == data
    assert compile_draft(json.loads(json.dumps(data))) == json.loads(json.dumps(data))


def test_what_reading_the_file_found_is_kept():
    data = draft(row(1, 100), tail="\n๒๐.\n")
    assert [finding["code"] for finding in recheck(data)] == ["unreadable-text"]


def test_variants_share_the_keys_of_the_same_quantity_and_no_others():
    small = LEVELS.replace("ร้อยละ", "จำนวนครั้งที่ประชุม ").replace("๑๐๐", "๑๐๐ ครั้ง")
    levels = f"อำเภอขนาดใหญ่ {LEVELS} อำเภอขนาดกลาง {LEVELS} อำเภอขนาดเล็ก {small}"
    (item,) = draft(row(1, 100, levels=levels))["indicators"]
    keys = [
        {
            condition["measure"]
            for level in variant["levels"]
            for condition in level["conditions"]
            if "measure" in condition
        }
        for variant in item["variants"]
    ]
    assert keys[0] == keys[1]
    assert not keys[0] & keys[2]
    assert {key for group in keys for key in group} == {measure["key"] for measure in item["measures"]}
    for variant, group in zip(item["variants"], keys, strict=True):
        assert {measure["key"] for measure in variant["scale"]["measures"]} == group


def test_a_variant_without_levels_is_left_empty():
    data = draft(row(1, 100))
    data["indicators"][0]["variants"].append({"when": "อำเภอขนาดเล็ก", "levels": [], "scale": None})
    fresh = compile_draft(data)
    assert fresh["indicators"][0]["variants"][1]["scale"] is None


def test_findings_stand_in_order_of_weight_and_then_of_lines():
    data = draft(row(1, "มาก", levels="ระดับ ๑ ก ระดับ ๒ ข"), row(2, 100), tail="\n๒๐.\n")
    weights = ["error", "warning", "info"]
    order = [weights.index(finding["severity"]) for finding in data["findings"]]
    assert order == sorted(order)
    assert len(set(order)) == 3


def test_a_draft_is_read_from_a_file_and_from_bytes(tmp_path):
    text = (HEAD + HEADER + row(1, 100)).encode()
    path = tmp_path / "หนังสือ.txt"
    path.write_bytes(text)
    from_file, from_bytes = read_draft(path), read_draft(text)
    assert from_file.data["source"]["name"] == "หนังสือ.txt"
    assert from_bytes.data["source"]["name"] == "letter.txt"
    assert from_file.letter.indicators == from_bytes.letter.indicators
    assert (from_file.findings, from_file.has_errors) == ([], False)
    assert read_draft((HEAD + HEADER + row(1, "มาก")).encode()).has_errors


def test_a_file_that_is_no_letter_is_refused():
    with pytest.raises(UnreadableLetter):
        read_draft(b"nothing")


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("agriculture-rows.html", []),
        ("education-pipes.md", [("inferred", "round"), ("weights-not-100", "individual (อื่น ๆ)")]),
        ("fisheries-sheets.txt", []),
        ("harbour-english.txt", []),
        ("health-columns.txt", []),
        ("irrigation-lines.txt", []),
        ("library-amendment.txt", [("inferred", "round")]),
        (
            "museum-faults.txt",
            [
                *[("date-outside-round", "team 2 level 5"), ("deadline-after-round-start", "record-targets")],
                *[("duplicate-number", "team 2"), ("inferred", "round"), ("level-missing", "team 2")],
                *[
                    ("unreadable-text", "line 20"),
                    ("unreadable-text", "line 22"),
                    ("weight-missing", "team 2"),
                ],
            ],
        ),
        ("province-aligned.txt", []),
        ("province-parent-weight.txt", []),
    ],
)
def test_the_set_level_findings_of_our_own_letters(name, found):
    data = read_draft(SAMPLES / name).to_json()
    concerned = [(code, where) for code, where in codes(data) if not code.startswith(("levels-", "count-"))]
    assert sorted(concerned) == found


@pytest.mark.parametrize(
    ("stem", "found"),
    [
        ("buriram-2564-round1", [("deadline-after-round-start", "record-targets")]),
        ("chaiyaphum-2562-round1", [("unreadable-text", f"line {line}") for line in (78, 80, 82)]),
        (
            "chonburi-2567-round2",
            [("deadline-after-round-start", "record-targets"), ("weights-not-100", "individual")],
        ),
        ("department-2559-round1", [("inferred", "team 1")]),
        ("ubon-2567-round2-amendment", []),
    ],
)
def test_the_set_level_findings_of_the_real_letters(stem, found):
    path = LETTERS / f"{stem}.txt"
    if not path.exists():
        pytest.skip(f"the real letters are not at {LETTERS}")
    data = read_draft(path).to_json()
    of_criteria = ("levels-", "mixed-", "irregular-", "not-monotone", "count-", "unreachable-")
    concerned = [(code, where) for code, where in codes(data) if not code.startswith(of_criteria)]
    assert [pair for pair in concerned if "นาย" not in pair[1]] == found


def test_notes_give_the_gates_and_the_composite_measure_of_an_indicator():
    levels = "ระดับ ๑ คะแนนรวม ๗๐ คะแนนขึ้นไป ระดับ ๒ คะแนนรวม ๘๐ คะแนนขึ้นไป"
    edited = copy.deepcopy(draft(row(1, 100, levels=levels)))
    edited["indicators"][0]["notes"] = ["ทุกระดับต้องจัดเวทีประชาคมไม่น้อยกว่า ๑ เวที"]
    edited["indicators"][0]["formula"] = (
        "คะแนนรวม = ก + ข\nก. การคัดกรอง: ร้อยละ ๘๐ ขึ้นไป = ๖๐ คะแนน, ร้อยละ ๗๐ ขึ้นไป = ๔๐ คะแนน\n"
        "ข. การเยี่ยมบ้าน: ร้อยละ ๙๐ ขึ้นไป = ๔๐ คะแนน"
    )
    item = compile_draft(edited)["indicators"][0]
    assert [(gate["op"], gate["value"], gate["unit"]) for gate in item["gates"]] == [(">=", "1", "เวที")]
    assert item["composite"] is not None
    assert [len(part["points"]) for part in item["composite"]["parts"]] == [2, 1]
    keys = {measure["key"] for measure in item["measures"]}
    assert {item["composite"]["measure"], item["gates"][0]["measure"]} <= keys
    assert {part["measure"] for part in item["composite"]["parts"]} <= keys


@pytest.mark.skipif(not LETTERS.exists(), reason="the real letters stand beside the project")
@pytest.mark.parametrize("name", sorted(path.name for path in LETTERS.glob("*.txt")))
def test_explanations_of_the_real_letters_give_no_gate(name):
    data = read_draft((LETTERS / name).read_bytes(), name=name).to_json()
    for item in data["indicators"]:
        assert (item["gates"], item["composite"]) == ([], None)
        for variant in item["variants"]:
            codes_of_notes = {note["code"] for note in (variant["scale"] or {}).get("notes", [])}
            assert not codes_of_notes & {"gate-unread", "points-unread"}
