from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys

import pytest

EXAMPLE = re.compile(r"^```\n\$ samrit (.*)\n((?:.*\n)*?)```$", re.MULTILINE)
SAMRIT = [sys.executable, "-c", "from samrit.cli import main; main()"]


def words(line):
    return " ".join(line.split())


@pytest.mark.parametrize("page", ["README.md"])
def test_what_a_page_shows_is_what_the_command_prints(root, page):
    examples = EXAMPLE.findall((root / page).read_text(encoding="utf-8"))
    assert examples, "no example is shown"
    for arguments, shown in examples:
        done = subprocess.run(
            [*SAMRIT, *shlex.split(arguments)],
            cwd=root,
            env=os.environ | {"COLUMNS": "120", "PYTHONIOENCODING": "utf-8"},
            capture_output=True,
            text=True,
            check=False,
        )
        printed = [words(line) for line in done.stdout.splitlines()]
        assert [line for line in shown.splitlines() if words(line) not in printed] == [], done.stderr
