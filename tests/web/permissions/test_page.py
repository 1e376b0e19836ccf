from __future__ import annotations

import importlib.util
from pathlib import Path

from samrit.web.common.policies import REGISTRY

ROOT = Path(__file__).parents[3]


def _writer():
    spec = importlib.util.spec_from_file_location("permissions_page", ROOT / "scripts" / "permissions.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_published_page_says_what_the_rules_and_the_matrix_say():
    written = (ROOT / "docs" / "permissions.md").read_text(encoding="utf-8")
    assert written == _writer().page(), "run python scripts/permissions.py"


def test_every_rule_of_access_is_on_the_page():
    page = _writer().page()
    assert REGISTRY
    assert [name for name in REGISTRY if f"| `{name}` |" not in page] == []
