from __future__ import annotations

import json
import subprocess
import sys

import pytest
from click.testing import CliRunner

from samrit.cli import main


def run(*arguments):
    return CliRunner().invoke(main, ["criterion", *arguments])


def test_a_sentence_gives_one_json_document():
    result = run("ไม่น้อยกว่าร้อยละ ๘๕", "--json")
    assert result.exit_code == 0
    document = json.loads(result.stdout)
    (condition,) = document["conditions"]
    assert (condition["kind"], condition["op"], condition["value"], condition["unit"]) == (
        "threshold",
        ">=",
        "85",
        "percent",
    )
    assert document["findings"] == []
    assert document["measures"][0]["key"] == "m1"


def test_without_json_people_read_a_table():
    result = run("มากกว่าร้อยละ 75 ของหมู่บ้าน และมีรายงานสรุป หรือได้รับรางวัล", "--fiscal-year", "2567")
    assert result.exit_code == 0
    assert "มากกว่าร้อยละ 75" in result.stdout
    assert "{" not in result.stdout


def test_a_default_that_was_taken_is_said():
    assert "อย่างน้อย 90" in run("ร้อยละ 90 ของครัวเรือน").stdout
    notes = json.loads(run("ร้อยละ 90 ของครัวเรือน", "--json").stdout)["notes"]
    assert [note["code"] for note in notes] == ["bare-at-least"]


def test_words_need_no_quotes_and_may_begin_with_a_sign():
    assert json.loads(run("at", "least", "80", "percent", "--json").stdout)["text"] == "at least 80 percent"
    assert json.loads(run("--json", ">= 80 %").stdout)["conditions"][0]["value"] == "80"


def test_a_month_without_a_year_takes_it_from_the_option():
    document = json.loads(run("ส่งรายงานภายในเดือนตุลาคม", "--fiscal-year", "2567", "--json").stdout)
    assert document["conditions"][1]["by"] == "2023-10-31"


def test_an_impossible_sentence_ends_with_one():
    result = run("บุคลากรไม่น้อยกว่าร้อยละ 120", "--json")
    assert result.exit_code == 1
    assert json.loads(result.stdout)["findings"][0]["code"] == "unreachable-level"
    assert "unreachable-level" in run("บุคลากรไม่น้อยกว่าร้อยละ 120").stdout


@pytest.mark.parametrize("text", ["", "   ", "...", "-"])
def test_a_text_without_a_word_ends_with_two_and_one_line(text):
    result = run(text, "--json")
    assert result.exit_code == 2
    assert result.stdout == ""
    assert len(result.stderr.strip().splitlines()) == 1


def test_the_command_starts_without_loading_tables_or_the_web():
    code = (
        "import sys\nfrom samrit.cli import main\n"
        "try:\n    main(['criterion', 'ร้อยละ 80', '--json'])\n"
        "except SystemExit:\n    slow = {'rich', 'django', 'pythainlp', 'lxml'}\n"
        "    print(sorted(set(sys.modules) & slow), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stderr.strip() == "[]"
