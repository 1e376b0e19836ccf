"""The form of an officer in a round: ratings, steps taken and results, each only ever added to."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from samrit.web.agreements.models import Agreement, AgreementVersion
from samrit.web.assessment.choices import Stage, Step
from samrit.web.common.models import AppendOnly
from samrit.web.rounds.models import Scheme


class Form(models.Model):
    """The appraisal form of one agreement, known by its number; `stage` follows from its steps.

    The row appears with the first step taken: an agreement without one has a form that is open and empty
    (`selectors.form_of`).
    """

    agreement = models.OneToOneField(
        Agreement, on_delete=models.PROTECT, related_name="form", primary_key=True
    )
    stage = models.CharField(max_length=20, choices=Stage.choices, default=Stage.OPEN)
    revision = models.PositiveIntegerField(default=1)

    def __str__(self) -> str:
        return f"{self.agreement} · {self.stage}"


class CompetencyRating(AppendOnly):
    """An assessor's rating of one competency (scale of the scheme); the newest is in force."""

    form = models.ForeignKey(Form, on_delete=models.PROTECT, related_name="ratings")
    competency = models.CharField(max_length=40)
    score = models.DecimalField(max_digits=6, decimal_places=3)
    note = models.TextField(blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.form_id} {self.competency}"


class Result(AppendOnly):
    """A computed result with everything it was computed from: it can be recomputed to the same digits.

    `content` holds the facts, rules, scheme, levels, explanations and steps; `total` is of 100, rounded
    once by the scheme's rule.
    """

    form = models.ForeignKey(Form, on_delete=models.PROTECT, related_name="results")
    number = models.PositiveIntegerField()
    agreement_version = models.ForeignKey(AgreementVersion, on_delete=models.PROTECT, related_name="+")
    scheme = models.ForeignKey(Scheme, on_delete=models.PROTECT, related_name="+")
    content = models.JSONField()
    content_hash = models.CharField(max_length=64)
    total = models.DecimalField(max_digits=9, decimal_places=4, null=True)
    grade = models.CharField(max_length=20, blank=True)
    computed_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["form", "number"], name="one_result_of_a_number")]
        ordering = ["form", "number"]

    def __str__(self) -> str:
        return f"{self.form_id} {self.total}"


class FormStep(AppendOnly):
    """One step taken on a form, by whom, when, on which result."""

    form = models.ForeignKey(Form, on_delete=models.PROTECT, related_name="steps")
    step = models.CharField(max_length=20, choices=Step.choices)
    result = models.ForeignKey(Result, on_delete=models.PROTECT, null=True, related_name="steps")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    note = models.TextField(blank=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.form_id} {self.step}"
