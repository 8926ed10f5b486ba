"""Keep with a case what only its writer can open: an unfinished answer, a reflection of their own."""

from datetime import datetime

from functions.cases.actions.attempts import retried
from functions.cases.actions.holding import known_case
from functions.cases.model import to_minute
from functions.cases.model.desk import Draft
from functions.cases.store import CaseStore
from functions.cases.store.desk import DRAFT


def save_draft(
    cases: CaseStore, *, case_id: str, person: str, sealed: bytes, now: datetime, kind: str = DRAFT
) -> Draft:
    """Store a draft in place of the person's last one.

    Raises:
        NotFound: there is no such case.
    """

    def attempt() -> Draft:
        case = known_case(cases, case_id)
        before = cases.desk.draft(case.id, person, kind)
        draft = Draft(person, sealed, to_minute(now), 0 if before is None else before.version)
        cases.commit([cases.desk.holding(case), cases.desk.put_draft(case.id, draft, kind)])
        return draft

    return retried(attempt)


def kept(cases: CaseStore, *, case_id: str, person: str, kind: str) -> Draft | None:
    """Return what a person keeps with a case.

    Raises:
        NotFound: there is no such case.
    """
    return cases.desk.draft(known_case(cases, case_id).id, person, kind)


def drop_draft(cases: CaseStore, *, case_id: str, person: str, kind: str = DRAFT) -> None:
    """Remove a person's draft; harmless when there is none.

    Raises:
        NotFound: there is no such case.
    """

    def attempt() -> None:
        case = known_case(cases, case_id)
        before = cases.desk.draft(case.id, person, kind)
        if before is not None:
            cases.commit([cases.desk.drop_draft(case.id, before, kind)])

    retried(attempt)
