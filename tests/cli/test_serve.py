from __future__ import annotations

import socket
import sys

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
