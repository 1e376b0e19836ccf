"""The cases of criteria as data, for tests that are parametrised by hand."""

from __future__ import annotations

import tomllib
from pathlib import Path

CASES = Path(__file__).parent.parent / "criteria" / "cases"


def load(folder: str) -> list[dict[str, object]]:
    """Give every case of a folder."""
    files = sorted((CASES / folder).glob("*.toml"))
    return [case for path in files for case in tomllib.loads(path.read_text(encoding="utf-8"))["case"]]
