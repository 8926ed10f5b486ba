"""Look through the chain: all of it, or after a checkpoint what is new and a window of what is old.

Reading a million entries every night is no watch that a small charity can pay for. So a long chain is read
from where the night before ended, and beside it a window of older entries, another one each night, that goes
round. Whoever holds a mailed head can have all of it read at any time.
"""

from dataclasses import dataclass

from functions.audit.model.chain import (
    ALTERED,
    BEGINNING,
    CUT,
    FORGED,
    MISSING,
    Checkpoint,
    Fault,
    Head,
    Walk,
)
from functions.audit.store import AuditStore

SHORT = 20_000
"""A chain up to this length is read whole each time."""
WINDOW = 5_000
ALL = 10**12
TRIES = 3


@dataclass(frozen=True)
class Look:
    """What a look found, and from where the next one goes on."""

    fault: Fault | None
    checkpoint: Checkpoint


def look_through(audit: AuditStore, *, short: int = SHORT, window: int = WINDOW) -> Look:
    """Look through a short chain, or through what is new and a window of what is old in a long one."""
    before, head = audit.checkpoint(), audit.head().head
    if head.number <= short:
        walk = verify(audit)
        fault, reached = walk.fault, before.looked(walk.head, 0)
    else:
        fault, reached = _new_and_window(audit, before, window)
    fault = fault or missing_from(audit, audit.mailed())
    return Look(fault, before if fault else reached)


def verify(audit: AuditStore) -> Walk:
    """Read the whole chain, against its head and against what it says was dropped."""
    for _ in range(TRIES):  # a case that is erased meanwhile changes entries that were read already
        walk = _whole(audit)
        if walk.fault is None or walk.fault.kind != FORGED:
            break
    return walk


def missing_from(audit: AuditStore, known: Head | None) -> Fault | None:
    """Return what is wrong if a head that was told once is not that of the same number any more."""
    if known is None or known.number == 0:
        return None
    entry = audit.entry(known.number)
    if entry is None:
        return Fault(CUT if audit.head().head.number < known.number else MISSING, known.number)
    return None if entry.head == known else Fault(ALTERED, known.number)


def _whole(audit: AuditStore) -> Walk:
    return _to_its_end(audit, Walk(BEGINNING)).accounted()


def _to_its_end(audit: AuditStore, walk: Walk) -> Walk:
    """Walk on to the chain's head, and over what is linked meanwhile."""
    while True:
        further = walk.over(audit.entries(walk.head.number, ALL))
        head = audit.head().head
        if further.head == walk.head or further.fault or further.head.number >= head.number:
            return further.ending_at(head)
        walk = further


def _new_and_window(audit: AuditStore, before: Checkpoint, window: int) -> tuple[Fault | None, Checkpoint]:
    fault = missing_from(audit, before.head)
    new = Walk(before.head, fault) if fault else _to_its_end(audit, Walk(before.head))
    if new.fault is not None:
        return new.fault, before
    start = before.next_old if before.next_old < before.head.number else 0
    anchor = audit.entry(start)
    if start and anchor is None:
        return Fault(MISSING, start), before
    most = min(window, before.head.number - start)
    old = Walk(BEGINNING if anchor is None else anchor.head).over(audit.entries(start, most))
    short = Fault(MISSING, old.head.number + 1) if old.head.number < start + most else None
    return old.fault or short, before.looked(new.head, old.head.number)
