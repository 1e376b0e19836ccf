from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request

import click
import pytest

from samrit.cli.serve import gunicorn_command, refuse_a_taken_port


@pytest.fixture
def taken_port():
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        yield other.getsockname()[1]


def test_a_taken_port_is_refused_with_another_one_to_try(taken_port):
    with pytest.raises(click.ClickException) as refusal:
        refuse_a_taken_port("127.0.0.1", taken_port)
    assert str(taken_port) in refusal.value.message
    assert f"PORT={taken_port + 1}" in refusal.value.message


def test_a_free_port_is_not_refused(taken_port):
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        free = probe.getsockname()[1]
    refuse_a_taken_port("127.0.0.1", free)


def test_the_server_runs_on_the_interpreter_of_the_command():
    command = gunicorn_command(host="127.0.0.1", port=8123, workers=3)
    assert command[:3] == [sys.executable, "-m", "gunicorn"]
    assert command[command.index("--bind") + 1] == "127.0.0.1:8123"
    assert command[command.index("--workers") + 1] == "3"


def test_the_command_serves_the_sign_in_page_on_a_new_database(tmp_path):
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-c", "from samrit.cli import main; main()", "serve", "--port", str(port)]
    environment = os.environ | {"SAMRIT_HOME": str(tmp_path), "DATABASE_URL": ""}
    with subprocess.Popen([*command, "--workers", "1"], env=environment, stdout=subprocess.PIPE) as server:
        try:
            page = first_answer(f"http://127.0.0.1:{port}/")
        finally:
            server.send_signal(signal.SIGINT)
            said = server.communicate(timeout=20)[0].decode()
    assert f"http://127.0.0.1:{port}/" in said
    assert "<form" in page
    assert (tmp_path / "samrit.sqlite3").exists()


def first_answer(address):
    until = time.monotonic() + 30
    while True:
        try:
            with urllib.request.urlopen(address, timeout=10) as answer:
                return answer.read().decode()
        except OSError:
            if time.monotonic() > until:
                raise
            time.sleep(0.1)
