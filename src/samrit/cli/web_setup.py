"""What every command that needs the web application does first."""

from __future__ import annotations

import os


def prepare_web(*, demonstration: bool = False) -> None:
    """Load Django with Samrit's settings, and bring the database up to this version.

    A demonstration keeps its data in a folder of its own (`var/demo`), so that it never mixes with real
    people's results, and it is the only way to switch on the page of personas.
    """
    if demonstration:
        os.environ.setdefault("SAMRIT_HOME", "var/demo")
        os.environ["SAMRIT_DEMO"] = "1"
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "samrit.web.config.settings")

    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", interactive=False, verbosity=0)
