#!/usr/bin/env bash
# Makes .venv/ exactly as the lock files say. Safe to call again: it changes only what differs.
set -eu
cd "$(dirname "$0")/.."
say() { printf '▸ %s\n' "$*"; }
stop() { printf 'setup stopped: %s\n' "$*" >&2; exit 1; }

# A shim on PATH may stand for an interpreter that is not there, so each candidate is run, not only found.
recent_enough() { "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; }

find_python() {
  for candidate in ${PYTHON:-} python3.11 python3; do
    if command -v "$candidate" >/dev/null 2>&1 && recent_enough "$candidate"; then
      printf '%s' "$candidate"
      return
    fi
  done
  found=$(python3 --version 2>/dev/null) || found="none"
  stop "Python 3.11 or later is needed; found: $found. On Debian 12: apt-get install python3 python3-venv"
}

make_environment() {
  python=$(find_python)
  "$python" -c 'import ensurepip, venv' >/dev/null 2>&1 ||
    stop "this Python cannot make virtual environments. On Debian 12: apt-get install python3-venv"
  say "making .venv with $("$python" --version)"
  "$python" -m venv --clear .venv
}

bootstrap_uv() {
  wanted=$(sed -n 's/^uv==\([^ ]*\).*/\1/p' requirements-uv.lock)
  case "$(.venv/bin/uv --version 2>/dev/null || true)" in "uv $wanted" | "uv $wanted "*) return ;; esac
  say "installing uv $wanted, which installs the rest"
  .venv/bin/python -m pip --version >/dev/null 2>&1 || .venv/bin/python -m ensurepip --upgrade >/dev/null
  .venv/bin/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r requirements-uv.lock
}

recent_enough .venv/bin/python || make_environment
bootstrap_uv
export VIRTUAL_ENV="$PWD/.venv" UV_LINK_MODE="${UV_LINK_MODE:-copy}"
say "installing the Python packages of requirements.lock (hashes checked)"
.venv/bin/uv pip sync --quiet --require-hashes requirements.lock
say "installing samrit itself: .venv/bin/samrit"
.venv/bin/uv pip install --quiet --no-deps --no-build-isolation --editable .
