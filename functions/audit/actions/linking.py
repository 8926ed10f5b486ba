"""Link events behind the head of the chain."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from functions.audit.model.chain import Head, linked
from functions.audit.store import AuditStore, Waiting
from functions.storage.table import Change

MOST = 24
"""Three items each, the head and the weeks that are counted stay under a commit's hundred."""


@dataclass(frozen=True)
class Links:
    """Events that become entries of the chain, and what has to be committed for it."""

    taken: Sequence[Waiting]
    changes: Sequence[Change]


def link(audit: AuditStore, now: datetime, zone: str) -> Links | None:
    """Return the first events of the outbox as entries behind the head; None when none may be."""
    taken = audit.waiting(MOST, now, zone)
    if not taken:
        return None
    before = audit.head()
    head: Head = before.head
    changes: list[Change] = []
    for waiting in taken:
        entry = linked(head, waiting.content)
        changes += [*audit.adding(entry, waiting.event.case), audit.dropping(waiting)]
        head = entry.head
    return Links(taken, [audit.put_head(head, before), *changes])
