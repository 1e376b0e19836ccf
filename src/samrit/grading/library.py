"""The schemes that come with the package, one JSON file each."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files

from samrit.grading.scheme import Scheme

DEFAULT = "civil-service-2552"


def default_scheme() -> Scheme:
    """Give the scheme of a new installation; HR checks its numbers against the agency's own announcement."""
    return packaged_scheme(DEFAULT)


def packaged_names() -> tuple[str, ...]:
    """List the names of the schemes in the package."""
    folder = files("samrit.grading") / "schemes"
    return tuple(sorted(entry.name.removesuffix(".json") for entry in folder.iterdir()))


@cache
def packaged_scheme(name: str) -> Scheme:
    """Load a scheme of the package.

    Raises:
        KeyError: if the package has none of this name.
    """
    if name not in packaged_names():
        raise KeyError(name)
    text = (files("samrit.grading") / "schemes" / f"{name}.json").read_text(encoding="utf-8")
    return Scheme.from_json(json.loads(text))
