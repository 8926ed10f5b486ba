"""Entries that go with a change of a case; to the actions their bytes say nothing."""

from itertools import count

from functions.cases.actions.entries import Note
from functions.cases.model import SealedEntry
from tests.cases.desk import EPOCH, Desk, letter

_numbers = count(10_000)


def entry_of(desk: Desk, case: str, person: str = "ann", *, number: int = 0, epoch: int = EPOCH) -> Note:
    """Return a note by a person, a new one unless its number is given."""
    number = number or next(_numbers)
    return handed_in(desk, case, person, SealedEntry(letter(number), number.to_bytes(4) * 1024, epoch))


def handed_in(desk: Desk, case: str, person: str, entry: SealedEntry) -> Note:
    """Return an entry as a person hands it in now."""
    return Note(entry, case, person, EPOCH, desk.clock())
