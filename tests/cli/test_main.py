from __future__ import annotations

import subprocess
import sys

import click
import pytest
from click.testing import CliRunner

from samrit.cli import COMMANDS, main


@pytest.mark.parametrize("name", COMMANDS)
def test_each_command_of_the_table_is_there_under_its_name(name):
    command = main.get_command(click.Context(main), name)
    assert command is not None
    assert command.name == name


def test_help_names_every_command_and_loads_none():
    code = (
        "import sys\nfrom click.testing import CliRunner\nfrom samrit.cli import main\n"
        "print(CliRunner().invoke(main, ['--help']).output)\n"
        "print('loaded', [m for m in sys.modules if m.startswith('samrit.cli.')])\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert [name for name in COMMANDS if f"  {name} " not in done.stdout] == []
    assert "loaded []" in done.stdout


def test_an_unknown_command_is_refused_with_its_name():
    done = CliRunner().invoke(main, ["assess"])
    assert done.exit_code == 2
    assert "assess" in done.output


@pytest.mark.parametrize("name", ["read", "criterion", "scale"])
def test_the_help_of_a_command_says_each_exit_status_on_its_own_line(name):
    shown = CliRunner().invoke(main, [name, "--help"]).output
    assert "\\b" not in shown
    assert [
        line.strip() for line in shown.splitlines() if line.strip().startswith(("รหัสจบ", "Exit status"))
    ] == [line.strip() for line in shown.splitlines() if "0 อ่านได้" in line or "0 read" in line]
