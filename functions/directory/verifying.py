"""Writing down that a person called a service: into its file, whose form stays as it is."""

import json
import re
from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import uuid4

from functions.directory.checking import contacts_of

_DATE_KEY = re.compile(r'("assured_date"\s*:\s*)"[^"]*"')
_STATUS = re.compile(r'(\s*)"status"\s*:\s*"[^"]*"')
_METADATA = re.compile(r'"metadata"\s*:\s*(?=\[)')


class NotVerifiable(ValueError):
    """The check cannot be written down; the message says why."""


def verified(text: str, by: str, on: date, latest: date, contacts: Sequence[str] = ()) -> str:
    """Return a service's JSON with a check of that day: its `assured_date` and a metadata entry.

    `latest` is the last day that has begun anywhere in the country. Where only some `contacts` were
    checked, each has an entry, and `assured_date` is the earliest of their days, once all have one.

    Raises:
        NotVerifiable: nobody is named, the day is still to come, a later check is already there, or a contact
            is none of the service's.
    """
    document = json.loads(text)
    before = str(document.get("assured_date", ""))
    if not by.strip():
        raise NotVerifiable("say who called: initials or a role; it is published with the directory")
    if on > latest:
        raise NotVerifiable(f"{on} is still to come")
    if before and on < date.fromisoformat(before):
        raise NotVerifiable(f"a later check is already written down: {before}")
    if unknown := [contact for contact in contacts if contact not in contacts_of(document)]:
        has = "; ".join(contacts_of(document))
        raise NotVerifiable(f"{unknown[0]} is no contact of it; it has {has}")
    for contact in contacts:
        text = _with_entry(text, _contact_entry(document, contact, by.strip(), on))
    day = _longest_ago(json.loads(text)) if contacts else on.isoformat()
    if not day or (contacts and day == before):
        return text
    return _with_entry(_with_date(text, before, day), _entry(document, by.strip(), day, before))


def _longest_ago(document: dict[str, Any]) -> str:
    """Return the day of the contact that was checked longest ago; "" while one never was."""
    checked = dict.fromkeys(contacts_of(document), str(document.get("assured_date", "")))
    for entry in document["metadata"]:
        contact, day = entry["replacement_value"], entry["last_action_date"]
        if entry["last_action_type"] == "assured" and contact in checked:
            checked[contact] = max(checked[contact], day)
    return min(checked.values())


def _entry(document: dict[str, Any], by: str, day: str, before: str) -> dict[str, str]:
    return {
        "id": str(uuid4()),
        "resource_id": document["id"],
        "resource_type": "service",
        "last_action_date": day,
        "last_action_type": "assured",
        "field_name": "assured_date",
        "previous_value": before,
        "replacement_value": day,
        "updated_by": by,
    }


def _contact_entry(document: dict[str, Any], contact: str, by: str, on: date) -> dict[str, str]:
    number = contact.partition(",")[0]
    phone = next((p for p in document.get("phones", []) if p["number"] == number), None)
    field = "number" if phone else "url" if contact == document.get("url") else "email"
    return {
        **_entry(document, by, on.isoformat(), ""),
        "resource_id": phone["id"] if phone else document["id"],
        "resource_type": "phone" if phone else "service",
        "field_name": field,
        "replacement_value": contact,
    }


def _with_date(text: str, before: str, day: str) -> str:
    if before:
        return _DATE_KEY.sub(rf'\g<1>"{day}"', text, count=1)
    status = _STATUS.search(text)
    if status is None:
        raise NotVerifiable("the file has no status")
    return f'{text[: status.end()]},{status[1]}"assured_date": "{day}"{text[status.end() :]}'


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
