"""What the styles promise: readable contrast in both modes, levels in order in grey, a small first load."""

from __future__ import annotations

import gzip
import re
from itertools import pairwise
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
CSS = ROOT / "frontend/css"
DIST = ROOT / "src/samrit/web/static/dist"

TEXT = [
    *(("ink", ground) for ground in ("ground", "surface", "surface-2", "sunken")),
    *(("ink-2", ground) for ground in ("ground", "surface", "surface-2", "sunken")),
    *(("accent", ground) for ground in ("ground", "surface", "surface-2")),
    *((kind, f"{kind}-soft") for kind in ("ok", "wait", "late", "doubt", "error")),
    *((kind, "surface") for kind in ("ok", "late", "doubt", "error")),
    *((f"level-{n}-ink", f"level-{n}") for n in range(1, 6)),
    ("on-accent", "accent"),
    ("on-accent", "accent-strong"),
    ("on-bar", "bar"),
    ("on-bar-2", "bar"),
    ("focus-ink", "focus"),
]
LINES = [("line-2", "surface"), ("line-2", "ground"), ("level-line", "surface"), ("accent", "surface")]


def tokens(dark: bool) -> dict[str, str]:
    light, _, rest = (CSS / "tokens.css").read_text(encoding="utf-8").partition("@media")
    found = dict(re.findall(r"--([\w-]+):\s*(#[0-9a-f]{6})", light))
    return found | dict(re.findall(r"--([\w-]+):\s*(#[0-9a-f]{6})", rest)) if dark else found


def luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    low, high = sorted([luminance(one), luminance(other)])
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize(("text", "ground"), TEXT)
def test_text_stands_out_from_its_ground(text, ground, dark):
    colours = tokens(dark)
    assert contrast(colours[text], colours[ground]) >= 4.5


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize(("line", "ground"), LINES)
def test_lines_that_carry_meaning_can_be_seen(line, ground, dark):
    colours = tokens(dark)
    assert contrast(colours[line], colours[ground]) >= 3


@pytest.mark.parametrize("dark", [False, True])
def test_levels_keep_their_order_in_grey(dark):
    shades = [luminance(tokens(dark)[f"level-{n}"]) for n in range(1, 6)]
    assert all(light > deep + 0.02 for light, deep in pairwise(shades))


def test_only_the_tokens_name_colours():
    allowed = {"tokens.css", "paper.css", "print.css"}
    for file in CSS.glob("*.css"):
        if file.name not in allowed:
            assert not re.search(r"#[0-9a-fA-F]{3,8}\b", file.read_text(encoding="utf-8")), file.name


def test_the_first_load_stays_under_200_kilobytes():
    if not DIST.exists():
        pytest.skip("the front end is not built: make setup")
    packed = sum(len(gzip.compress((DIST / name).read_bytes())) for name in ("app.css", "app.js"))
    fonts = [f for f in (DIST / "fonts").glob("*.woff2") if re.search(r"-(thai|latin)-(400|600)-", f.name)]
    assert len(fonts) == 4
    assert packed + sum(font.stat().st_size for font in fonts) < 200 * 1024
