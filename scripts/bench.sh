#!/usr/bin/env bash
# Runs one benchmark: bench/criteria.py beside its peers (.venv-bench) where they are installed, the others in .venv.
set -eu
cd "$(dirname "$0")/.."
python=.venv/bin/python
case "$1" in
  */criteria.py)
    if [ -e .venv-bench/.installed ]; then python=.venv-bench/bin/python; fi
    export PYTHONPATH=src
    ;;
esac
exec "$python" "$@"
