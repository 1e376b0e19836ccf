from __future__ import annotations

import re
from pathlib import Path

import pytest

LONGEST_MODULE = 400
DRAWERS = {"utils", "util", "helpers", "helper", "core", "misc", "lib"}
# Written so that the pattern does not match itself.
REGISTRIES = re.compile(
    r"\b(?:registry\.(?:npmjs|yarnpkg)|registry\.npmmirror|(?:files\.)?pypi(?:thon)?|files\.pythonhosted|deb\.debian)\.(?:org|com)\b"
)
COMMON_FOLDERS = {
    Path("/"),
    Path("/tmp"),
    Path("/home"),
    Path("/srv"),
    Path("/opt"),
    Path("/usr"),
    Path("/var"),
}
COPIED = 120


def test_no_module_is_longer_than_400_lines(root, project_texts):
    too_long = {
        str(path.relative_to(root)): lines
        for path, text in project_texts.items()
        if path.suffix == ".py"
        and "migrations" not in path.parts
        and (lines := text.count("\n")) > LONGEST_MODULE
    }
    assert too_long == {}


def test_no_folder_or_module_is_a_drawer(root, project_files):
    named = {part for path in project_files for part in (*path.relative_to(root).parts[:-1], path.stem)}
    assert named & DRAWERS == set()


def test_no_file_names_a_place_of_this_machine(root, project_texts):
    places = [place for place in (root, root.parent, Path.home()) if place not in COMMON_FOLDERS]
    pattern = re.compile("|".join(rf"(?<![\w.~-]){re.escape(str(place))}/" for place in places))
    named = {str(path.relative_to(root)) for path, text in project_texts.items() if pattern.search(text)}
    assert named == set()


def test_no_file_names_a_registry(root, project_texts):
    named = {str(path.relative_to(root)) for path, text in project_texts.items() if REGISTRIES.search(text)}
    assert named == set()


@pytest.mark.parametrize(
    "line",
    ["https://registry.npmjs" + ".org/x", "https://pypi" + ".org/simple", "files.pythonhosted" + ".org"],
)
def test_the_registry_pattern_knows_a_registry(line):
    assert REGISTRIES.search(line)


def test_no_file_copies_a_passage_of_a_real_letter(root, project_texts):
    letters = sorted((root.parent / "shared" / "letters").glob("*.txt"))
    if not letters:
        pytest.skip("the real letters are not beside this project")
    passages = set()
    for letter in letters:
        text = squeezed(letter.read_text(encoding="utf-8"))
        passages |= {text[i : i + COPIED] for i in range(len(text) - COPIED)}
    copying = {
        str(path.relative_to(root))
        for path, raw in project_texts.items()
        if any(
            text[i : i + COPIED] in passages for text in [squeezed(raw)] for i in range(len(text) - COPIED)
        )
    }
    assert copying == set()


def squeezed(text):
    return re.sub(r"\s+", "", text)
