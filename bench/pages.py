"""Server time and queries of the main pages on the demonstration round, one client, no network."""

from __future__ import annotations

from frame import Options, median, options, percentile, seconds, show
from frame.demonstration import loaded_demonstration


def addresses() -> dict[str, tuple[str, str]]:
    """Give page ▸ (persona, address), found in the loaded round."""
    from django.urls import reverse

    from samrit.web.agreements.models import Agreement
    from samrit.web.assessment.models import Form
    from samrit.web.indicators.models import Draft, Indicator, IndicatorSet
    from samrit.web.organisation.models import User

    chosen = IndicatorSet.objects.order_by("pk").first()
    officer = User.objects.get(username="huai1").officer
    agreement = Agreement.objects.get(officer=officer)
    form = Form.objects.filter(agreement__assessor__user__username="huai-head").order_by("pk").first()
    draft = Draft.objects.filter(state="open").order_by("pk").first()
    owned = Indicator.objects.filter(set=chosen).order_by("pk").first()
    pages = {
        "home_officer": ("huai1", reverse("dashboards:home")),
        "home_planner": ("planner", reverse("dashboards:home")),
        "review": ("planner", reverse("indicators:review", args=[draft.pk])),
        "set": ("planner", reverse("indicators:set", args=[chosen.pk])),
        "cascade": ("planner", reverse("agreements:cascade", args=[chosen.pk])),
        "agreements": ("planner", reverse("agreements:list")),
        "agreement": ("huai1", reverse("agreements:detail", args=[agreement.pk])),
        "figures": ("finance", reverse("results:grid", args=[owned.pk])),
        "mine": ("huai1", reverse("assessment:mine")),
        "queue": ("huai-head", reverse("assessment:queue")),
    }
    if form is not None:
        pages["assess"] = ("huai-head", reverse("assessment:form", args=[form.pk]))
    return pages


def measure(persona: str, address: str, given: Options) -> dict[str, object]:
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    from samrit.web.organisation.models import User

    client = Client()
    client.force_login(User.objects.get(username=persona))
    with CaptureQueriesContext(connection) as queries:
        answer = client.get(address)
    if answer.status_code != 200:
        raise SystemExit(f"{address} as {persona} answered {answer.status_code}")
    count = len(queries)
    taken = seconds(lambda: client.get(address), runs=10 if given.small else 60)
    return {
        "median_milliseconds": round(median(taken) * 1000, 1),
        "p95_milliseconds": round(percentile(taken, 0.95) * 1000, 1),
        "queries": count,
        "kilobytes": round(len(answer.content) / 1024, 1),
    }


def main() -> None:
    given = options(__doc__ or "")
    with loaded_demonstration() as loading:
        pages = {name: measure(*where, given) for name, where in addresses().items()}
    slowest = max(page["median_milliseconds"] for page in pages.values())
    figures: dict[str, object] = {**pages, "slowest_median_milliseconds": slowest}
    figures["demonstration_seconds"] = loading
    limits = {"slowest_median_milliseconds": "under 100 ms", "demonstration_seconds": "under 30 s"}
    show(figures, given=given, limits=limits)


if __name__ == "__main__":
    main()
