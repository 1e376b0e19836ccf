"""The official letters beside the project, through upload, review and publication; facts only, no texts."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from django.urls import reverse

from samrit.web.indicators.models import IndicatorVersion, VariantKey
from samrit.web.indicators.reading import draft_reading
from samrit.web.indicators.selectors import draft_for, indicators_of
from samrit.web.indicators.services import draft_correct, draft_set_choose
from samrit.web.rounds.models import Round

LETTERS = Path(__file__).resolve().parents[4] / "shared" / "letters"
pytestmark = pytest.mark.skipif(not LETTERS.exists(), reason=f"the official letters are not in {LETTERS}")

ROUNDS = [
    (2559, 1, "2015-10-01", "2016-03-31"),
    (2562, 1, "2018-10-01", "2019-03-31"),
    (2564, 1, "2020-10-01", "2021-03-31"),
    (2567, 2, "2024-04-01", "2024-09-30"),
]
# name, (fiscal year, round), indicators published, what needs a written reason
FACTS = [
    ("buriram-2564-round1", (2564, 1), 13, {"levels-gap"}),
    ("chaiyaphum-2562-round1", (2562, 1), 10, {"levels-gap"}),
    ("chonburi-2567-round2", (2567, 2), 11, {"weights-not-100", "unknown-unit"}),
    ("department-2559-round1", (2559, 1), 8, set()),
]


@pytest.fixture
def rounds(cast):
    for year, number, starts, ends in ROUNDS:
        Round.objects.create(
            agency=cast.agency,
            fiscal_year=year,
            number=number,
            starts=dt.date.fromisoformat(starts),
            ends=dt.date.fromisoformat(ends),
            scheme=cast.scheme,
        )


def waivers_of(cast, draft):
    found = draft_reading(draft_for(cast.person("admin"), draft.pk)).obstacles
    assert [o.message for o in found if not o.waivable] == []
    return {o.id: "คณะกรรมการเห็นชอบตามหนังสือ" for o in found}


@pytest.mark.parametrize(("name", "round_", "count", "waived"), FACTS)
def test_an_official_letter_is_uploaded_published_and_shown(
    cast, rounds, upload, publish, name, round_, count, waived
):
    draft = upload((LETTERS / f"{name}.txt").read_bytes(), name=f"{name}.txt")
    assert (draft.round.fiscal_year, draft.round.number) == round_
    client = cast.client("admin")
    assert client.get(reverse("indicators:review", args=[draft.pk])).status_code == 200
    version = publish(draft, waivers=waivers_of(cast, draft))
    assert {w["code"] for w in version.waivers} == waived
    rows = indicators_of(version)
    assert len(rows) == count
    for row in rows:
        assert [len(v.rule["levels"]) for v in row.variants.all()] == [5]
    assert VariantKey.objects.exists()
    assert client.get(reverse("indicators:set", args=[version.set_id])).status_code == 200


def test_the_official_amendment_is_published_over_the_set_that_it_quotes(cast, rounds, upload, publish):
    content = (LETTERS / "ubon-2567-round2-amendment.txt").read_bytes()
    base = upload(content, name="base.txt")
    # The set that the amendment changes is not at hand: its quoted old indicators stand for it.
    base.content["indicators"] = [
        {**i, "change": None} for i in base.content["indicators"] if i["change"] == "before"
    ]
    base.content["letter"]["number"] = base.content["letter"]["amends"]["number"]
    base.content["letter"]["amends"] = None
    base.save()
    first = publish(base, waivers=waivers_of(cast, base))
    draft = upload(content + b"\n", name="amendment.txt")
    assert draft.amends == first.set
    page = cast.client("admin").get(reverse("indicators:review", args=[draft.pk]))
    assert page.status_code == 200
    assert "<ins>" in page.content.decode()
    second = publish(draft, waivers=waivers_of(cast, draft), base_number=1)
    rows = indicators_of(second)
    assert [(r.scope, r.number) for r in rows] == [("team", "5"), ("individual", "8")]
    assert [v.size_class for v in rows[1].variants.all()] == ["large", "medium", "small"]
    assert len({k.item_id for v in rows[1].variants.all() for k in v.keys.all()}) == 1
    assert IndicatorVersion.objects.filter(indicator=rows[1].indicator).count() == 2


def test_the_alternatives_of_one_district_are_weighed_for_that_district(cast, rounds, upload):
    island = cast.units["district3"]
    island.place = "อำเภอเกาะสีชัง"
    island.save()
    draft = upload((LETTERS / "chonburi-2567-round2.txt").read_bytes(), name="letter.txt")
    reading = draft_reading(draft_for(cast.person("admin"), draft.pk))
    assert [o.code for o in reading.obstacles] == ["weights-not-100"]
    assert ": 90 " in reading.obstacles[0].message
    draft_correct(
        person=cast.person("admin"),
        draft_id=draft.pk,
        revision=1,
        path="indicators/i6/weight",
        typed=("30",),
        now=cast.now,
    )
    assert draft_reading(draft_for(cast.person("admin"), draft.pk)).obstacles == ()


def test_the_official_amendment_alone_asks_for_the_set_it_amends(cast, rounds, upload):
    draft = upload((LETTERS / "ubon-2567-round2-amendment.txt").read_bytes(), name="amendment.txt")
    person = cast.person("admin")
    assert "amends-unpublished" in [o.code for o in draft_reading(draft_for(person, draft.pk)).obstacles]
    chosen = draft_set_choose(person=person, draft_id=draft.pk, revision=1, set_id=None, now=cast.now)
    assert chosen.amends is None
