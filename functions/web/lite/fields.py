"""The fields of a plain form, by name; a name may come more than once."""

import uuid
from collections.abc import Mapping, Sequence

from functions.web.public_schemas import UUID

Fields = Mapping[str, Sequence[str]]


def one(fields: Fields, name: str) -> str:
    """Return the first value of a field, "" when it is missing."""
    return next(iter(fields.get(name, ())), "")


def text_in(fields: Fields) -> str:
    """Return what was written in a form, without the space around it."""
    return one(fields, "text").replace("\r\n", "\n").strip()


def letter_in(fields: Fields) -> str:
    """Return the id that the form was given, or a new one: the same form again is the same message."""
    letter = one(fields, "letter")
    return letter if UUID.fullmatch(letter) else str(uuid.uuid4())
