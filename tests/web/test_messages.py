"""The English switch: a whole catalogue, no words outside it, and pages whose own words are English."""

from __future__ import annotations

import ast
import datetime as dt
import importlib.util
import io
import re
import sys
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from types import ModuleType

import pytest
from babel.messages.catalog import Message
from babel.messages.pofile import read_po
from django.conf import settings
from django.db import transaction
from django.test import Client
from django.utils import timezone

from samrit.web.demonstration.personas import CAST
from samrit.web.demonstration.story import demonstration_load
from samrit.web.indicators.models import Variant
from samrit.web.organisation.models import Position, User

ROOT = Path(__file__).resolve().parents[2]
WEB = ROOT / "src" / "samrit" / "web"
THAI = re.compile("[\u0e01-\u0e5b]")
PLACEHOLDER = re.compile(r"%\((\w+)\)[sd]|%[sd]")


def _script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("messages_script", ROOT / "scripts" / "messages.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


script = _script()
PO = script.CATALOGUE.read_text(encoding="utf-8")


def _catalogue() -> list[Message]:
    return [message for message in read_po(io.StringIO(PO), locale="en") if message.id]


def _texts(part: object) -> list[str]:
    return [str(text) for text in part] if isinstance(part, tuple | list) else [str(part)]


class TestCatalogue:
    def test_it_holds_exactly_the_messages_of_the_sources(self) -> None:
        wanted = {_texts(key)[0]: file for key, file in script.messages()}
        held = {_texts(message.id)[0] for message in _catalogue()}
        missing = {text: file for text, file in wanted.items() if text not in held}
        assert missing == {}, "run `make messages`, then translate what is new"
        assert held - set(wanted) == set(), "run `make messages`: nobody uses these any more"

    def test_every_message_is_translated_without_thai_letters(self) -> None:
        bad = [
            m.id for m in _catalogue() if not all(t and not THAI.search(t) for t in _texts(m.string or ""))
        ]
        assert bad == []

    def test_nothing_is_fuzzy_or_obsolete(self) -> None:
        assert not [message.id for message in _catalogue() if message.fuzzy]
        assert "\n#~" not in PO

    def test_every_placeholder_is_kept(self) -> None:
        def places(text: str) -> list[str]:
            return sorted(m.group(0) for m in PLACEHOLDER.finditer(text.replace("%%", "")))

        bad = [
            (message.id, message.string)
            for message in _catalogue()
            for text in _texts(message.string)
            if places(text) != places(_texts(message.id)[0])
        ]
        assert bad == []

    def test_spaces_at_the_ends_are_kept(self) -> None:
        def ends(text: str) -> tuple[bool, bool]:
            return text[:1].isspace(), text[-1:].isspace()

        bad = [m.id for m in _catalogue() for t in _texts(m.string) if ends(t) != ends(_texts(m.id)[0])]
        assert bad == []

    def test_the_file_is_as_the_script_writes_it(self) -> None:
        assert script.written(script.merged(read_po(io.StringIO(PO), locale="en"))) == PO


# Thai on purpose: what is read in files and letters, what stands on papers, data of the demonstration.
THAI_BY_NATURE = {
    "agreements/services.py",
    "common/templatetags/thai.py",
    "config/settings.py",
    "exchange/cells.py",
    "exchange/columns.py",
    "exchange/reading.py",
    "indicators/differences.py",
    "indicators/draft_fields.py",
    "indicators/naming.py",
    "indicators/rules.py",
    "indicators/services/uploading.py",
    "results/reading.py",
}
AREAS = ("printing/", "demonstration/")
CALLS = {"_", "gettext", "gettext_lazy", "gettext_noop", "ngettext", "ngettext_lazy"}
TAGS = re.compile(
    r"{%\s*blocktranslate.*?endblocktranslate\s*%}|{%\s*comment.*?endcomment\s*%}|{#.*?#}|{%.*?%}|_\(\"[^\"]*\"\)",
    re.DOTALL,
)


def _bare_thai(tree: ast.AST) -> Iterator[str]:
    """Give the Thai texts of a module that stand in no call of gettext and are no docstring."""
    passed: set[int] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in CALLS:
            passed.update(id(part) for part in ast.walk(node))
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            passed.add(id(node.value))
    for node in ast.walk(tree):
        text = node.value if isinstance(node, ast.Constant) and id(node) not in passed else None
        if isinstance(text, str) and THAI.search(text):
            yield text


class TestSources:
    def test_templates_have_no_thai_outside_the_catalogue(self) -> None:
        bad = {}
        for path in sorted(WEB.rglob("*.html")):
            rest = TAGS.sub("", path.read_text(encoding="utf-8"))
            # A text that says its language stands in it on purpose: the switch itself.
            rest = re.sub(r'<(\w+)[^>]* lang="th"[^>]*>.*?</\1>', "", rest, flags=re.DOTALL)
            if path.name != "500.html" and THAI.search(rest):  # that page is written in both languages
                bad[path.name] = THAI.findall(rest)
        assert bad == {}

    def test_modules_have_no_thai_outside_the_catalogue(self) -> None:
        bad = {}
        for path in sorted(WEB.rglob("*.py")):
            name = str(path.relative_to(WEB))
            if name in THAI_BY_NATURE or "migrations/" in name or name.startswith(AREAS):
                continue
            found = list(_bare_thai(ast.parse(path.read_text(encoding="utf-8"))))
            if found:
                bad[name] = found
        assert bad == {}


class _Texts(HTMLParser):
    """Collects the texts of a page and of the attributes that people read or hear.

    The words of a letter are left out: they are data in the very words of the interface.
    """

    SPOKEN = ("aria-label", "title", "placeholder", "alt", "data-label", "value")
    VOID = {"input", "meta", "link", "br", "img", "hr", "line", "rect", "path", "circle", "use"}

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        self._skipped: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        data = "source-line" in (values.get("class") or "").split() or (
            tag != "html" and values.get("lang") == "th"
        )
        if (self._skipped or data) and tag not in self.VOID:
            self._skipped.append(tag)
        if not self._skipped:
            kind = values.get("type") or "text"
            self.texts += [
                value
                for name, value in attrs
                if value and name in self.SPOKEN and not (name == "value" and kind in ("text", "hidden"))
            ]

    def handle_endtag(self, tag: str) -> None:
        if self._skipped and self._skipped[-1] == tag:
            self._skipped.pop()

    def handle_data(self, data: str) -> None:
        if not self._skipped:
            self.texts.append(data)


def _pattern(text: str) -> str:
    """Give a pattern that finds a message in a page: its placeholders stand for anything short."""
    at, parts = 0, []
    for match in PLACEHOLDER.finditer(text):
        parts.append(re.escape(text[at : match.start()]))
        parts.append(".{1,200}?")
        at = match.end()
    return "".join([*parts, re.escape(text[at:])]).replace("%%", "%")


PATTERNS = [
    re.compile(_pattern(" ".join(text.split())))
    for message in _catalogue()
    for text in _texts(message.id)[:1]
    # A message that is little but placeholders fits data as well: the title of an indicator, say.
    if len(THAI.findall(text)) >= (12 if PLACEHOLDER.search(text) else 1)
]

NOW = dt.datetime(2026, 11, 20, 9, 0, tzinfo=timezone.get_fixed_timezone(7 * 60))
LINK = re.compile(r'href="(/(?!static|print|exchange/(?:units|figures))[^"#]*)"')
MOST_PAGES = 20  # of one person: the pages of the menu, then what they lead to


@pytest.fixture(scope="module")
def _story(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), transaction.atomic():
        yield demonstration_load(now=NOW)
        transaction.set_rollback(True)


@pytest.fixture
def loaded(_story, db):
    compiled = script.CATALOGUE.with_suffix(".mo")
    assert compiled.exists(), "run `make setup`: the catalogue is not compiled"
    assert compiled.stat().st_mtime >= script.CATALOGUE.stat().st_mtime, "run `make setup`"
    return _story


def _english(account: str | None) -> Client:
    client = Client()
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    if account:
        client.force_login(User.objects.get(username=account))
    return client


def _page(client: Client, path: str) -> tuple[str, list[str]]:
    answer = client.get(path, follow=True)
    if not answer.get("Content-Type", "").startswith("text/html"):
        return "", []
    html = answer.content.decode()
    reader = _Texts()
    reader.feed(html)
    return html, [" ".join(text.split()) for text in reader.texts]


def _thai_words(texts: list[str], data: set[str]) -> set[str]:
    """Give the texts of a page that are words of the interface in Thai."""
    thai = {text for text in texts if THAI.search(text)} - data
    return {text for text in thai if any(pattern.fullmatch(text) for pattern in PATTERNS)}


@pytest.mark.parametrize("account", [None, *(account for account, _role, _tries in CAST)])
def test_the_pages_of_a_person_speak_english(loaded, account: str | None) -> None:
    # A post, or the heading of a letter's table, may be in the very words of the interface.
    data = {post for row in Position.objects.values_list("title", "line") for post in row}
    data |= set(Variant.objects.values_list("label", flat=True))
    client = _english(account)
    waiting, seen, bad = ["/" if account else "/sign-in/"], set(), {}
    while waiting and len(seen) < MOST_PAGES:
        path = waiting.pop(0)
        kind = re.sub(r"\d+", "1", path.split("?")[0])
        if kind in seen:
            continue
        seen.add(kind)
        html, texts = _page(client, path)
        assert not html or '<html lang="en">' in html, path
        found = _thai_words(texts, data)
        if found:
            bad[path] = found
        waiting += [link.replace("&amp;", "&") for link in LINK.findall(html)]
    assert bad == {}
    assert len(seen) >= (5 if account else 1)


def test_the_walk_would_find_words_left_in_thai(loaded) -> None:
    client = Client()
    client.force_login(User.objects.get(username="planner"))
    _html, texts = _page(client, "/")
    assert "งานของฉันในรอบนี้" in _thai_words(texts, set())


def test_dates_on_english_pages_are_of_the_common_era(loaded) -> None:
    _html, texts = _page(_english("planner"), "/calendar/")
    assert any("31 March 2027" in text for text in texts)
