"""Who may act on a case: the head as it is now, and in whose hands."""

from functions.cases.desk_refusals import CaseEnded, CaseRests, CaseTaken, NotAssignee
from functions.cases.model import CLOSED, Case
from functions.cases.store import CaseStore
from functions.errors import NotFound
from functions.staff.store import StaffStore


def known_case(cases: CaseStore, case_id: str) -> Case:
    """Return the head of a case.

    Raises:
        NotFound: there is none, or it was erased.
    """
    case = cases.case(case_id)
    if case is None:
        raise NotFound("no such case")
    return case


def refuse_unless_held(case: Case, person: str) -> None:
    """Refuse whoever has not claimed the case, and anyone once it is closed.

    Raises:
        CaseEnded: it is closed.
        NotAssignee: it is in nobody's or in somebody else's hands.
    """
    if case.state == CLOSED:
        raise CaseEnded
    if case.assignee != person:
        raise NotAssignee


def refuse_while_it_rests(case: Case) -> None:
    """Refuse work that the client had stopped. Their rights, a danger and keeping what there is go on.

    Raises:
        CaseRests: they did.
    """
    if case.rests:
        raise CaseRests


def taken(case: Case, staff: StaffStore) -> CaseTaken:
    """Return the refusal that names who has a case."""
    person = staff.person(case.assignee or "")
    name = "" if person is None else person.display_name
    return CaseTaken(assignee={"id": case.assignee, "name": name})
