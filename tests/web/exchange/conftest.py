"""The worlds that the results and the assessment tests keep beside them, for files in and out."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path


def _conftest_of(folder):
    name = f"tests_world_of_{folder}"
    if name not in sys.modules:
        path = Path(__file__).parents[1] / folder / "conftest.py"
        spec = importlib.util.spec_from_file_location(name, path)
        sys.modules[name] = module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
    return sys.modules[name]


world = _conftest_of("assessment").world
confirmed = _conftest_of("assessment").confirmed
published = _conftest_of("results").published
