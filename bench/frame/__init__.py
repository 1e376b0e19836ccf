"""What every benchmark shares: its options, its repetitions, and how it prints its figures.

Each script takes `--json` (one JSON object of its figures on standard output, nothing else) and
`--small` (a run under 30 seconds).
"""

from __future__ import annotations

import argparse
import json
import platform
import statistics
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent


@dataclass(frozen=True, slots=True)
class Options:
    json: bool
    small: bool


def options(description: str) -> Options:
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("--json", action="store_true", help="print one JSON object and nothing else")
    parser.add_argument("--small", action="store_true", help="a run under 30 seconds")
    given = parser.parse_args()
    return Options(json=given.json, small=given.small)


def seconds(work: Callable[[], object], *, runs: int) -> list[float]:
    """Time a piece of work several times, after one run that does not count."""
    work()
    taken = []
    for _ in range(runs):
        start = time.perf_counter()
        work()
        taken.append(time.perf_counter() - start)
    return taken


def percentile(values: list[float], share: float) -> float:
    """Give the value that a share (0 to 1) of the values does not exceed."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, round(share * (len(ordered) - 1)))]


def median(values: list[float]) -> float:
    return statistics.median(values)


def show(figures: dict[str, object], *, given: Options, limits: dict[str, str]) -> None:
    """Print the figures, each with its limit beside it."""
    if given.json:
        json.dump(figures, sys.stdout, ensure_ascii=False)
        sys.stdout.write("\n")
        return
    print(f"Python {platform.python_version()}, {platform.system()} {platform.machine()}")
    width = max(map(len, figures))
    for name, value in figures.items():
        shown = f"{value:.4g}" if isinstance(value, float) else str(value)
        limit = f"   (target {limits[name]})" if name in limits else ""
        print(f"{name:<{width}}  {shown}{limit}")
