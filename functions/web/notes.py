"""From a body with an entry to what the actions take: the entry, and who hands it in for which case."""

from collections.abc import Mapping
from typing import Any

from functions.cases.actions.entries import Note
from functions.cases.model import SealedEntry
from functions.web.context import now, services
from functions.web.guards import caller


def note_of(body: Mapping[str, Any], case: str) -> Note:
    """Return the entry of a body as the caller hands it in now, for a change of the case."""
    return Note(SealedEntry(**body["entry"]), case, caller().id, services().staff.current_epoch(), now())
