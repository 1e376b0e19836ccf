"""The real letters stand outside the project; their facts are pinned, their words are not copied."""

from __future__ import annotations

from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LETTERS = ROOT.parent / "shared" / "letters"
SAMPLES = Path(__file__).parent / "samples"


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
