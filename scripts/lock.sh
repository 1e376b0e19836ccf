#!/usr/bin/env bash
# Writes the lock files (requirements*.lock, package-lock.json): exact versions and hashes, no addresses.
set -eu
cd "$(dirname "$0")/.."
compile() {
  .venv/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header "$@"
}
echo "▸ requirements-uv.lock"
compile requirements-uv.in --output-file requirements-uv.lock
echo "▸ requirements.lock"
compile pyproject.toml --group dev --constraint requirements-uv.lock --output-file requirements.lock
for group in bench mutants; do
  echo "▸ requirements-$group.lock"
  compile pyproject.toml --group "$group" --constraint requirements.lock --output-file "requirements-$group.lock"
done
echo "▸ package-lock.json"
scripts/npm install --package-lock-only --silent
# npm notes who asks for donations; an address in a lock file is one too many.
.venv/bin/python - <<'PYTHON'
import json
import pathlib

path = pathlib.Path("package-lock.json")
lock = json.loads(path.read_text(encoding="utf-8"))
for entry in lock["packages"].values():
    entry.pop("funding", None)
path.write_text(json.dumps(lock, indent=2) + "\n", encoding="utf-8")
PYTHON
