"""Prints what the last run of mutmut found: a table of the files, and every mutant that no test noticed.

Called by `make mutants`, in .venv-mutants. An argument (`samrit.criteria.interval`) asks for one module.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path

from mutmut.mutation.diff_apply import get_diff_for_mutant
from mutmut.stats import status_by_exit_code

ROOT = Path(__file__).resolve().parent.parent
GROUPS = {
    "intervals": ("interval", "regions"),
    "evaluation": (
        "demand",
        "evaluating",
        "interpolating",
        "outcome",
        "periods",
        "points",
        "settling",
        "testing",
    ),
}
UNNOTICED = ("survived", "no tests", "suspicious", "segfault", "not checked")


def outcomes(module: str) -> dict[str, dict[str, str]]:
    """Give the outcome of each mutant, file by file; files without a mutant are left out."""
    found = {}
    source = ROOT / "mutants" / "src"
    for meta in sorted(source.rglob("*.py.meta")):
        path = meta.relative_to(source).with_suffix("")
        codes = json.loads(meta.read_text(encoding="utf-8"))["exit_code_by_key"]
        if codes and ".".join(path.with_suffix("").parts).startswith(module):
            found[str(path)] = {name: status_by_exit_code[code] for name, code in codes.items()}
    return found


def group_of(path: str) -> str:
    """Give the part of the work that a file belongs to."""
    if path.startswith("samrit/grading/"):
        return "grading"
    return next(name for name, stems in GROUPS.items() if Path(path).stem in stems)


def row(name: str, count: Counter[str]) -> str:
    """Write one row of the table; a mutant that ran out of time was noticed."""
    whole = count.total()
    noticed = count["killed"] + count["timeout"]
    unnoticed = sum(count[status] for status in UNNOTICED)
    percent = f"{100 * noticed / whole:.1f}"
    return f"| {name} | {whole} | {count['killed']} | {count['timeout']} | {unnoticed} | {percent} |"


def changed_lines(name: str) -> str:
    """Write the change of a mutant as one line: what stood, and what stands instead."""
    lines = get_diff_for_mutant(name).splitlines()
    gone = " ".join(line[1:].strip() for line in lines if line.startswith("-") and not line.startswith("---"))
    new = " ".join(line[1:].strip() for line in lines if line.startswith("+") and not line.startswith("+++"))
    return f"`{gone}` ▸ `{new}`"


def main(module: str) -> None:
    """Print the table and the list."""
    files = outcomes(module)
    print("| File | Mutants | Killed | Out of time | Not noticed | % |")
    print("| --- | ---: | ---: | ---: | ---: | ---: |")
    sums: dict[str, Counter[str]] = {}
    for path, mutants in files.items():
        count = Counter(mutants.values())
        print(row(path.removeprefix("samrit/"), count))
        for name in (group_of(path), "all"):
            sums[name] = sums.get(name, Counter()) + count
    for name, count in sums.items():
        print(row(f"**{name}**", count))
    print()
    for mutants in files.values():
        for name, status in mutants.items():
            if status in UNNOTICED:
                print(f"- {name.removeprefix('samrit.')} ({status}): {changed_lines(name)}")


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "samrit")
