"""`samrit read` as a user runs it: whole process, start-up included, on the longest letter at hand."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from frame import ROOT, median, options, seconds, show


def longest_letter() -> Path:
    """Give the longest real letter, or the longest fictional one where the real ones are absent."""
    real = sorted((ROOT.parent / "shared" / "letters").glob("*.txt"))
    own = sorted((ROOT / "tests" / "letters" / "samples").rglob("*.txt"))
    return max(real or own, key=lambda path: path.stat().st_size)


def main() -> None:
    given = options(__doc__ or "")
    letter = longest_letter()
    command = [str(Path(sys.executable).parent / "samrit"), "read", str(letter), "--json"]

    def read() -> None:
        done = subprocess.run(command, capture_output=True, check=False)
        if done.returncode not in {0, 1}:
            raise SystemExit(done.stderr.decode())

    def start() -> None:
        subprocess.run([command[0], "--version"], capture_output=True, check=True)

    def interpreter() -> None:
        subprocess.run([sys.executable, "-c", "pass"], capture_output=True, check=True)

    runs = 5 if given.small else 20
    figures: dict[str, object] = {
        "letter_bytes": letter.stat().st_size,
        "read_seconds": median(seconds(read, runs=runs)),
        "version_seconds": median(seconds(start, runs=runs)),
        "bare_python_seconds": median(seconds(interpreter, runs=runs)),
    }
    show(figures, given=given, limits={"read_seconds": "under 1 s, start-up included"})


if __name__ == "__main__":
    main()
