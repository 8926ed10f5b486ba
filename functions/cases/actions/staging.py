"""Put a case into one of the four stages of counselling."""

from collections.abc import Sequence

from functions.audit.model.event import STAGE
from functions.cases.actions.entries import Note, entered
from functions.cases.actions.holding import refuse_unless_held, refuse_while_it_rests
from functions.cases.actions.noting import noted
from functions.cases.model import STAGES, Case
from functions.cases.store import CaseStore
from functions.storage.table import Change


def move_to_stage(cases: CaseStore, note: Note, *, stage: str) -> Case:
    """Put a case into a stage, forth or back, with the entry that says why; a retry is answered again.

    Raises:
        NotFound: there is no such case.
        CaseEnded, NotAssignee: the person does not have it.
        CaseRests: the client had the work on it stopped.
        AlreadyUsed: the entry's id belongs to another entry.
        EpochOver: the entry is sealed to earlier team keys.
    """

    def decide(case: Case) -> tuple[Case, Sequence[Change]]:
        refuse_unless_held(case, note.person)
        refuse_while_it_rests(case)
        is_back = STAGES.index(stage) < STAGES.index(case.stage)
        fields: dict[str, str | int] = {"from": case.stage, "to": stage, "back": int(is_back)}
        return case.at_stage(stage), [noted(case, STAGE, by=note.person, now=note.now, **fields)]

    return entered(cases, note, decide)
