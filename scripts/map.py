"""Writes the list of modules in docs/map.md from their own first lines; `--check` asks whether it is new."""

from __future__ import annotations

import ast
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "map.md"
SOURCE = ROOT / "src" / "samrit"
# What Django asks every app for, with nothing of its own to say.
USUAL = {"__init__.py", "apps.py", "urls.py"}
MARK = "<!-- below this line: written by `make map` -->\n"


def listing() -> str:
    """Give one table a package, one row a module. Packages that say nothing are left out."""
    packages = sorted({p.parent for p in SOURCE.rglob("*.py") if "migrations" not in p.parts})
    return "\n".join(table for package in packages if (table := package_table(package)))


def package_table(package: Path) -> str:
    rows = [
        f"| [{module.stem}](../{module.relative_to(ROOT)}) | {first_line(module)} |\n"
        for module in sorted(package.glob("*.py"))
        if module.name not in USUAL
    ]
    words = first_line(package / "__init__.py")
    table = "".join(["| Module | What it is |\n", "| --- | --- |\n", *rows]) if rows else ""
    parts = [part for part in (words and f"{words}\n", table) if part]
    name = ".".join(package.relative_to(ROOT / "src").parts)
    return "\n".join([f"### `{name}`\n", *parts]) if parts else ""


def first_line(path: Path) -> str:
    """Give the first line of a module's docstring, or nothing."""
    if not path.exists():
        return ""
    words = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or ""
    return words.split("\n\n")[0].replace("\n", " ").replace("|", "\\|").strip()


def main() -> int:
    written, _, old = PAGE.read_text(encoding="utf-8").partition(MARK)
    new = "\n" + listing()
    if "--check" in sys.argv[1:]:
        return int(old != new)
    PAGE.write_text(written + MARK + new, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
