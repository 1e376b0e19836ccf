"""The record of acts: append-only, each entry bound to the one before it by a hash."""

from __future__ import annotations

from django.db import models

from samrit.web.common.models import AppendOnly


class Entry(AppendOnly):
    """One act or one view of a score.

    People and objects are kept by plain numbers and names, not by foreign keys: the record must stay
    readable when everything else is gone.
    """

    number = models.PositiveBigIntegerField(unique=True)
    at = models.DateTimeField()
    actor_id = models.BigIntegerField(null=True)
    actor_name = models.CharField(max_length=200)
    act = models.CharField(max_length=80)
    object_type = models.CharField(max_length=80)
    object_id = models.CharField(max_length=80)
    unit_id = models.BigIntegerField(null=True)
    detail = models.JSONField(default=dict)
    previous_hash = models.CharField(max_length=64)
    hash = models.CharField(max_length=64, unique=True)

    class Meta:
        ordering = ["number"]
        indexes = [
            models.Index(fields=["object_type", "object_id"]),
            models.Index(fields=["unit_id", "at"]),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.act} {self.object_type} {self.object_id}"


class ChainHead(models.Model):
    """The last number and hash of the chain; its row is locked while an entry is added."""

    last_number = models.PositiveBigIntegerField(default=0)
    last_hash = models.CharField(max_length=64, default="0" * 64)

    def __str__(self) -> str:
        return f"{self.last_number} {self.last_hash[:12]}"
