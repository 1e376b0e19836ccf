"""`samrit demo`: the demonstration round, loaded once."""

from __future__ import annotations

import click

from samrit.cli.web_setup import prepare_web


@click.command()
def demo() -> None:
    """โหลดรอบการประเมินสาธิต (จังหวัดสมมติ) ลงฐานข้อมูล; เรียกซ้ำได้ / Load the demonstration round."""
    prepare_web(demonstration=True)

    from django.core.management import call_command

    call_command("load_demonstration")
