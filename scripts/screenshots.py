"""Takes the pictures of docs/screenshots from a fresh demonstration, each as its reader would see it first.

Needs Chromium (`scripts/browser.sh` installs Debian's), and `pdftoppm` of poppler for the printed form.
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
SAMRIT = ROOT / ".venv" / "bin" / "samrit"
PICTURES = ROOT / "docs" / "screenshots"
SIZE = {"width": 1366, "height": 768}
# The largest picture that a page of documentation should load, in bytes.
HEAVIEST = 250_000
PATIENCE = 30


@dataclass(frozen=True, slots=True)
class Shot:
    """One picture.

    Attributes:
        name: of the file, without its ending.
        who: the account of the demonstration; empty for a visitor.
        path: a page, or the page that leads to it.
        click: the link to follow there; empty to stay.
        top: what stands at the upper edge of the picture; empty for the top of the page.
        touched: what is clicked before the picture, a row that opens or a doubt that lights its source.
    """

    name: str
    who: str
    path: str
    click: str = ""
    top: str = ""
    touched: str = ""


SHOTS = (
    Shot("sign-in", "", "/sign-in/"),
    Shot(
        "letter-review",
        "planner",
        "/indicators/letters/",
        "tbody th a >> nth=0",
        "#card-i1",
        "#card-i1 [data-doubt] >> nth=0",
    ),
    Shot("indicator-set", "planner", "/indicators/sets/", "tbody th a >> nth=0"),
    Shot(
        "cascade",
        "planner",
        "/indicators/sets/",
        "tbody th a >> nth=0 | main .page-head .btn-primary",
    ),
    Shot("agreement", "huai1", "/agreements/", "section[aria-labelledby=mine] a >> nth=0"),
    Shot("figures", "finance", "/results/", "tbody th a >> nth=1", "main form.section"),
    Shot(
        "my-appraisal",
        "huai1",
        "/assessment/mine/",
        "",
        "section[aria-labelledby=block-team]",
        "section[aria-labelledby=block-team] details.card > summary >> nth=1",
    ),
    Shot("assess", "huai-head", "/assessment/queue/", "tbody th a >> nth=1", "section[aria-labelledby=rate]"),
)
PRINTED = ("form-pdf", "mueang1", "/assessment/mine/", "main a[href^='/print/']")
PRINTED_PAGE = "4"


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


@contextmanager
def demonstration() -> Iterator[str]:
    """Serve a fresh demonstration from a folder of its own, and give its address."""
    port = free_port()
    base = f"http://127.0.0.1:{port}"
    with tempfile.TemporaryDirectory() as home:
        env = {**os.environ, "SAMRIT_HOME": home}
        subprocess.run([SAMRIT, "demo"], env=env, check=True, stdout=subprocess.DEVNULL)
        serving = [SAMRIT, "serve", "--demo", "--port", str(port)]
        with subprocess.Popen(serving, env=env, stdout=subprocess.DEVNULL) as server:
            try:
                wait_for(base)
                yield base
            finally:
                server.terminate()


def wait_for(base: str) -> None:
    until = time.monotonic() + PATIENCE
    while True:
        try:
            urllib.request.urlopen(f"{base}/sign-in/", timeout=5).close()  # noqa: S310 - our own server
        except (urllib.error.URLError, OSError):
            if time.monotonic() > until:
                raise
            time.sleep(0.3)
        else:
            return


def page_of(browser: Browser, base: str, who: str) -> Page:
    page = browser.new_context(viewport=SIZE, locale="th-TH").new_page()
    page.goto(f"{base}/sign-in/")
    if who:
        page.click(f"button[value={who}]")
        page.wait_for_url(f"{base}/")
    return page


def take(browser: Browser, base: str, shot: Shot) -> None:
    page = page_of(browser, base, shot.who)
    page.goto(base + shot.path)
    for step in filter(None, shot.click.split(" | ")):
        page.locator(step).click()
        page.wait_for_load_state()
    if shot.touched:
        page.locator(shot.touched).click()
    if shot.top:
        page.locator(shot.top).evaluate(
            "e => window.scrollTo(0, e.getBoundingClientRect().top + scrollY - 16)"
        )
        page.wait_for_timeout(200)
    page.evaluate("document.fonts.ready")
    page.screenshot(path=PICTURES / f"{shot.name}.png")
    page.context.close()


def print_form(browser: Browser, base: str) -> None:
    """Turn a page of an officer's form into a picture: the one with the results of every indicator."""
    name, who, path, link = PRINTED
    if not shutil.which("pdftoppm"):
        print(f"  {name}.png left as it is: pdftoppm is not installed (Debian: poppler-utils)")
        return
    page = page_of(browser, base, who)
    page.goto(base + path)
    paper = page.request.get(base + str(page.locator(link).first.get_attribute("href"))).body()
    page.context.close()
    to_picture = [
        "pdftoppm",
        "-png",
        "-gray",
        "-r",
        "80",
        "-f",
        PRINTED_PAGE,
        "-singlefile",
        "-",
        PICTURES / name,
    ]
    subprocess.run(to_picture, input=paper, check=True)


def main() -> int:
    PICTURES.mkdir(parents=True, exist_ok=True)
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    arguments = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
    with demonstration() as base, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=arguments)
        for shot in SHOTS:
            take(browser, base, shot)
        print_form(browser, base)
        browser.close()
    heavy = [one.name for one in PICTURES.glob("*.png") if one.stat().st_size > HEAVIEST]
    for one in sorted(PICTURES.glob("*.png")):
        print(f"  {one.relative_to(ROOT)}: {one.stat().st_size / 1000:.0f} kB")
    if heavy:
        print(f"heavier than {HEAVIEST / 1000:.0f} kB: {', '.join(heavy)}", file=sys.stderr)
    return 1 if heavy else 0


if __name__ == "__main__":
    sys.exit(main())
