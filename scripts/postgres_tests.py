"""Runs the web tests on PostgreSQL: on a server that answers, else a temporary cluster, else not at all."""

from __future__ import annotations

import contextlib
import getpass
import os
import pwd
import shutil
import socket
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit, urlunsplit

import psycopg
from psycopg import sql

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parent.parent
TESTS = "tests/web"
NAME = f"samrit_check_{os.getpid()}"


def main() -> int:
    if not (ROOT / TESTS).is_dir():
        print(f"  there is no {TESTS} yet")
        return 0
    if server := answering_server():
        print(f"  on the server at {urlsplit(server).hostname}")
        return run_tests(server)
    if binaries := server_binaries():
        print(f"  on a temporary cluster made with {binaries}")
        with temporary_cluster(binaries) as server:
            return run_tests(server)
    print(f"  SKIPPED, no PostgreSQL here (apt-get install postgresql). Not run on PostgreSQL: {TESTS}")
    return 0


def answering_server() -> str | None:
    """Give the address of a server where databases may be made: DATABASE_URL's, else one on this machine."""
    given = os.environ.get("DATABASE_URL", "")
    local = [
        f"postgresql://{user}@127.0.0.1:5432/postgres" for user in ("postgres", "root", getpass.getuser())
    ]
    for address in [given, *local] if given.startswith("postgres") else local:
        if may_create_databases(address):
            return address
    return None


def may_create_databases(address: str) -> bool:
    try:
        with psycopg.connect(address, connect_timeout=3) as connection:
            row = connection.execute(
                "SELECT rolsuper OR rolcreatedb FROM pg_roles WHERE rolname = current_user",
            ).fetchone()
    except psycopg.OperationalError:
        return False
    return bool(row and row[0])


def run_tests(server: str) -> int:
    """Run the tests in a database of their own and leave none behind, however they end."""
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-q",
        "-n",
        "2",
        "--dist",
        "loadfile",
        "-m",
        "not browser",
        TESTS,
    ]
    environment = os.environ | {"DATABASE_URL": urlunsplit(urlsplit(server)._replace(path=f"/{NAME}"))}
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(NAME)))
        try:
            return subprocess.run(command, cwd=ROOT, env=environment, check=False).returncode
        finally:
            drop_databases(connection)


def drop_databases(connection: psycopg.Connection) -> None:
    """Drop ours and those that the test runner derives from its name (one a worker)."""
    rows = connection.execute(
        "SELECT datname FROM pg_database WHERE datname LIKE %s", [f"%{NAME}%"]
    ).fetchall()
    for (name,) in rows:
        connection.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))


def server_binaries() -> Path | None:
    """Find the folder of initdb and pg_ctl: Debian keeps it off PATH, one a version."""
    if found := shutil.which("initdb"):
        return Path(found).resolve().parent
    versions = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda p: int(p.parts[-3]))
    return versions[-1].parent if versions else None


@contextlib.contextmanager
def temporary_cluster(binaries: Path) -> Iterator[str]:
    """Start a cluster in a temporary folder on a free port; it is gone afterwards."""
    folder = Path(tempfile.mkdtemp(prefix="samrit-postgres-"))
    prefix = unprivileged(folder)
    data, port = str(folder / "data"), free_port()
    options = f"-c listen_addresses=127.0.0.1 -c port={port} -c unix_socket_directories={folder} -c fsync=off"

    def call(program: str, *arguments: str) -> None:
        command = [*prefix, str(binaries / program), *arguments]
        subprocess.run(command, check=True, cwd=folder, stdout=subprocess.DEVNULL)

    try:
        call(
            "initdb",
            "-D",
            data,
            "-U",
            "postgres",
            "-A",
            "trust",
            "-E",
            "UTF8",
            "--locale=C.UTF-8",
            "--no-sync",
        )
        call("pg_ctl", "-D", data, "-l", str(folder / "log"), "-w", "-o", options, "start")
        try:
            yield f"postgresql://postgres@127.0.0.1:{port}/postgres"
        finally:
            call("pg_ctl", "-D", data, "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def unprivileged(folder: Path) -> list[str]:
    """Give the words that run a program as somebody else where we are root, which the server refuses."""
    if os.geteuid() != 0:
        return []
    users = {entry.pw_name: entry for entry in pwd.getpwall()}
    user = users.get("postgres") or users["nobody"]
    os.chown(folder, user.pw_uid, user.pw_gid)
    return ["setpriv", f"--reuid={user.pw_uid}", f"--regid={user.pw_gid}", "--clear-groups"]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


if __name__ == "__main__":
    sys.exit(main())
