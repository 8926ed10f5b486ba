"""Strict reading of a document: every key is either taken or refused by its name and place."""

from collections.abc import Mapping, Sequence
from typing import Any


class FormError(ValueError):
    """A questionnaire cannot be used; `faults` are sentences for whoever wrote it."""

    def __init__(self, faults: Sequence[str]) -> None:
        super().__init__("\n".join(faults))
        self.faults = tuple(faults)


class Reader:
    """Reads one mapping; notes a fault for what is missing, of the wrong kind, or not known."""

    def __init__(self, value: object, path: str, faults: list[str]) -> None:
        self.path = path
        self.faults = faults
        self._rest: dict[str, Any] = {}
        if isinstance(value, Mapping):
            self._rest = {str(key): inner for key, inner in value.items()}
        else:
            self.fault(f"must be a mapping, not {type(value).__name__}")

    def fault(self, sentence: str, key: str = "") -> None:
        """Note a fault at this place, or at `key` in it."""
        self.faults.append(f"{self.path}{'.' + key if key else ''}: {sentence}")

    def text(self, key: str, *, required: bool = False) -> str:
        """Take a string; "" when it is absent."""
        value = self._rest.pop(key, None)
        if isinstance(value, str) and value.strip():
            return value.strip()
        if value is not None:
            self.fault("must be a text that is not empty (put yes, no, versions and numbers in quotes)", key)
        elif required:
            self.fault("is required", key)
        return ""

    def flag(self, key: str) -> bool:
        """Take a boolean; False when it is absent."""
        value = self._rest.pop(key, False)
        if not isinstance(value, bool):
            self.fault("must be true or false", key)
            return False
        return value

    def count(self, key: str) -> int | None:
        """Take a positive whole number; None when it is absent."""
        value = self._rest.pop(key, None)
        if value is None or (isinstance(value, int) and not isinstance(value, bool) and value > 0):
            return value
        self.fault("must be a whole number above zero", key)
        return None

    def number(self, key: str) -> int | float | None:
        """Take a number; None when it is absent."""
        value = self._rest.pop(key, None)
        if value is None or (isinstance(value, int | float) and not isinstance(value, bool)):
            return value
        self.fault("must be a number", key)
        return None

    def one_of(self, key: str, allowed: Sequence[str], default: str = "") -> str:
        """Take one of some words; `default` (and a fault, if that is "") when it is absent or another."""
        value = self._rest.pop(key, None)
        if isinstance(value, str) and value in allowed:
            return value
        if value is not None or not default:
            said = "is required" if value is None else f"{value!r} is not supported"
            self.fault(f"{said}; use one of {', '.join(allowed)}", key)
        return default or allowed[0]

    def each(self, key: str) -> list["Reader"]:
        """Take a list of mappings, as readers that know their places."""
        value = self._rest.pop(key, [])
        if not isinstance(value, list):
            self.fault("must be a list", key)
            return []
        return [Reader(inner, f"{self.path}.{key}[{n}]", self.faults) for n, inner in enumerate(value)]

    def inner(self, key: str) -> "Reader":
        """Take a mapping."""
        return Reader(self._rest.pop(key, None), f"{self.path}.{key}", self.faults)

    def take(self, key: str) -> Any:
        """Take whatever stands at `key`; None when nothing does."""
        return self._rest.pop(key, None)

    def has(self, key: str) -> bool:
        """Whether `key` has not been taken yet."""
        return key in self._rest

    def end(self) -> None:
        """Refuse every key that nobody took."""
        for key in self._rest:
            self.fault("is not supported here", key)
        self._rest = {}
