"""The forms of 60 officers (three forms each) set as one PDF."""

from __future__ import annotations

import time

from frame import options, show
from frame.demonstration import loaded_demonstration


def main() -> None:
    given = options(__doc__ or "")
    with loaded_demonstration():
        from django.utils import timezone

        from samrit.web.agreements.selectors import agreements_below
        from samrit.web.organisation.models import Unit, User
        from samrit.web.organisation.selectors import person_of
        from samrit.web.printing.hand import Hand
        from samrit.web.printing.selectors import documents_of, views_to_print
        from samrit.web.printing.typeset import typeset
        from samrit.web.rounds.selectors import current_round

        now = timezone.now()
        today = timezone.localdate(now)
        person = person_of(User.objects.get(username="auditor"), today=today)
        province = Unit.objects.get(kind="province")
        round_ = current_round(agency_id=person.agency_id, today=today)
        start = time.perf_counter()
        agreements = agreements_below(person, province, round_=round_)
        documents = documents_of(views_to_print(person, agreements, now=now), hand=Hand(thai=True), now=now)
        gathered = time.perf_counter() - start
        sixty = [documents[n % len(documents)] for n in range(60)]
        typeset(sixty[:1], title="x", created=now, thai_digits=True)
        start = time.perf_counter()
        content = typeset(sixty, title="x", created=now, thai_digits=True)
        set_seconds = time.perf_counter() - start
    figures: dict[str, object] = {
        "officers": 60,
        "forms": 180,
        "gather_seconds": gathered,
        "sixty_officers_seconds": set_seconds,
        "sixty_forms_seconds": set_seconds / 3,
        "megabytes": len(content) / 1e6,
    }
    show(figures, given=given, limits={"sixty_officers_seconds": "under 10 s for 60 forms"})


if __name__ == "__main__":
    main()
