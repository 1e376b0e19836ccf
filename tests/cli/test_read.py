from __future__ import annotations

import contextlib
import json
import os
import pty
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from click.testing import CliRunner

from samrit.cli import main

ROOT = Path(__file__).parents[2]
SAMPLES = ROOT / "tests" / "letters" / "samples"
SOUND, FAULTY = SAMPLES / "fisheries-sheets.txt", SAMPLES / "museum-faults.txt"


def run(*arguments):
    return CliRunner().invoke(main, ["read", *map(str, arguments)])


def test_a_sound_letter_is_read_with_status_0():
    done = run(SOUND, "--json")
    assert done.exit_code == 0
    data = json.loads(done.stdout)
    assert [item["number"] for item in data["indicators"]] == ["1", "2"]
    assert done.stderr == ""


def test_a_letter_with_an_error_is_read_with_status_1():
    done = run(FAULTY, "--json")
    assert done.exit_code == 1
    assert any(finding["severity"] == "error" for finding in json.loads(done.stdout)["findings"])


def test_what_cannot_be_read_gives_one_line_and_status_2(tmp_path):
    path = tmp_path / "empty.txt"
    path.touch()
    for options in ([], ["--json"]):
        done = run(path, *options)
        assert done.exit_code == 2
        assert done.stdout == ""
        assert done.stderr.count("\n") == 1
        assert "empty.txt" in done.stderr


def test_several_letters_are_one_json_array():
    done = run(SOUND, FAULTY, "--json")
    assert done.exit_code == 1
    assert [data["source"]["name"] for data in json.loads(done.stdout)] == [SOUND.name, FAULTY.name]


def test_one_unreadable_letter_among_several_is_named_and_the_others_are_read(tmp_path):
    done = run(SOUND, tmp_path / "gone.txt", "--json")
    assert done.exit_code == 2
    assert len(json.loads(done.stdout)) == 1
    assert "gone.txt" in done.stderr


def test_the_summary_names_what_could_not_be_read(tmp_path):
    done = run(SOUND, tmp_path / "gone.txt")
    assert done.exit_code == 2
    assert "สรุป 2 ไฟล์ · อ่านไม่ได้ 1 ไฟล์" in done.stdout
    assert "no-file" in done.stdout


def test_one_sound_letter_among_several_is_a_list_of_one(tmp_path):
    done = run(tmp_path / "gone.txt", FAULTY, tmp_path / "lost.txt", "--json")
    assert [data["source"]["name"] for data in json.loads(done.stdout)] == [FAULTY.name]
    assert done.stderr.count("\n") == 2


def at_a_terminal(*arguments):
    """Run the command with its standard error on a terminal; give what it printed on each."""
    ours, theirs = pty.openpty()
    command = [sys.executable, "-c", "from samrit.cli import main; main()", "read", *map(str, arguments)]
    environment = {**os.environ, "TERM": "xterm", "COLUMNS": "120"}
    with (
        tempfile.TemporaryFile() as printed,
        subprocess.Popen(command, stdout=printed, stderr=theirs, env=environment) as started,
    ):
        os.close(theirs)
        shown = b""
        with contextlib.suppress(OSError):  # the terminal is gone when the command is
            while piece := os.read(ours, 4096):
                shown += piece
        started.wait()
        os.close(ours)
        printed.seek(0)
        return json.loads(printed.read()), shown.decode()


def test_a_bar_shows_how_far_many_letters_are_and_only_to_people():
    data, shown = at_a_terminal(SOUND, FAULTY, "--json")
    assert len(data) == 2
    assert "2/2" in shown
    assert SOUND.name in shown
    data, shown = at_a_terminal(SOUND, "--json")
    assert data["source"]["name"] == SOUND.name
    assert shown == ""
    assert run(SOUND, FAULTY, "--json").stderr == ""


def test_a_bad_office_file_is_refused_by_the_command(tmp_path):
    path = tmp_path / "letter.docx"
    path.write_bytes(b"PK\x03\x04cut short")
    done = run(path)
    assert (done.exit_code, done.stdout, done.stderr.count("\n")) == (2, "", 1)


def test_nothing_is_printed_where_no_letter_could_be_read(tmp_path):
    for options in ([], ["--json"]):
        done = run(tmp_path / "gone.txt", tmp_path / "lost.txt", *options)
        assert (done.exit_code, done.stdout, done.stderr.count("\n")) == (2, "", 2)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("museum-faults.txt", ["ตัวชี้วัดรายทีม", "ไม่ทราบ", "weight-missing"]),
        ("fisheries-sheets.txt", ["ประมงจังหวัดสมุทรสมมุติ", "ไม่พบข้อสงสัย", "ตัดยอดข้อมูล"]),
        ("library-amendment.txt", ["[เดิม]", "[แก้ไข]", "ห้องสมุดขนาดใหญ่", "แก้ไขหนังสือ"]),
        ("province-parent-weight.txt", ["อยู่ใต้ตัวชี้วัดที่ 1"]),
        ("hospital-classes-faults.txt", ["รายบุคคล 1", "๒๐ ตุลาคม ๒๕๖๘", "น้ำหนักรวมตามที่พิมพ์ 95"]),
        ("province-amendment-sentence.txt", ["(หนังสือไม่ได้พิมพ์ชื่อตัวชี้วัด)", "ลงวันที่ ๘ พฤษภาคม ๒๕๖๘"]),
    ],
)
def test_people_read_a_table(name, words):
    done = run(SAMPLES / name)
    assert [word for word in words if word not in done.stdout] == []


@pytest.mark.parametrize("name", ["province-amendment-sentence.txt", "commerce-exceptions.txt"])
def test_a_sum_that_means_nothing_is_not_printed(name):
    assert "น้ำหนักรวม" not in run(SAMPLES / name).stdout


def test_several_letters_end_with_a_summary():
    done = run(SOUND, FAULTY)
    assert "สรุป 2 ไฟล์" in done.stdout


def test_an_agenda_and_an_unnumbered_indicator_are_printed(tmp_path):
    path = tmp_path / "letter.txt"
    path.write_text(
        "เวลา ๐๙.๐๐ - ๑๐.๐๐ น.\tเปิดประชุม\nเวลา ๑๐.๐๐ - ๑๑.๐๐ น.\tชี้แจง\n\n"
        "ตัวชี้วัด\tน้ำหนัก\tเกณฑ์\nงาน\t๑๐๐\tระดับ ๑ ก ระดับ ๒ ข\n",
        encoding="utf-8",
    )
    done = run(path)
    assert "เปิดประชุม" in done.stdout
    assert "–" in done.stdout


def test_no_word_of_a_level_is_cut_from_the_table(tmp_path):
    words = "ก" * 300
    letter = (ROOT / "tests" / "web" / "thread" / "letter.txt").read_text(encoding="utf-8")
    path = tmp_path / "letter.txt"
    path.write_text(letter.replace("จัดตลาดตามแผน", words), encoding="utf-8")
    assert run(path).stdout.count("ก" * 30) >= 5
    assert "…" not in run(path).stdout
