"""Rounds, their calendars, and the schemes that hold every number of the rules."""

from __future__ import annotations

from django.db import models

from samrit.web.organisation.models import Agency, Unit
from samrit.web.rounds.choices import PhaseKind


class Scheme(models.Model):
    """The rules of an agency as dated data; `content` is `samrit.grading`'s versioned JSON."""

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="schemes")
    name = models.CharField(max_length=200)
    valid_from = models.DateField()
    valid_until = models.DateField(null=True, blank=True)
    content = models.JSONField()

    def __str__(self) -> str:
        return self.name


class Round(models.Model):
    """Half a fiscal year of one agency. The fiscal year is of the Buddhist era."""

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="rounds")
    fiscal_year = models.PositiveSmallIntegerField()
    number = models.PositiveSmallIntegerField()
    starts = models.DateField()
    ends = models.DateField()
    scheme = models.ForeignKey(Scheme, on_delete=models.PROTECT, related_name="rounds")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["agency", "fiscal_year", "number"], name="one_round"),
            models.CheckConstraint(condition=models.Q(number__in=(1, 2)), name="round_one_or_two"),
            models.CheckConstraint(
                condition=models.Q(starts__lt=models.F("ends")), name="round_runs_forward"
            ),
        ]
        ordering = ["-fiscal_year", "-number"]

    def __str__(self) -> str:
        return f"{self.number}/{self.fiscal_year}"


class Phase(models.Model):
    """The dates of one step; a row with a unit stands before the row for all."""

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="phases")
    kind = models.CharField(max_length=20, choices=PhaseKind.choices)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    opens = models.DateField()
    closes = models.DateField()
    reason = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["round", "kind"], condition=models.Q(unit__isnull=True), name="one_phase_for_all"
            ),
            models.UniqueConstraint(fields=["round", "kind", "unit"], name="one_phase_of_a_unit"),
        ]
        ordering = ["opens"]

    def __str__(self) -> str:
        return f"{self.round} {self.kind}"
