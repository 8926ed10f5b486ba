"""Keep a counselor's unfinished answer with the case, sealed to its writer."""

from datetime import datetime

from functions.cases.actions.attempts import retried
from functions.cases.actions.holding import known_case
from functions.cases.model import to_minute
from functions.cases.model.desk import Draft
from functions.cases.store import CaseStore


def save_draft(cases: CaseStore, *, case_id: str, person: str, sealed: bytes, now: datetime) -> Draft:
    """Store a draft in place of the person's last one.

    Raises:
        NotFound: there is no such case.
    """

    def attempt() -> Draft:
        case = known_case(cases, case_id)
        before = cases.desk.draft(case.id, person)
        draft = Draft(person, sealed, to_minute(now), 0 if before is None else before.version)
        cases.commit([cases.desk.holding(case), cases.desk.put_draft(case.id, draft)])
        return draft

    return retried(attempt)


def drop_draft(cases: CaseStore, *, case_id: str, person: str) -> None:
    """Remove a person's draft; harmless when there is none.

    Raises:
        NotFound: there is no such case.
    """

    def attempt() -> None:
        case = known_case(cases, case_id)
        before = cases.desk.draft(case.id, person)
        if before is not None:
            cases.commit([cases.desk.drop_draft(case.id, before)])

    retried(attempt)
