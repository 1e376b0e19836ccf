"""Base models: rows that are only ever added, and canonical content with its hash."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from typing import Any, NoReturn

from django.db import models


class AppendOnlyError(TypeError):
    """Something tried to change or remove a row that may only be added."""


class AppendOnlyQuerySet(models.QuerySet[Any]):
    def update(self, **kwargs: Any) -> NoReturn:  # noqa: ANN401, ARG002 - Django's own signature
        raise AppendOnlyError(f"{self.model.__name__} rows are never changed: add a new version instead")

    def delete(self) -> NoReturn:
        raise AppendOnlyError(f"{self.model.__name__} rows are never removed: add a new version instead")

    def bulk_update(self, objs: Any, fields: Any, batch_size: Any = None) -> NoReturn:  # noqa: ANN401, ARG002
        raise AppendOnlyError(f"{self.model.__name__} rows are never changed: add a new version instead")


class AppendOnly(models.Model):
    """A row that is written once: a correction is a new row that names the one it replaces."""

    objects = models.Manager.from_queryset(AppendOnlyQuerySet)()

    class Meta:
        abstract = True

    def save(
        self,
        *,
        force_insert: Any = False,  # noqa: ANN401, ARG002 - Django's own signature
        force_update: bool = False,
        using: str | None = None,
        update_fields: Iterable[str] | None = None,
    ) -> None:
        if self.pk is not None or force_update or update_fields:
            raise AppendOnlyError(f"{type(self).__name__} {self.pk} is already written and never changes")
        super().save(force_insert=True, using=using)

    def delete(self, *_args: object, **_kwargs: object) -> NoReturn:
        raise AppendOnlyError(f"{type(self).__name__} {self.pk} is never removed")


def canonical_json(content: object) -> str:
    """Give the one JSON text of a content: sorted keys, no spaces, text as it is."""
    return json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def content_hash(content: object) -> str:
    """Give the SHA-256 (hex) of the canonical JSON of a content; a signature covers this."""
    return hashlib.sha256(canonical_json(content).encode()).hexdigest()
