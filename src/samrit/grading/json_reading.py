"""Reading a JSON object strictly: every fault is kept with its path, none stops the reading."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import TypeVar

Value = TypeVar("Value")


class JsonObject:
    """One object of a document, read key by key.

    A value that is missing or of a wrong kind adds a line to `faults` and gives a stand-in, so that one
    reading names all faults; the caller must not use what was read once `faults` is not empty.
    """

    def __init__(self, data: object, path: str, faults: list[str]) -> None:
        self._data: Mapping[object, object] = data if isinstance(data, Mapping) else {}
        self._path = path
        self._faults = faults
        self._read: set[object] = set()
        if not isinstance(data, Mapping):
            faults.append(f"{path or 'document'}: an object is needed")

    def text(self, key: str) -> str:
        value = self._take(key)
        if isinstance(value, str):
            return value
        self._fault(key, "a text is needed")
        return ""

    def whole(self, key: str) -> int:
        value = self._take(key)
        if isinstance(value, int) and not isinstance(value, bool):
            return value
        self._fault(key, "a whole number is needed")
        return 0

    def whole_or(self, key: str, otherwise: int) -> int:
        """Read a whole number that older documents do not have."""
        return self.whole(key) if key in self._data else otherwise

    def flag(self, key: str) -> bool:
        value = self._take(key)
        if isinstance(value, bool):
            return value
        self._fault(key, "true or false is needed")
        return False

    def decimal(self, key: str) -> Decimal:
        """Read an exact decimal, which JSON must carry as a string."""
        value = self._take(key)
        if isinstance(value, str):
            try:
                number = Decimal(value)
            except InvalidOperation:
                pass
            else:
                if number.is_finite():
                    return number
        self._fault(key, "a decimal written as a string is needed")
        return Decimal(0)

    def decimal_or_none(self, key: str) -> Decimal | None:
        if self._data.get(key) is not None:
            return self.decimal(key)
        self._read.add(key)
        return None

    def day(self, key: str) -> date:
        value = self._take(key)
        if isinstance(value, str):
            try:
                return date.fromisoformat(value)
            except ValueError:
                pass
        self._fault(key, "a date such as 2024-04-01 is needed")
        return date.min

    def day_or_none(self, key: str) -> date | None:
        if self._data.get(key) is not None:
            return self.day(key)
        self._read.add(key)
        return None

    def choice(self, key: str, allowed: tuple[Value, ...]) -> Value:
        value = self._take(key)
        for one in allowed:
            if value == one and type(value) is type(one):
                return one
        self._fault(key, "one of " + ", ".join(str(one) for one in allowed) + " is needed")
        return allowed[0]

    def child(self, key: str) -> JsonObject:
        return JsonObject(self._take(key), f"{self._path}{key}.", self._faults)

    def objects(self, key: str) -> list[JsonObject]:
        value = self._take(key)
        if isinstance(value, list):
            return [
                JsonObject(item, f"{self._path}{key}[{at}].", self._faults) for at, item in enumerate(value)
            ]
        self._fault(key, "a list is needed")
        return []

    def pairs(self, key: str) -> tuple[tuple[str, str], ...]:
        """Read an object of texts as pairs in their written order."""
        notes = self.child(key)
        return tuple((str(name), notes.text(str(name))) for name in notes._data)  # noqa: SLF001  (same class)

    def end(self) -> None:
        """Refuse keys that nobody read: a misspelt rule must not pass in silence."""
        for key in self._data:
            if key not in self._read:
                self._faults.append(f"{self._path}{key}: this key is not known")

    def _take(self, key: str) -> object:
        self._read.add(key)
        return self._data.get(key)

    def _fault(self, key: str, need: str) -> None:
        self._faults.append(f"{self._path}{key}: {need}")
