"""What pages, papers and files say: no hidden score, nobody of another agency."""

from __future__ import annotations

import io
import zipfile

import pypdfium2
import pytest
from django.urls import reverse

from samrit.web.assessment.selectors import latest_result
from samrit.web.assessment.services import form_return

from .conftest import FOREIGN, SCORES, SECRET_NOTE, rate, undone
from .probing import Target
from .table import PEOPLE, rows

ARABIC = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")
GETS = [row for row in rows() if "GET" in row.answers and not row.public]
KNOWERS = {
    "officer2a": {"chief2", "head", "auditor"},
    "officer1a": {"officer1a", "chief1", "head", "admin", "hr", "auditor"},
}


def words_of(response) -> str:
    """Give all text of an answer: of a page, a paper, a workbook or a plain file; digits Arabic."""
    content = b"".join(response.streaming_content) if response.streaming else response.content
    kind = response.headers["Content-Type"]
    if "pdf" in kind:
        paper = pypdfium2.PdfDocument(content)
        text = "\n".join(page.get_textpage().get_text_range() for page in paper)
        paper.close()
    elif "spreadsheet" in kind:
        with zipfile.ZipFile(io.BytesIO(content)) as book:
            text = "\n".join(book.read(name).decode() for name in book.namelist() if name.endswith(".xml"))
    else:
        text = content.decode("utf-8-sig")
    return text.translate(ARABIC)


def pages_of(story, who):
    """Every 200 answer that a person gets: of all rows of the matrix, and of what else shows forms."""
    for row in GETS:
        # What is the same for all, or costs most, is asked for once.
        once = row.route.startswith("indicators:") or str(row) == "printing:unit on province"
        if row.answers["GET"].get(who) == 200 and (not once or who in ("admin", "outsider")):
            url = Target(story, row, story.ours, who).url()
            yield url
            if row.kind == "file of unit":
                yield url.replace("/csv/", "/xlsx/")
    if who in ("auditor", "outsider"):
        yield f"{reverse('audit:record')}?type=form"


@pytest.fixture(scope="module")
def answers(_story, django_db_blocker):
    """Person ▸ address ▸ words of the answer; asked once for the module."""
    with django_db_blocker.unblock(), undone(), pytest.MonkeyPatch.context() as patch:
        patch.setattr("django.utils.timezone.now", lambda: _story.now)
        found = {}
        for who in PEOPLE:
            if who not in ("anonymous", "nobody"):
                for url in pages_of(_story, who):
                    response = _story.client(who).get(url)
                    assert response.status_code == 200, (who, url)
                    found.setdefault(who, {})[url] = words_of(response)
        return found


@pytest.fixture
def total(story):
    """The unusual total of the confirmed form; the released one has the same."""
    found = {f"{latest_result(story.ours.form(key)).total:.2f}" for key in ("officer1a", "officer2a")}
    assert len(found) == 1
    return found.pop()


def test_the_planted_total_is_unusual_and_those_who_may_know_it_read_it(story, answers, total):
    assert not total.endswith(".00")
    for key, knowers in KNOWERS.items():
        url = reverse("printing:officer", args=[story.agreement(key).pk])
        for who in knowers:
            assert total in answers[who][url], (key, who)


def test_nobody_reads_a_total_or_a_note_that_is_hidden_from_him(story, answers, total):
    for who in ("owner", "officer2a", "neighbour", "outsider"):
        for url, text in answers[who].items():
            assert total not in text, (who, url)
            assert SECRET_NOTE not in text, (who, url)


@pytest.mark.parametrize("who", ["admin", "hr"])
def test_the_offices_read_no_score_that_is_not_released(story, answers, total, who):
    pk, district = story.agreement("officer2a").pk, story.ours.cast.units["district2"].pk
    hidden = [
        reverse("agreements:detail", args=[pk]),
        reverse("assessment:form", args=[pk]),
        reverse("printing:officer", args=[pk]),
        reverse("exchange:unit", args=[district, "csv"]),
        reverse("exchange:unit", args=[district, "xlsx"]),
    ]
    for url in hidden:
        assert total not in answers[who][url], url
        assert SECRET_NOTE not in answers[who][url], url


@pytest.mark.parametrize("who", ["admin", "hr", "chief1", "officer2a"])
def test_a_hidden_score_leaves_no_trace(story, who):
    """Other ratings of the same forms change not one word for those who may not see them."""
    seen = []
    for scores in (dict.fromkeys(SCORES, 2), dict.fromkeys(SCORES, 1)):
        with undone():
            world, form = story.ours, story.ours.form("officer2a")
            chief = world.person("chief2")
            form_return(person=chief, form=form, reason="ตรวจใหม่", revision=form.revision, now=story.now)
            rate(world, "officer2a", "chief2", scores)
            world.confirm("chief2", "officer2a")
            rate(world, "chief1", "head", scores)
            seen.append({url: lines_of(story.client(who).get(url)) for url in pages_of(story, who)})
    assert seen[0] == seen[1]


def lines_of(response) -> list[str]:
    return [line for line in words_of(response).splitlines() if "csrf" not in line.casefold()]


def test_another_agency_leaves_no_trace(story, answers):
    for who, pages in answers.items():
        for url, text in pages.items():
            if who != "outsider":
                assert FOREIGN not in text, (who, url)


def test_the_outsider_reads_of_his_own_agency_only(story, answers):
    for url, text in answers["outsider"].items():
        assert "จังหวัดข้างเคียง" not in text, url
        for key in ("officer1a", "officer2a", "chief1"):
            assert f" {key}" not in text, (url, key)
