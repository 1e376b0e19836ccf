"""The matrix as data: which answer each person gets; read from `matrix.toml`, without the site."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

MATRIX = tomllib.loads(Path(__file__).with_name("matrix.toml").read_text(encoding="utf-8"))
METHODS = ("GET", "POST")
USUAL = {"GET": 200, "POST": 302}
ANONYMOUS, NO_OFFICER, OUTSIDER = "anonymous", "nobody", "outsider"
PEOPLE = tuple(MATRIX["people"])


@dataclass(frozen=True, slots=True)
class Row:
    """One route on one object; `answers` is method ▸ person ▸ status of those who are named."""

    route: str
    kind: str
    on: str
    public: bool
    answers: dict[str, dict[str, int]]

    def __str__(self) -> str:
        return f"{self.route} on {self.on}" if self.on else self.route

    def expected(self, who: str, method: str) -> int:
        """Give the status that a person gets."""
        if who == ANONYMOUS and not self.public:
            return 302
        if method not in self.answers:
            return 405
        if who in self.answers[method]:
            return self.answers[method][who]
        return 404 if who == OUTSIDER and self.on else 403

    def expected_of_theirs(self, who: str, method: str) -> int:
        """Give the status that one of ours gets for the same object of the other agency."""
        if who == ANONYMOUS and not self.public:
            return 302
        if method not in self.answers:
            return 405
        return 403 if who == NO_OFFICER else 404


def rows() -> Iterator[Row]:
    for route, stated in MATRIX["routes"].items():
        for row in stated:
            answers = {method: _named(row[method], method) for method in METHODS if method in row}
            yield Row(route, row.get("object", ""), row.get("on", ""), row.get("public", False), answers)


def _named(stated: str | dict[str, str], method: str) -> dict[str, int]:
    by_status = {str(USUAL[method]): stated} if isinstance(stated, str) else stated
    return {who: int(status) for status, names in by_status.items() for who in people_of(names)}


def people_of(names: str) -> list[str]:
    """Give the people that names of people and groups mean."""
    found = [who for name in names.split() for who in MATRIX["groups"].get(name, name).split()]
    if unknown := set(found) - set(PEOPLE):
        raise ValueError(f"nobody in the matrix is called {sorted(unknown)}")
    return found
