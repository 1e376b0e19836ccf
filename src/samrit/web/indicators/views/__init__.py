"""Pages of letters, drafts and sets: translate the request, make one domain call, show what came back."""

from __future__ import annotations

from samrit.web.indicators.views.letters import letters
from samrit.web.indicators.views.review import discard, publish, review, review_field
from samrit.web.indicators.views.sets import compare, set_page, sets

__all__ = ["compare", "discard", "letters", "publish", "review", "review_field", "set_page", "sets"]
