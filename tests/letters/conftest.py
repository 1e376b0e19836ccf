"""The real letters stand outside the project; their facts are pinned, their words are not copied."""

from __future__ import annotations

from pathlib import Path

import pytest

from samrit.letters.opening import IN_PROCESS

ROOT = Path(__file__).parents[2]
LETTERS = ROOT.parent / "shared" / "letters"
SAMPLES = Path(__file__).parent / "samples"


@pytest.fixture(autouse=True)
def opened_here(monkeypatch):
    """Open files in this process, so that branches are counted; test_isolation and test_hostile do not."""
    monkeypatch.setenv(IN_PROCESS, "1")


@pytest.fixture(scope="session")
def real_letter():
    """Give the path of a real letter by its stem, or skip where the letters are not at hand."""

    def find(stem: str) -> Path:
        path = LETTERS / f"{stem}.txt"
        if not path.exists():
            pytest.skip(f"the real letters are not at {LETTERS}")
        return path

    return find


@pytest.fixture(scope="session")
def sample():
    """Give the path of a letter of our own by its name."""

    def find(name: str) -> Path:
        return SAMPLES / name

    return find
