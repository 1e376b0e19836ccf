"""Reading what is to be printed, for one officer or for all of a unit, in a constant number of queries."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.utils import translation

from samrit.web.agreements.models import Agreement, AgreementVersion, Signature
from samrit.web.assessment.selectors import FormView, form_views, forms_of
from samrit.web.organisation.acting import today_of
from samrit.web.organisation.selectors import Person
from samrit.web.printing.documents import FormDocument
from samrit.web.printing.hand import Hand
from samrit.web.printing.papers import form_document
from samrit.web.printing.sources import PaperSource, by_role, parties_of


def views_to_print(person: Person, agreements: Sequence[Agreement], *, now: datetime) -> list[FormView]:
    """Give the forms of agreements as the person may see them."""
    forms = forms_of(agreements)
    return form_views(person, [forms[agreement.pk] for agreement in agreements], today=today_of(now))


def documents_of(
    views: Sequence[FormView], *, hand: Hand, now: datetime, details: bool = False
) -> list[FormDocument]:
    """Give the papers of forms that were read already; `details` adds the annex of every indicator."""
    versions = {view.version.pk for view in views}
    contents = dict(AgreementVersion.objects.filter(pk__in=versions).values_list("pk", "content"))
    signatures: dict[int, list[Signature]] = {}
    for signature in Signature.objects.filter(version_id__in=versions):
        signatures.setdefault(signature.version_id, []).append(signature)
    # Papers are Thai whatever the language of the pages.
    with translation.override("th"):
        return [
            form_document(
                PaperSource(
                    view=view,
                    parties=parties_of(contents[view.version.pk]),
                    signatures=by_role(signatures.get(view.version.pk, [])),
                    hand=hand,
                    printed=now,
                ),
                details=details,
            )
            for view in views
        ]
