from __future__ import annotations

import json

import pytest

# First load of a page on a slow line, without charts: style, script, and the faces of Sarabun that it draws.
FIRST_LOAD = 200 * 1024
FACES = ("thai-400", "thai-700", "latin-400", "latin-700")
PAGE_ITSELF = 30 * 1024


@pytest.fixture(scope="module")
def dist(root):
    folder = root / "src" / "samrit" / "web" / "static" / "dist"
    if not (folder / "sizes.json").exists():
        pytest.skip("the front end is not built: make setup")
    return folder


def test_the_first_load_stays_under_its_budget(dist):
    text = sum(json.loads((dist / "sizes.json").read_text()).values())
    faces = sum(p.stat().st_size for face in FACES for p in dist.glob(f"fonts/sarabun-{face}-*.woff2"))
    assert text + faces + PAGE_ITSELF < FIRST_LOAD


def test_the_bundle_asks_nobody_else(dist):
    for name in ("app.css", "app.js"):
        text = (dist / name).read_text(encoding="utf-8")
        assert "@import" not in text
        assert "url(http" not in text
        assert "url(//" not in text


def test_the_font_travels_with_its_licence(dist):
    assert "SIL OPEN FONT LICENSE" in (dist / "fonts" / "OFL.txt").read_text(encoding="utf-8").upper()
