"""The fields of a plain form, by name; a name may come more than once."""

from collections.abc import Mapping, Sequence

Fields = Mapping[str, Sequence[str]]


def one(fields: Fields, name: str) -> str:
    """Return the first value of a field, "" when it is missing."""
    return next(iter(fields.get(name, ())), "")
