"""What a schema refuses, as a sentence that says what to do instead."""

from collections.abc import Callable, Mapping
from typing import Any

import jsonschema

FORMS = {
    "assured_date": "is no day: write it as 2026-01-31",
    "last_modified": "is no day: write it as 2026-01-31",
    "last_action_date": "is no date: write 2026, 2026-01, 2026-01-31 or undated",
    "opens_at": "is no time: write it with its offset, such as 08:00+07:00",
    "closes_at": "is no time: write it with its offset, such as 16:00+07:00",
    "byday": "are no days: write them as MO,TU,WE,TH,FR,SA,SU",
    "url": "is no address: it begins with https:// and has no spaces",
    "website": "is no address: it begins with https:// and has no spaces",
    "email": "is no address: write it as name@example.org, in small letters",
    "extension": "is nothing to press: write digits alone",
    "value": "is no place on a card: write up to three digits",
    "id": "is no id: make one with `python3 -c 'import uuid; print(uuid.uuid4())'`",
    "resource_id": "is no id: it is the one of the service or the phone",
    "number": "is no number: write it as dialled in Indonesia, or with + and the country",
}
"""What the value of a key has to look like."""


def in_plain_words(error: jsonschema.ValidationError) -> str:
    """Return where a document is wrong and what to do; the schema's own words where we have none."""
    where = error.json_path.removeprefix("$").removeprefix(".")
    say = SAYINGS.get(str(error.validator))
    said = say(error) if say else error.message
    return f"{where}: {said}" if where else said


def _missing(error: jsonschema.ValidationError) -> str:
    quoted = error.message.split("'")[1]
    return f"{quoted} is missing: add it"


def _hours_in_part(error: jsonschema.ValidationError) -> str:
    return "opening hours need byday, opens_at and closes_at together: add what is missing, or leave out all"


def _unknown(error: jsonschema.ValidationError) -> str:
    schema: Any = error.schema
    given: Any = error.instance
    keys = ", ".join(sorted(set(given) - set(schema["properties"])))
    return f"{keys} does not belong here: correct its spelling or take it out"


def _none_of(error: jsonschema.ValidationError) -> str:
    codes: Any = error.validator_value
    return f"{error.instance!r} is none of these: {', '.join(map(str, codes))}"


def _none_of_several(error: jsonschema.ValidationError) -> str:
    return error.message if error.absolute_path else "there is no way to reach it: give phones, url or email"


def _of_another_form(error: jsonschema.ValidationError) -> str:
    key = next((str(step) for step in reversed(error.absolute_path) if isinstance(step, str)), "")
    if key in FORMS:
        return f"{error.instance!r} {FORMS[key]}"
    return error.message if str(error.instance).strip() else "is empty: write what belongs here"


SAYINGS: Mapping[str, Callable[[jsonschema.ValidationError], str]] = {
    "required": _missing,
    "dependentRequired": _hours_in_part,
    "additionalProperties": _unknown,
    "enum": _none_of,
    "pattern": _of_another_form,
    "minItems": lambda error: "is empty: give at least one",
    "contains": lambda error: "has no topic: give at least one of urn:pinternet:topic",
    "anyOf": _none_of_several,
}
"""A sentence for each rule of the schema that a hand is likely to break."""
