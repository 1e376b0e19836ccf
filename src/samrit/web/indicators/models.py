"""Letters, drafts, published sets and their immutable versions."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models

from samrit.web.common.models import AppendOnly
from samrit.web.indicators.choices import DraftState, ItemKind, Scope
from samrit.web.organisation.models import Unit
from samrit.web.rounds.models import Round


class LetterFile(AppendOnly):
    """An uploaded letter, byte for byte."""

    sha256 = models.CharField(max_length=64)
    name = models.CharField(max_length=255)
    size = models.PositiveIntegerField()
    content = models.BinaryField()
    uploaded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    uploaded_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.name


class IndicatorSet(models.Model):
    """The indicators of one round for the officers of one unit and below; its content is in versions."""

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="sets")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="sets")
    title = models.CharField(max_length=300)
    assessor_title = models.CharField(max_length=100, blank=True)
    assessee_title = models.CharField(max_length=100, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["round", "unit", "title"], name="one_set_of_a_title")]

    def __str__(self) -> str:
        return self.title


class Draft(models.Model):
    """What was read from a letter, being corrected by people.

    `content` is the public contract's draft JSON; each change adds a `DraftEdit` and raises `revision`,
    which a page must name to save (two reviewers never overwrite each other silently).
    """

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="drafts")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="drafts")
    letter_file = models.ForeignKey(LetterFile, on_delete=models.PROTECT, related_name="drafts")
    amends = models.ForeignKey(IndicatorSet, on_delete=models.PROTECT, null=True, related_name="amendments")
    content = models.JSONField()
    revision = models.PositiveIntegerField(default=1)
    state = models.CharField(max_length=20, choices=DraftState.choices, default=DraftState.OPEN)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.letter_file} ({self.state})"


class DraftEdit(AppendOnly):
    """One correction of a draft: the path of the field, the words before and after."""

    draft = models.ForeignKey(Draft, on_delete=models.PROTECT, related_name="edits")
    revision = models.PositiveIntegerField()
    path = models.CharField(max_length=200)
    before = models.JSONField(null=True)
    after = models.JSONField(null=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.draft_id} {self.path}"


class SetVersion(AppendOnly):
    """A published state of a set; the newest one is in force, all stay readable."""

    set = models.ForeignKey(IndicatorSet, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    draft = models.ForeignKey(Draft, on_delete=models.PROTECT, null=True, related_name="+")
    letter_number = models.CharField(max_length=100, blank=True)
    letter_date = models.DateField(null=True)
    reason = models.TextField(blank=True)
    waivers = models.JSONField(default=list)
    content_hash = models.CharField(max_length=64)
    published_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    published_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["set", "number"], name="one_version_of_a_number")]
        ordering = ["set", "number"]

    def __str__(self) -> str:
        return f"{self.set} · {self.number}"


class Indicator(models.Model):
    """An indicator through all versions of its set."""

    set = models.ForeignKey(IndicatorSet, on_delete=models.PROTECT, related_name="indicators")
    key = models.UUIDField(default=uuid.uuid4, unique=True)

    def __str__(self) -> str:
        return str(self.key)


class IndicatorVersion(AppendOnly):
    """An indicator as one version of the set states it. Weight is a percentage of its block."""

    set_version = models.ForeignKey(SetVersion, on_delete=models.PROTECT, related_name="indicators")
    indicator = models.ForeignKey(Indicator, on_delete=models.PROTECT, related_name="versions")
    scope = models.CharField(max_length=12, choices=Scope.choices)
    order = models.PositiveSmallIntegerField()
    number = models.CharField(max_length=20)
    title = models.TextField()
    weight = models.DecimalField(max_digits=9, decimal_places=4)
    owners = models.JSONField(default=list)
    owner_unit = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, related_name="+")
    applies_only = models.JSONField(default=list)
    applies_except = models.JSONField(default=list)
    cutoff = models.DateField(null=True)
    cumulative_deeds = models.BooleanField(default=True)
    sheet = models.JSONField(default=dict)
    source_line = models.PositiveIntegerField(null=True)
    content_hash = models.CharField(max_length=64)

    class Meta:
        ordering = ["set_version", "-scope", "order"]
        constraints = [
            models.UniqueConstraint(fields=["set_version", "indicator"], name="indicator_once_in_version")
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.title}"


class Variant(AppendOnly):
    """The criteria of an indicator for one class of units; `size_class` empty means for all.

    `rule` is the versioned JSON of the scale (`samrit.criteria.to_json`), texts included.
    """

    indicator_version = models.ForeignKey(IndicatorVersion, on_delete=models.PROTECT, related_name="variants")
    size_class = models.CharField(max_length=10, blank=True)
    label = models.CharField(max_length=200, blank=True)
    rule = models.JSONField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["indicator_version", "size_class"], name="one_variant_of_a_class")
        ]

    def __str__(self) -> str:
        return self.label or "all"


class DataItem(models.Model):
    """Something to be reported for an indicator, the same through amendments that leave its words alone.

    Facts hang on this, not on the keys `m1`, `d1` of one version: an amendment that inserts a deed
    must not shift what was reported before.
    """

    indicator = models.ForeignKey(Indicator, on_delete=models.PROTECT, related_name="items")
    kind = models.CharField(max_length=10, choices=ItemKind.choices)
    text = models.TextField()
    unit = models.CharField(max_length=100, blank=True)
    fingerprint = models.CharField(max_length=64)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["indicator", "kind", "fingerprint"], name="one_item_of_a_text")
        ]

    def __str__(self) -> str:
        return self.text


class VariantKey(AppendOnly):
    """Which data item a key of a variant's rule (`m1`, `d2`, `by1`) speaks of."""

    variant = models.ForeignKey(Variant, on_delete=models.PROTECT, related_name="keys")
    key = models.CharField(max_length=20)
    item = models.ForeignKey(DataItem, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["variant", "key"], name="one_item_of_a_key")]

    def __str__(self) -> str:
        return self.key
