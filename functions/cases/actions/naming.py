"""The team's nickname for a case: sealed in the record, and found from its head so that lists can show it."""

from dataclasses import replace

from functions.cases.actions.entries import Note, entered
from functions.cases.actions.holding import known_case
from functions.cases.model import Case, Entry
from functions.cases.store import CaseStore
from functions.errors import NotFound


def name_case(cases: CaseStore, note: Note, *, is_named: bool) -> Case:
    """Write the entry that names a case, or says that its name is over.

    Raises:
        NotFound, AlreadyUsed, EpochOver: as `entered`.
    """
    return entered(cases, note, lambda case: (replace(case, label=case.next_entry if is_named else 0), ()))


def nickname(cases: CaseStore, *, case_id: str) -> Entry:
    """Return the entry that names a case.

    Raises:
        NotFound: there is no such case, or nobody named it.
    """
    found = cases.record.entry(case_id, known_case(cases, case_id).label)
    if found is None:
        raise NotFound("no nickname")
    return found
