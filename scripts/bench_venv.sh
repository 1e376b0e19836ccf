#!/usr/bin/env bash
# Makes .venv-bench/ for the benchmarks as requirements-bench.lock says: what samrit runs on, and its peers.
# Without the peers the benchmarks still run (in .venv) and say which were not there.
set -eu
cd "$(dirname "$0")/.."
if [ .venv-bench/.installed -nt requirements-bench.lock ]; then exit 0; fi
echo "▸ installing the packages of requirements-bench.lock into .venv-bench (hashes checked)"
.venv/bin/python -m venv --clear --without-pip .venv-bench
VIRTUAL_ENV="$PWD/.venv-bench" UV_LINK_MODE="${UV_LINK_MODE:-copy}" \
  .venv/bin/uv pip sync --quiet --require-hashes requirements-bench.lock
touch .venv-bench/.installed
