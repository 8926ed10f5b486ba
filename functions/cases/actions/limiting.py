"""How many open cases a person means to have: claiming more asks first, an urgent one never."""

from functions.cases.desk_refusals import OverLimit
from functions.cases.model import Case
from functions.cases.store import CaseStore
from functions.cases.store.items import open_queue
from functions.oncall.model.promise import URGENT
from functions.staff.settings import Settings
from functions.staff.store import StaffStore

MOST_COUNTED = 500


def refuse_over_limit(
    cases: CaseStore, staff: StaffStore, settings: Settings, case: Case, person: str
) -> None:
    """Refuse one case more than a person means to have; the index may lag, so it is a question, no lock.

    Raises:
        OverLimit: they have as many already; `open` and `limit` say how many.
    """
    if case.urgency == URGENT:
        return
    found = staff.person(person)
    limit = settings.most_cases(None if found is None else found.case_limit)
    has = cases.desk.count(open_queue(person), MOST_COUNTED)
    if has >= limit:
        raise OverLimit(open=has, limit=limit)
