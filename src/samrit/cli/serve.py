"""`samrit serve`: the web application on this machine."""

from __future__ import annotations

import os
import socket
import sys

import click

from samrit.cli.web_setup import prepare_web


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="address to listen on")
@click.option("--port", default=8000, envvar="PORT", show_default=True, type=click.IntRange(1, 65535))
@click.option(
    "--workers", default=2, show_default=True, type=click.IntRange(1), help="processes, 4 threads each"
)
@click.option("--demo", "demonstration", is_flag=True, help="serve the demonstration round with its personas")
def serve(*, host: str, port: int, workers: int, demonstration: bool) -> None:
    """เปิดระบบบนเครื่องนี้ / Serve the web application (Ctrl+C stops it)."""
    refuse_a_taken_port(host, port)
    prepare_web(demonstration=demonstration)
    address = f"http://{host}:{port}/"
    click.echo(f"สัมฤทธิ์เปิดอยู่ที่ {address}  (Ctrl+C เพื่อหยุด)")
    if demonstration:
        click.echo("เลือกผู้ใช้สาธิตได้ที่หน้าเข้าสู่ระบบ / the sign-in page lists the personas to try")
    command = gunicorn_command(host=host, port=port, workers=workers)
    # Replaced, not called: the signals of the terminal and of a service manager reach the server itself.
    os.execv(command[0], command)  # noqa: S606 - our own interpreter and fixed arguments


def gunicorn_command(*, host: str, port: int, workers: int) -> list[str]:
    """Give the server's command line: threads, because pages wait for the database more than they compute."""
    return [
        sys.executable,
        *("-m", "gunicorn", "samrit.web.config.wsgi:application"),
        *("--bind", f"{host}:{port}"),
        *("--worker-class", "gthread", "--threads", "4"),
        *("--workers", str(workers)),
        *("--log-level", "warning"),
    ]


def refuse_a_taken_port(host: str, port: int) -> None:
    """Stop with one clear line before anything is loaded, where another program listens already."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise click.ClickException(
                f"พอร์ต {port} ของ {host} ใช้ไม่ได้ ({error.strerror}) ลองพอร์ตอื่น เช่น PORT={port + 1} make run",
            ) from None
