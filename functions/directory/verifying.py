"""Writing down that a person called a service: into its file, whose form stays as it is."""

import json
import re
from datetime import date
from typing import Any
from uuid import uuid4

_DATE_KEY = re.compile(r'("assured_date"\s*:\s*)"[^"]*"')
_STATUS = re.compile(r'(\s*)"status"\s*:\s*"[^"]*"')
_METADATA = re.compile(r'"metadata"\s*:\s*(?=\[)')


class NotVerifiable(ValueError):
    """The check cannot be written down; the message says why."""


def verified(text: str, by: str, on: date, latest: date) -> str:
    """Return a service's JSON with a check of that day: its `assured_date` and a metadata entry.

    `latest` is the last day that has begun anywhere in the country.

    Raises:
        NotVerifiable: nobody is named, the day is still to come, or a later check is already there.
    """
    document = json.loads(text)
    before = str(document.get("assured_date", ""))
    if not by.strip():
        raise NotVerifiable("say who called: initials or a role; it is published with the directory")
    if on > latest:
        raise NotVerifiable(f"{on} is still to come")
    if before and on < date.fromisoformat(before):
        raise NotVerifiable(f"a later check is already written down: {before}")
    return _with_entry(_with_date(text, before, on), _entry(document, by.strip(), on, before))


def _entry(document: dict[str, Any], by: str, on: date, before: str) -> dict[str, str]:
    return {
        "id": str(uuid4()),
        "resource_id": document["id"],
        "resource_type": "service",
        "last_action_date": on.isoformat(),
        "last_action_type": "assured",
        "field_name": "assured_date",
        "previous_value": before,
        "replacement_value": on.isoformat(),
        "updated_by": by,
    }


def _with_date(text: str, before: str, on: date) -> str:
    if before:
        return _DATE_KEY.sub(rf'\g<1>"{on}"', text, count=1)
    status = _STATUS.search(text)
    if status is None:
        raise NotVerifiable("the file has no status")
    return f'{text[: status.end()]},{status[1]}"assured_date": "{on}"{text[status.end() :]}'


def _with_entry(text: str, entry: dict[str, str]) -> str:
    """Add an entry to the end of the metadata, laid out as those before it."""
    start = _METADATA.search(text)
    if start is None:
        raise NotVerifiable("the file has no metadata")
    entries, end = json.JSONDecoder().raw_decode(text, start.end())
    last = text.rindex("}", start.end(), end) + 1
    first = text.index("{", start.end())
    gap = text[start.end() + 1 : first]
    indent = len(gap.rpartition("\n")[2]) if "\n" in gap else None
    inner = text[first + 1 : text.index('"', first)]
    step = len(inner.rpartition("\n")[2]) - indent if indent is not None and "\n" in inner else None
    lines = json.dumps(entry, ensure_ascii=False, indent=step)
    laid_out = lines.replace("\n", "\n" + " " * (indent or 0))
    return f"{text[:last]},{gap if entries and gap else ' '}{laid_out}{text[last:]}"
