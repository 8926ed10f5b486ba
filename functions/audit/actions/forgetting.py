"""Drop what the chain says of a case that was erased; its hashes stay, so the chain still holds."""

from collections.abc import Sequence
from datetime import datetime

from functions.audit.model.chain import linked
from functions.audit.model.event import FORGOTTEN, Event
from functions.audit.store import AuditStore
from functions.storage.table import Change

MOST = 40
"""Two items each, the head and the entry that counts them stay under a commit's hundred."""


def forget(audit: AuditStore, case: str, *, at: datetime) -> None:
    """Drop the contents of a case's entries; none of its events may be in the outbox any more.

    The chain itself says how many were dropped, so one that somebody else took away is missed.

    Raises:
        CommitConflict: events were linked meanwhile; to be called again.
    """
    while numbers := audit.trail(case, None, MOST):
        audit.commit(_dropping(audit, case, numbers, at))


def _dropping(audit: AuditStore, case: str, numbers: Sequence[int], at: datetime) -> list[Change]:
    entries = [entry for number in numbers if (entry := audit.entry(number)) is not None]
    kept = [entry for entry in entries if entry.content is not None]
    before = audit.head()
    told = Event(FORGOTTEN, at, None, "", fields={"count": len(kept)})
    link = linked(before.head, told.content)
    return [
        audit.put_head(link.head, before),
        *audit.adding(link, None),
        *(audit.put_entry(entry.without_content()) for entry in kept),
        *(audit.leaving(case, number) for number in numbers),
    ]
