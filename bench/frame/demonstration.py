"""A demonstration round of its own for a benchmark: loaded into a temporary folder, gone afterwards."""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def loaded_demonstration() -> Iterator[float]:
    """Set Django up on a fresh SQLite store in a temporary folder and load the demonstration round.

    Gives the seconds that the loading took, tables not counted.
    """
    with tempfile.TemporaryDirectory(prefix="samrit-bench-") as home:
        os.environ |= {
            "SAMRIT_HOME": home,
            "SAMRIT_DEMO": "1",
            "DJANGO_SETTINGS_MODULE": "samrit.web.config.settings",
        }
        os.environ.pop("DATABASE_URL", None)
        import django

        django.setup()
        from django.core.management import call_command
        from django.db import connections

        call_command("migrate", verbosity=0, interactive=False)
        start = time.perf_counter()
        call_command("load_demonstration", stdout=open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115, PTH123
        yield time.perf_counter() - start
        connections.close_all()
