from __future__ import annotations

import os
import shutil
import subprocess

import pytest

OLD_PYTHON = """#!/bin/sh
case "$1" in --version) echo "Python 3.9.2" ;; *) exit 1 ;; esac
"""
PYTHON_WITHOUT_VENV = """#!/bin/sh
case "$2" in *ensurepip*) exit 1 ;; *) exit 0 ;; esac
"""


@pytest.fixture
def set_up(root, tmp_path):
    """Call the set-up script of a copy of the project, on a machine whose only Python is the given one."""
    for name in ("requirements.lock", "requirements-uv.lock", "pyproject.toml"):
        shutil.copy(root / name, tmp_path)
    shutil.copytree(root / "scripts", tmp_path / "scripts")
    programs = tmp_path / "bin"
    programs.mkdir()
    for name in ("bash", "dirname", "sed"):
        (programs / name).symlink_to(shutil.which(name))

    def call(python):
        if python:
            (programs / "python3").write_text(python)
            (programs / "python3").chmod(0o755)
        command = [programs / "bash", tmp_path / "scripts" / "venv.sh"]
        environment = {"PATH": str(programs), "HOME": os.environ.get("HOME", "/")}
        return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)

    return call


@pytest.mark.parametrize(
    ("python", "words"),
    [
        (None, ["3.11", "apt-get install python3"]),
        (OLD_PYTHON, ["3.11", "Python 3.9.2", "apt-get install python3"]),
        (PYTHON_WITHOUT_VENV, ["virtual environments", "apt-get install python3-venv"]),
    ],
    ids=["none", "too old", "without venv"],
)
def test_an_unfit_python_is_named_with_what_to_install(set_up, tmp_path, python, words):
    done = set_up(python)
    assert done.returncode == 1
    assert [word for word in words if word not in done.stderr] == []
    assert len(done.stderr.strip().splitlines()) == 1
    assert not (tmp_path / ".venv").exists()


def test_every_script_is_sound_bash(root):
    scripts = [*root.glob("scripts/*.sh"), root / "scripts" / "npm", root / ".ci" / "run"]
    for script in scripts:
        assert os.access(script, os.X_OK), f"{script.name} cannot be run"
        done = subprocess.run(["bash", "-n", script], capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
