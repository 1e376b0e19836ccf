#!/usr/bin/env bash
# Changes the code bit by bit in a copy (mutants/) and asks which changes no test notices.
# Without a module: everything that pyproject.toml names and that changed since the last run; with one (criteria.interval): that one, anew.
set -eu
cd "$(dirname "$0")/.."
mkdir -p mutants
echo "▸ running mutmut; what it prints goes to mutants/run.log (half an hour and more for everything)"
.venv-mutants/bin/mutmut run --max-children "${JOBS:-1}" ${1:+"samrit.$1.x*"} >mutants/run.log 2>&1 || {
  tr '\r' '\n' <mutants/run.log | tail -n 20 >&2
  exit 1
}
.venv-mutants/bin/python scripts/mutants.py ${1:+"samrit.$1"}
