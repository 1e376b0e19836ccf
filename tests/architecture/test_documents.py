from __future__ import annotations

import ast
import re
import subprocess
import sys

import pytest

USUAL = {
    "__init__.py",
    "apps.py",
    "urls.py",
}  # what Django asks every app for, with nothing of its own to say
LINK = re.compile(r"\[[^\]]*\]\(([^)#\s]+)(?:#[^)]*)?\)")


def packages(folder):
    return sorted(p.name for p in folder.iterdir() if (p / "__init__.py").exists())


def test_the_map_names_every_room_and_every_app(root):
    text = (root / "docs" / "map.md").read_text(encoding="utf-8")
    source = root / "src" / "samrit"
    expected = [f"samrit/{name}/" for name in packages(source)]
    expected += [f"web/{name}/" for name in packages(source / "web")]
    assert [name for name in expected if name not in text] == []


def test_the_map_lists_every_module_in_its_own_words(root):
    done = subprocess.run([sys.executable, root / "scripts" / "map.py", "--check"], check=False)
    assert done.returncode == 0, "call `make map`"


def test_the_catalogue_of_criteria_is_written_from_the_cases(root):
    done = subprocess.run([sys.executable, root / "scripts" / "rules.py", "--check"], check=False)
    assert done.returncode == 0, "call `make rules`"


def test_every_module_says_in_one_line_what_it_is(root):
    modules = [p for p in (root / "src").rglob("*.py") if "migrations" not in p.parts and p.name not in USUAL]
    silent = [p for p in modules if not ast.get_docstring(ast.parse(p.read_text(encoding="utf-8")))]
    assert [str(p.relative_to(root)) for p in silent] == []


@pytest.mark.parametrize("page", ["docs/map.md", "CONTRIBUTING.md", "README.md"])
def test_a_page_for_newcomers_names_no_folder_that_is_not_there(root, page):
    text = (root / page).read_text(encoding="utf-8")
    named = set(re.findall(r"`((?:src/samrit|tests|bench|docs|scripts|frontend)/[\w./-]*)`", text))
    built = {"src/samrit/web/static/dist"}
    assert sorted(name for name in named - built if not (root / name).exists()) == []


def test_the_index_of_decisions_names_each_page(root):
    folder = root / "docs" / "decisions"
    index = (folder / "README.md").read_text(encoding="utf-8")
    pages = [p.name for p in folder.glob("*.md") if p.name != "README.md"]
    assert [name for name in pages if f"({name})" not in index] == []


def test_numbered_decisions_follow_one_another(root):
    numbers = [
        int(p.name[:4]) for p in sorted((root / "docs" / "decisions").glob("[0-9][0-9][0-9][0-9]-*.md"))
    ]
    assert numbers == list(range(1, len(numbers) + 1))


def test_every_link_between_documents_leads_somewhere(root, project_texts):
    broken = [
        f"{path.relative_to(root)}: {target}"
        for path, text in project_texts.items()
        if path.suffix == ".md"
        for target in LINK.findall(text)
        if "://" not in target and not target.startswith("mailto:") and not (path.parent / target).exists()
    ]
    assert broken == []


@pytest.mark.parametrize("command", ["make run", "make test"])
def test_the_readme_names_the_two_commands(root, command):
    assert command in (root / "README.md").read_text(encoding="utf-8")
