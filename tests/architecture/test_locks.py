from __future__ import annotations

import json
import re
import tomllib

import pytest

EXTRA = ("bench", "mutants")
LOCKS = (
    "requirements.lock",
    "requirements-uv.lock",
    *(f"requirements-{name}.lock" for name in EXTRA),
    "package-lock.json",
)


def pinned(text):
    return dict(re.findall(r"^([a-z0-9][a-z0-9._-]*)==(\S+)", text, re.MULTILINE))


def name_of(requirement):
    return re.match(r"[A-Za-z0-9._-]+", requirement)[0].lower().replace("_", "-")


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_file_records_no_address(root, name):
    assert re.findall(r"\w+://\S*", (root / name).read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("name", LOCKS[:-1])
def test_every_pinned_python_package_has_a_hash(root, name):
    blocks = re.split(r"\n(?=\S)", (root / name).read_text(encoding="utf-8").strip())
    without = [
        block.split()[0] for block in blocks if not block.startswith("#") and "--hash=sha256:" not in block
    ]
    assert without == []


def test_every_declared_python_package_is_pinned(root):
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    declared = [*project["project"]["dependencies"], *project["dependency-groups"]["dev"]]
    declared += project["build-system"]["requires"]
    missing = {name_of(line) for line in declared} - set(
        pinned((root / "requirements.lock").read_text(encoding="utf-8"))
    )
    assert missing == set(), "call `make lock`"


@pytest.mark.parametrize("name", EXTRA)
def test_every_package_of_an_extra_environment_is_pinned(root, name):
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    declared = {name_of(line) for line in project["dependency-groups"][name]}
    assert declared <= set(pinned((root / f"requirements-{name}.lock").read_text(encoding="utf-8")))


def test_the_installer_is_the_one_that_the_lock_file_keeps(root):
    both = [pinned((root / name).read_text(encoding="utf-8"))["uv"] for name in LOCKS[:2]]
    assert both[0] == both[1], "setup would replace its own installer each time: call `make lock`"


def test_every_npm_package_is_declared_in_the_lock_with_its_integrity(root):
    package = json.loads((root / "package.json").read_text(encoding="utf-8"))
    lock = json.loads((root / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    assert {key: lock[""].get(key) for key in ("dependencies", "devDependencies")} == {
        key: package.get(key) for key in ("dependencies", "devDependencies")
    }
    assert [name for name, entry in lock.items() if name and "integrity" not in entry] == []
