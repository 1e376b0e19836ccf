from __future__ import annotations

import re

import pytest

LINK = re.compile(r"\[[^\]]*\]\(([^)#\s]+)(?:#[^)]*)?\)")


def packages(folder):
    return sorted(p.name for p in folder.iterdir() if (p / "__init__.py").exists())


def test_the_map_names_every_room_and_every_app(root):
    text = (root / "docs" / "map.md").read_text(encoding="utf-8")
    source = root / "src" / "samrit"
    expected = [f"samrit/{name}/" for name in packages(source)]
    expected += [f"web/{name}/" for name in packages(source / "web")]
    assert [name for name in expected if name not in text] == []


def test_the_map_names_no_room_that_is_not_there(root):
    text = (root / "docs" / "map.md").read_text(encoding="utf-8")
    named = set(re.findall(r"`((?:src/samrit|tests|bench|docs|scripts|frontend)/[^`*]*)`", text))
    assert sorted(name for name in named if not (root / name).exists()) == []


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
