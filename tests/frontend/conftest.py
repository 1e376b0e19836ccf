"""Small pages that use the built script and styles, opened in the real browser: no server, no database."""

from __future__ import annotations

from pathlib import Path

import pytest

DIST = Path(__file__).resolve().parents[2] / "src/samrit/web/static/dist"
PAGE = """<!doctype html><html lang="th"><head><meta charset="utf-8">
<link rel="stylesheet" href="{dist}/app.css"><script src="{dist}/app.js" defer></script></head>
<body><div id="notices"></div>{body}</body></html>"""


@pytest.fixture(scope="module")
def browser(chromium_path):
    sync_api = pytest.importorskip("playwright.sync_api")
    if not (DIST / "app.js").exists():
        pytest.skip("the front end is not built: make setup")
    with sync_api.sync_playwright() as playwright:
        arguments = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
        browser = playwright.chromium.launch(executable_path=chromium_path, args=arguments)
        yield browser
        browser.close()


@pytest.fixture
def open_page(browser, tmp_path):
    context = browser.new_context()

    def make(body: str):
        file = tmp_path / "page.html"
        file.write_text(PAGE.format(dist=DIST.as_uri(), body=body), encoding="utf-8")
        page = context.new_page()
        page.goto(file.as_uri())
        return page

    yield make
    context.close()
