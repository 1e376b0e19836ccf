"""Agreements of a round: versions of exact content, and signatures over their hashes."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from samrit.web.agreements.choices import AgreementState, SignatureMethod, SignerRole
from samrit.web.common.models import AppendOnly
from samrit.web.indicators.models import IndicatorSet, IndicatorVersion, SetVersion, Variant
from samrit.web.organisation.models import Officer, Position, Unit
from samrit.web.rounds.models import Round


class Cascade(AppendOnly):
    """One act that gave a set version to officers."""

    set_version = models.ForeignKey(SetVersion, on_delete=models.PROTECT, related_name="cascades")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    outcome = models.JSONField()

    def __str__(self) -> str:
        return f"{self.set_version} {self.at:%Y-%m-%d}"


class Agreement(models.Model):
    """What an officer is to be assessed on in a round, and between whom.

    Partner (who agrees), assessor (who assesses) and reviewer (next-higher supervisor) are apart:
    in a district they may be three people (domain notes, section 1.1).
    """

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="agreements")
    set = models.ForeignKey(IndicatorSet, on_delete=models.PROTECT, related_name="agreements")
    officer = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="agreements")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="agreements")
    position = models.ForeignKey(Position, on_delete=models.PROTECT, related_name="+")
    partner = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="partner_agreements")
    assessor = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="assessor_agreements")
    reviewer = models.ForeignKey(
        Officer, on_delete=models.PROTECT, null=True, related_name="reviewer_agreements"
    )
    state = models.CharField(max_length=20, choices=AgreementState.choices, default=AgreementState.PROPOSED)
    current = models.OneToOneField(
        "AgreementVersion", on_delete=models.PROTECT, null=True, related_name="current_of"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["round", "officer", "unit"], name="one_agreement_in_a_round"),
            models.CheckConstraint(
                condition=~models.Q(officer=models.F("assessor")), name="nobody_assesses_himself"
            ),
            models.CheckConstraint(
                condition=~models.Q(officer=models.F("partner")), name="nobody_agrees_with_himself"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.officer} · {self.round}"


class AgreementVersion(AppendOnly):
    """The exact content that is signed; a change of content is a new version."""

    agreement = models.ForeignKey(Agreement, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    set_version = models.ForeignKey(SetVersion, on_delete=models.PROTECT, related_name="+")
    content = models.JSONField()
    content_hash = models.CharField(max_length=64)
    reason = models.TextField(blank=True)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["agreement", "number"], name="one_agreement_version_of_a_number")
        ]
        ordering = ["agreement", "number"]

    def __str__(self) -> str:
        return f"{self.agreement_id}.{self.number}"


class AgreementLine(AppendOnly):
    """One indicator of an agreement version, with the variant that fits the officer's unit."""

    version = models.ForeignKey(AgreementVersion, on_delete=models.PROTECT, related_name="lines")
    indicator_version = models.ForeignKey(IndicatorVersion, on_delete=models.PROTECT, related_name="lines")
    variant = models.ForeignKey(Variant, on_delete=models.PROTECT, related_name="+")
    scope = models.CharField(max_length=12)
    order = models.PositiveSmallIntegerField()
    weight = models.DecimalField(max_digits=9, decimal_places=4)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["version", "indicator_version"], name="one_line_of_an_indicator")
        ]
        ordering = ["version", "-scope", "order"]

    def __str__(self) -> str:
        return f"{self.version_id} {self.order}"


class Signature(AppendOnly):
    """Who signed which exact content, as what, why, when and how."""

    version = models.ForeignKey(AgreementVersion, on_delete=models.PROTECT, related_name="signatures")
    officer = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="signatures")
    role = models.CharField(max_length=12, choices=SignerRole.choices)
    purpose = models.CharField(max_length=200)
    method = models.CharField(max_length=20, choices=SignatureMethod.choices)
    content_hash = models.CharField(max_length=64)
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["version", "role"], name="one_signature_of_a_role")]

    def __str__(self) -> str:
        return f"{self.officer} {self.role}"
