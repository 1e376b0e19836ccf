from __future__ import annotations

import json
from datetime import date
from decimal import Decimal

import pytest
from click.testing import CliRunner

from samrit.cli import main
from samrit.cli.given import UnreadableFact, read_facts
from samrit.criteria import compile_scale, split_levels

LADDER = "ระดับ 1 น้อยกว่าร้อยละ 75\nระดับ 2 ไม่น้อยกว่าร้อยละ 75\nระดับ 3 ไม่น้อยกว่าร้อยละ 80\n"
HOLED = "ร้อยละ 81 - 90\nร้อยละ 91 ขึ้นไป\n"
MIXED = """\
ระดับ 1 มีแผนปฏิบัติการ
ระดับ 2 ส่งรายงานภายในวันที่ 15 กันยายน 2567 หรือได้รับรางวัลระดับจังหวัด
ระดับ 3 ผ่านเกณฑ์ระดับ 1-2 และเบิกจ่ายไม่น้อยกว่าร้อยละ 80
"""


def run(*arguments, text=LADDER):
    return CliRunner(env={"COLUMNS": "240"}).invoke(main, ["scale", *arguments], input=text)


def test_criteria_on_standard_input_are_compiled():
    result = run("--json")
    assert result.exit_code == 0
    document = json.loads(result.stdout)
    assert [level["level"] for level in document["levels"]] == [1, 2, 3]
    assert document["measures"][0] | {"text": ""} == {
        "key": "m1",
        "text": "",
        "unit": "percent",
        "kind": "share",
        "step": None,
    }
    assert set(document) >= {"measures", "deeds", "deadlines", "levels", "findings"}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp874"])
def test_a_file_is_read_in_the_encodings_of_offices(tmp_path, encoding):
    file = tmp_path / "เกณฑ์.txt"
    file.write_bytes(LADDER.encode(encoding))
    document = json.loads(run(str(file), "--json").stdout)
    assert document["levels"][0]["text"] == "น้อยกว่าร้อยละ 75"


def test_a_dash_is_standard_input():
    assert json.loads(run("-", "--json").stdout)["levels"][2]["level"] == 3


def test_findings_of_severity_error_end_with_one():
    result = run("--json", text=HOLED)
    assert result.exit_code == 1
    assert [finding["code"] for finding in json.loads(result.stdout)["findings"]] == ["levels-gap"]


def test_a_bare_value_is_that_of_the_only_measure():
    result = run("--at", "76.2", "--json")
    document = json.loads(result.stdout)
    assert (result.exit_code, document["level"], document["score"]) == (0, 2, "2")
    top = [reason for reason in document["reasons"] if reason["level"] == 3]
    assert (top[0]["holds"], top[0]["value"], top[0]["short_by"]) == (False, "76.2", "3.8")
    assert document["next"]["level"] == 3


def test_the_floor_of_the_scheme_is_the_score_below_level_one():
    document = json.loads(run("--at", "10", "--floor", "1", "--json", text=HOLED).stdout)
    assert (document["level"], document["score"]) == (0, "1")


@pytest.mark.parametrize(
    ("given", "level"),
    [
        (["d1=yes", "by1=2024-09-10", "m1=80"], 3),
        (["d1=yes", "by1=16 ก.ย. 2567", "d3=ใช่", "m1=๘๐"], 3),
        (["d1=yes", "by1=16 ก.ย. 2567", "d3=no", "m1=80"], 1),
        (["d1=ไม่", "d2=no", "d3=no", "m1=80"], 0),
        (["m1=80"], None),
    ],
)
def test_deeds_dates_and_figures_are_given_by_key(given, level):
    arguments = [part for fact in given for part in ("--at", fact)]
    document = json.loads(run(*arguments, "--json", text=MIXED).stdout)
    assert document["level"] == level


def test_several_facts_may_stand_behind_one_option():
    document = json.loads(run("--json", "--at", "d1=yes", "by1=2024-09-10", "m1=80", text=MIXED).stdout)
    assert document["level"] == 3


def test_each_level_can_be_taken_by_itself():
    text = "ระดับ 1 มีแผนปฏิบัติการ\nระดับ 2 มีรายงานสรุป"
    facts = ["--at", "d1=no", "--at", "d2=yes"]
    assert json.loads(run(*facts, "--json", text=text).stdout)["level"] == 0
    assert json.loads(run(*facts, "--not-cumulative", "--json", text=text).stdout)["level"] == 2


def test_a_scale_is_drawn_with_its_holes_and_overlaps():
    shown = run(text="ร้อยละ 61 - 70\nร้อยละ 70 - 80\nร้อยละ 91 ขึ้นไป").stdout
    assert ")x(" in shown
    assert "](···" in shown
    assert "levels-gap" in shown


def test_people_read_what_each_level_needs():
    shown = run("--at", "76").stdout
    assert "ระดับ 2" in shown
    assert "ขาดอีก 4 จุดร้อยละ" in shown


def test_people_read_alternatives_and_inherited_deeds():
    shown = run("--at", "d1=yes", "--at", "d3=no", "--at", "m1=50", text=MIXED).stdout
    assert "ยังบอกระดับไม่ได้" in shown
    assert "จากระดับ 1" not in shown
    assert "มีแผนปฏิบัติการ (จากระดับ 1)" in run("--at", "d1=no", "--at", "m1=50", text=MIXED).stdout
    compiled = run(text=MIXED).stdout
    assert "ผ่านระดับ 1 - 2" in compiled
    assert "by1" in compiled


def test_the_title_above_tells_that_bare_numbers_are_percentages():
    document = json.loads(run("--json", text="ร้อยละของงานที่สำเร็จ\nระดับ 1 60\nระดับ 2 70").stdout)
    assert document["measures"][0]["unit"] == "percent"


def test_a_measure_beside_an_alternative_without_it_has_no_line():
    assert "|" not in run(text="เบิกจ่ายร้อยละ 80 หรือได้รับรางวัลระดับจังหวัด").stdout.replace("m1 | d1", "")


def test_criteria_that_measure_nothing_have_no_line():
    assert "|" not in run(text="มีแผนปฏิบัติการ\nมีรายงานสรุป").stdout


@pytest.mark.parametrize(
    ("arguments", "text"),
    [
        ([], ""),
        ([], "---\n***\n"),
        (["no-such-file.txt"], ""),
        (["one.txt", "two.txt"], ""),
        (["--at", "abc"], LADDER),
        (["--at", "m9=1"], LADDER),
        (["--at", "80"], MIXED.replace("ร้อยละ 80", "ร้อยละ 80 และข่าวเดือนละ 8 ข่าว")),
        (["--at", "80"], "มีแผนปฏิบัติการ"),
        (["--at", "d1=maybe"], MIXED),
        (["--at", "by1=soon"], MIXED),
        ([], "x" * 1_000_001),
        ([], "ร้อยละ\x00 80"),
    ],
)
def test_what_cannot_be_read_ends_with_two_and_one_line(arguments, text):
    result = run(*arguments, "--json", text=text)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert len(result.stderr.strip().splitlines()) == 1


def scale_of(text):
    return compile_scale(split_levels(text))


def test_facts_of_every_kind_are_read():
    scale = scale_of(MIXED)
    facts = read_facts(["m1 = 1,234.5 %", "m1.base=10", "m1.target=20", "d1=done", "by1=12 มิ.ย. 2567"], scale)
    assert facts.values == {"m1": Decimal("1234.5")}
    assert facts.baselines == {"m1": Decimal(10)}
    assert facts.targets == {"m1": Decimal(20)}
    assert facts.deeds == {"d1": True}
    assert facts.dates == {"by1": date(2024, 6, 12)}


def test_the_other_notation_of_a_number_is_no_second_measure():
    scale = scale_of("ไม่น้อยกว่า 920 ครัวเรือน (ร้อยละ 92)\nไม่น้อยกว่า 1,000 ครัวเรือน (ร้อยละ 100)")
    assert read_facts(["950"], scale).values == {"m1": Decimal(950)}


def test_a_key_that_is_not_there_names_those_that_are():
    with pytest.raises(UnreadableFact, match="m1, d1, d2, d3, by1"):
        read_facts(["m7=1"], scale_of(MIXED))
    with pytest.raises(UnreadableFact, match=r"known are -"):
        read_facts(["m7=1"], compile_scale([]))


@pytest.mark.parametrize(
    "data",
    [b"%PDF-1.4\n1 0 obj\n", bytes(range(1, 256)) * 8, b"\x89PNG\r\n\x1a\n\x00\x00"],
    ids=["pdf", "noise", "picture"],
)
def test_a_file_that_is_no_text_is_refused_in_one_line(tmp_path, data):
    file = tmp_path / "levels.txt"
    file.write_bytes(data)
    result = CliRunner().invoke(main, ["scale", str(file), "--json"])
    assert (result.exit_code, result.stdout, result.stderr.count("\n")) == (2, "", 1)
