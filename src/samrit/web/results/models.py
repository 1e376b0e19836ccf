"""Facts: one append-only row for each figure, deed or date of a unit, with where it came from."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from samrit.web.common.models import AppendOnly
from samrit.web.indicators.models import DataItem, Indicator
from samrit.web.organisation.models import Officer, Unit
from samrit.web.results.choices import DeliveryMethod, FactState
from samrit.web.rounds.models import Round


class Delivery(AppendOnly):
    """One act of handing in facts of one indicator: all its rows or none."""

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="deliveries")
    indicator = models.ForeignKey(Indicator, on_delete=models.PROTECT, related_name="deliveries")
    method = models.CharField(max_length=10, choices=DeliveryMethod.choices)
    file_name = models.CharField(max_length=255, blank=True)
    file_sha256 = models.CharField(max_length=64, blank=True)
    source = models.CharField(max_length=300, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    row_count = models.PositiveIntegerField()

    class Meta:
        verbose_name_plural = "deliveries"

    def __str__(self) -> str:
        return f"{self.indicator_id} {self.at:%Y-%m-%d}"


class Fact(AppendOnly):
    """One reported thing of a unit (or of one officer): a figure, a deed or a date.

    The fact in force is the one that no other supersedes. A correction names the row it replaces and
    the reason; two corrections of one row cannot both be stored.
    """

    delivery = models.ForeignKey(Delivery, on_delete=models.PROTECT, related_name="facts")
    item = models.ForeignKey(DataItem, on_delete=models.PROTECT, related_name="facts")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="facts")
    officer = models.ForeignKey(Officer, on_delete=models.PROTECT, null=True, related_name="facts")
    state = models.CharField(max_length=20, choices=FactState.choices)
    value = models.DecimalField(max_digits=24, decimal_places=6, null=True)
    done = models.BooleanField(null=True)
    on_date = models.DateField(null=True)
    as_of = models.DateField()
    note = models.TextField(blank=True)
    row = models.PositiveIntegerField(null=True)
    supersedes = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, related_name="superseded_by"
    )
    reason = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["item", "unit"],
                condition=Q(supersedes__isnull=True, officer__isnull=True),
                name="one_first_fact_of_a_unit",
            ),
            models.UniqueConstraint(
                fields=["item", "unit", "officer"],
                condition=Q(supersedes__isnull=True),
                name="one_first_fact_of_an_officer",
            ),
        ]
        indexes = [models.Index(fields=["item", "unit"])]

    def __str__(self) -> str:
        return f"{self.item_id} {self.unit_id}"
