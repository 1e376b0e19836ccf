from __future__ import annotations

import ast
import subprocess
import sys

import pytest

CORES = (
    "samrit.thai",
    "samrit.findings",
    "samrit.criteria",
    "samrit.letters",
    "samrit.grading",
    "samrit.drafts",
)

WITHOUT_DJANGO = """
import importlib, pkgutil, sys

class Blocker:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in {"django", "rest_framework", "ninja"}:
            raise ImportError(f"{name} is blocked in this test")
        return None

sys.meta_path.insert(0, Blocker())
for name in sys.argv[1:]:
    module = importlib.import_module(name)
    print(name)
    for found in pkgutil.walk_packages(getattr(module, "__path__", []), name + "."):
        importlib.import_module(found.name)
        print(found.name)
"""


def python(code, *arguments):
    return subprocess.run(
        [sys.executable, "-c", code, *arguments], capture_output=True, text=True, check=False
    )


def test_every_module_of_the_cores_loads_with_django_blocked(root):
    done = python(WITHOUT_DJANGO, *CORES)
    assert done.returncode == 0, done.stderr
    source = root / "src"
    files = [
        p for core in CORES for p in source.glob(f"{core.replace('.', '/')}*") for p in (p, *p.rglob("*.py"))
    ]
    expected = {module_name(path.relative_to(source)) for path in files if path.suffix == ".py"}
    assert expected - set(done.stdout.split()) == set()


def module_name(path):
    parts = path.with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def test_the_blocker_of_this_test_blocks():
    assert "is blocked in this test" in python(WITHOUT_DJANGO, "django").stderr


def test_the_command_line_starts_without_the_web_application():
    heavy = "{'django', 'samrit.web', 'pythainlp', 'rich'}"
    done = python(f"import sys, samrit.cli; print(sorted({heavy} & set(sys.modules)))")
    assert (done.returncode, done.stdout.strip()) == (0, "[]"), done.stderr


def test_commands_import_the_web_application_only_when_called(root):
    early = [
        f"{path.name}:{node.lineno} {name}"
        for path in (root / "src" / "samrit" / "cli").rglob("*.py")
        for node in ast.parse(path.read_text(encoding="utf-8")).body
        for name in imported(node)
        if name.startswith(("django", "samrit.web"))
    ]
    assert early == []


def imported(node):
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    return [node.module or ""] if isinstance(node, ast.ImportFrom) else []


@pytest.mark.parametrize("app", ["dashboards", "exchange", "printing"])
def test_a_door_keeps_no_table(root, app):
    assert not (root / "src" / "samrit" / "web" / app / "models.py").exists()
