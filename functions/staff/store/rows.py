"""Typed reading of stored bodies: a table holds what we put there, and mypy cannot know."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import cast

from functions import times
from functions.storage.table import Absent, AtVersion, Condition, Value

Body = Mapping[str, Value]


def text(body: Body, name: str) -> str:
    """Return a text field."""
    return cast(str, body[name])


def text_or_none(body: Body, name: str) -> str | None:
    """Return a text field that may be missing."""
    return None if body.get(name) is None else text(body, name)


def number(body: Body, name: str, otherwise: int | None = None) -> int:
    """Return a whole-number field; in a row from before it was there, `otherwise` if given."""
    return int(cast(int, body[name] if otherwise is None else body.get(name, otherwise)))


def number_or_none(body: Body, name: str) -> int | None:
    """Return a whole-number field, None where it is null or from before it was there."""
    value = body.get(name)
    return None if value is None else int(cast(int, value))


def flag(body: Body, name: str) -> bool:
    """Return a yes-or-no field."""
    return bool(body[name])


def raw(body: Body, name: str) -> bytes:
    """Return a bytes field."""
    return bytes(cast(bytes, body[name]))


def raw_or_none(body: Body, name: str) -> bytes | None:
    """Return a bytes field that may be missing."""
    return None if body.get(name) is None else raw(body, name)


def moment(body: Body, name: str) -> datetime:
    """Return a moment field."""
    return times.moment(text(body, name))


def moment_or_none(body: Body, name: str) -> datetime | None:
    """Return a moment field that may be missing."""
    return None if body.get(name) is None else moment(body, name)


def texts(body: Body, name: str, otherwise: Sequence[str] | None = None) -> tuple[str, ...]:
    """Return a field that is a list of texts; in a row from before it was there, `otherwise` if given."""
    return tuple(cast(Sequence[str], body[name] if otherwise is None else body.get(name, otherwise)))


def numbers(body: Body, name: str, otherwise: Sequence[int]) -> tuple[int, ...]:
    """Return a field that is a list of whole numbers; in a row from before it was there, `otherwise`."""
    return tuple(int(each) for each in cast(Sequence[int], body.get(name, otherwise)))


def inner(body: Body, name: str) -> Body:
    """Return a field that is a mapping."""
    return cast(Body, body[name])


def inner_or_none(body: Body, name: str) -> Body | None:
    """Return a field that is a mapping and may be missing."""
    return None if body.get(name) is None else inner(body, name)


def since(version: int) -> Condition:
    """Return the condition that nobody stored the item since `version` was read (0: since it was absent)."""
    return AtVersion(version) if version else Absent()
