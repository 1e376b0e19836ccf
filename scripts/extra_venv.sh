#!/usr/bin/env bash
# Makes .venv-NAME/ as requirements-NAME.lock says: what samrit runs on, and the packages of one purpose.
#   bench    the peers of the benchmarks; without them the benchmarks still run (in .venv) and say which were not there
#   mutants  mutation testing
set -eu
cd "$(dirname "$0")/.."
folder=.venv-$1 lock=requirements-$1.lock
if [ "$folder/.installed" -nt "$lock" ]; then exit 0; fi
echo "▸ installing the packages of $lock into $folder (hashes checked)"
.venv/bin/python -m venv --clear --without-pip "$folder"
VIRTUAL_ENV="$PWD/$folder" UV_LINK_MODE="${UV_LINK_MODE:-copy}" .venv/bin/uv pip sync --quiet --require-hashes "$lock"
touch "$folder/.installed"
