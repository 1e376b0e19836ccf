#!/usr/bin/env bash
# Every check that runs no test. All of them run, so that one call shows every fault; the exit status is 1 where one failed.
set -u
cd "$(dirname "$0")/.."
failed=()
# The settings are loaded by two of the checks; they must not touch the data of this folder.
SAMRIT_HOME=$(mktemp -d)
export SAMRIT_HOME
trap 'rm -rf "$SAMRIT_HOME"' EXIT
step() {
  local name=$1
  shift
  echo "▸ $name"
  "$@" || failed+=("$name")
}
step "format (ruff format --check)" .venv/bin/ruff format --check --quiet .
step "lint (ruff check)" .venv/bin/ruff check --quiet .
step "types (mypy)" .venv/bin/mypy
step "walls between packages (import-linter)" .venv/bin/lint-imports --no-logo
step "migrations (makemigrations --check)" .venv/bin/django-admin makemigrations --check --dry-run --settings samrit.web.config.settings
if [ ${#failed[@]} -gt 0 ]; then
  printf 'static checks failed: %s\n' "$(IFS=';'; echo "${failed[*]}")" >&2
  exit 1
fi
echo "▸ static checks passed"
