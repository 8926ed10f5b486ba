"""Change a case together with the entry that tells of it, in one commit."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TypeAlias

from functions.cases.actions.attempts import retried
from functions.cases.actions.holding import known_case
from functions.cases.actions.recording import entered_before, entering
from functions.cases.model import Case, SealedEntry
from functions.cases.store import CaseStore
from functions.storage.table import Change

Deciding: TypeAlias = Callable[[Case], tuple[Case, Sequence[Change]]]
"""Returns a case as it becomes, and what changes beside it."""


@dataclass(frozen=True)
class Note:
    """An entry as a person hands it in, for a change of a case; `epoch` is the team's current one."""

    entry: SealedEntry
    case: str
    person: str
    epoch: int | None
    now: datetime


def entered(cases: CaseStore, note: Note, deciding: Deciding) -> Case:
    """Commit an entry and the change that it tells of, or answer a retry with the case as it is.

    Raises:
        NotFound: there is no such case.
        AlreadyUsed: the entry's id belongs to another entry.
        EpochOver: the entry is sealed to earlier team keys.
    """

    def attempt() -> Case:
        case = known_case(cases, note.case)
        if entered_before(cases, case, note.entry, person=note.person) is not None:
            return case
        decided, changes = deciding(case)
        after, adding = entering(
            cases, decided, note.entry, person=note.person, epoch=note.epoch, now=note.now
        )
        cases.commit([cases.put_case(after), *adding, *changes])
        return replace(after, version=case.version + 1)

    return retried(attempt)
