#!/usr/bin/env bash
# Changes the code bit by bit in a copy (mutants/) and asks which changes no test notices.
# Without a module: everything that pyproject.toml names; with one (criteria.interval): that one.
set -eu
cd "$(dirname "$0")/.."
# Always anew: which tests reach a function is remembered, and not learnt again for a function that is new.
rm -rf mutants
mkdir mutants
echo "▸ running mutmut; what it prints goes to mutants/run.log (a quarter of an hour and more for everything)"
.venv-mutants/bin/mutmut run --max-children "${JOBS:-1}" ${1:+"samrit.$1.x*"} >mutants/run.log 2>&1 || {
  tr '\r' '\n' <mutants/run.log | tail -n 20 >&2
  exit 1
}
.venv-mutants/bin/python scripts/mutants.py ${1:+"samrit.$1"}
