"""Add to a case's record: an entry alone, or with the change that it tells of."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from functions.audit.model.event import ENTRY
from functions.cases.actions.attempts import retried
from functions.cases.actions.holding import known_case
from functions.cases.actions.noting import noted
from functions.cases.model import Case, Entry, SealedEntry, to_minute
from functions.cases.refusals import AlreadyUsed, EpochOver
from functions.cases.store import CaseStore
from functions.storage.table import Change

MOST_PAGE_BYTES = 700_000


@dataclass(frozen=True)
class RecordPage:
    """Some entries in their order; `more` when others come after them."""

    entries: Sequence[Entry]
    more: bool


def read_record(cases: CaseStore, *, case_id: str, after: int = 0) -> RecordPage:
    """Return the entries above the number `after`, at most 0.7 MB of them (1 MB in base64).

    Raises:
        NotFound: there is no such case.
    """
    case = known_case(cases, case_id)
    taken: list[Entry] = []
    size = 0
    for entry in cases.record.entries(case.id, after):
        size += len(entry.sealed)
        if taken and size > MOST_PAGE_BYTES:
            return RecordPage(taken, more=True)
        taken.append(entry)
    return RecordPage(taken, more=False)


def write_entry(
    cases: CaseStore, entry: SealedEntry, *, case_id: str, person: str, epoch: int | None, now: datetime
) -> Entry:
    """Add an entry, or answer a retry again; `epoch` is the team's current one.

    Raises:
        NotFound: there is no such case.
        AlreadyUsed: the id belongs to another entry.
        EpochOver: it is sealed to earlier team keys.
    """

    def attempt() -> Entry:
        case = known_case(cases, case_id)
        before = entered_before(cases, case, entry, person=person)
        if before is not None:
            return before
        entered, adding = entering(cases, case, entry, person=person, epoch=epoch, now=now)
        cases.commit([cases.put_case(entered), *adding])
        return _entry(case, entry, person, now)

    return retried(attempt)


def entered_before(cases: CaseStore, case: Case, entry: SealedEntry, *, person: str) -> Entry | None:
    """Return the entry if it stands in the record already: whoever sent it may not have heard so.

    Raises:
        AlreadyUsed: its id belongs to another entry.
    """
    before = cases.record.with_id(case.id, entry.id)
    if before is not None and not before.is_same(entry, person):
        raise AlreadyUsed("this id belongs to another entry")
    return before


def entering(
    cases: CaseStore, case: Case, entry: SealedEntry, *, person: str, epoch: int | None, now: datetime
) -> tuple[Case, list[Change]]:
    """Return the case with one entry more, and the changes that add it.

    The caller changes the case further, and commits the head and the changes together. Ask
    `entered_before` first: a retry has nothing to add.

    Raises:
        EpochOver: it is sealed to earlier team keys.
    """
    if entry.epoch != epoch:
        raise EpochOver(epoch or 0)
    new = _entry(case, entry, person, now)
    event = noted(case, ENTRY, by=person, now=now, number=new.number, sha256=new.sha256)
    return case.entered(), [*cases.record.add(case.id, new), event]


def _entry(case: Case, entry: SealedEntry, person: str, now: datetime) -> Entry:
    return Entry(case.next_entry, entry.id, person, to_minute(now), entry.epoch, entry.sealed, entry.sha256)
