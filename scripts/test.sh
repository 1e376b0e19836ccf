#!/usr/bin/env bash
# The whole suite on SQLite with its coverage gates, then the web tests again on PostgreSQL.
set -u
cd "$(dirname "$0")/.."
failed=()
SAMRIT_HOME=$(mktemp -d)
export SAMRIT_HOME
trap 'rm -rf "$SAMRIT_HOME"' EXIT

echo "▸ all tests on SQLite"
.venv/bin/pytest -q -n 2 --dist loadfile --cov=samrit --cov-report= || failed+=("tests on SQLite")

# The cores decide grades: every branch of theirs has a case. The web shell has a lower gate, raised as it grows.
gate() {
  local least=$1
  shift
  for name in "$@"; do
    [ -d "src/samrit/$name" ] || continue
    echo "▸ branch coverage of samrit.${name//\//.}: at least $least %"
    .venv/bin/coverage report --include="src/samrit/$name/*" --fail-under="$least" --skip-covered --show-missing ||
      failed+=("coverage of samrit.$name")
  done
}
gate 100 thai criteria letters grading drafts
gate 85 web

echo "▸ the web tests on PostgreSQL"
.venv/bin/python scripts/postgres_tests.py || failed+=("tests on PostgreSQL")

if [ ${#failed[@]} -gt 0 ]; then
  printf 'tests failed: %s\n' "$(IFS=';'; echo "${failed[*]}")" >&2
  exit 1
fi
echo "▸ all tests passed"
