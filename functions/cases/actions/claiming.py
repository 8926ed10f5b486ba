"""Take a case into one's hands, and give it back."""

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime

from functions.audit.model.event import CLAIMED, GIVEN_BACK
from functions.cases.actions.attempts import retried
from functions.cases.actions.holding import known_case, refuse_unless_held, taken
from functions.cases.actions.lapsing import claim_until_answered
from functions.cases.actions.limiting import refuse_over_limit
from functions.cases.actions.noting import noted, waited
from functions.cases.actions.offers import ending_offer
from functions.cases.desk_refusals import CaseEnded, NotAssignee
from functions.cases.model import CLOSED, Case, to_minute
from functions.cases.model.request import ANOTHER_COUNSELOR
from functions.cases.store import CaseStore
from functions.cases.store.items import open_queue
from functions.errors import Conflict, NotFound
from functions.oncall.actions import Link, alert_for_return, claim_alerts_of, promise_of
from functions.oncall.store import AlertStore
from functions.staff.settings import Settings
from functions.staff.store import StaffStore
from functions.storage.table import Change

ORPHANS_AT_ONCE = 50


def claim(
    cases: CaseStore,
    alerts: AlertStore,
    staff: StaffStore,
    settings: Settings,
    *,
    case_id: str,
    person: str,
    over_limit: bool = False,
    absent: Collection[str] = (),
    now: datetime,
) -> Case:
    """Put a case into a person's hands and end its alerts, in one commit; claiming it twice is harmless.

    Where an answer is owed the claim promises it, and lapses without one. Out of the hands of those who are
    `absent` it may be taken; `over_limit` says that the person was asked about one case more than they mean
    to have.

    Raises:
        NotFound: there is no such case.
        CaseEnded: it is closed.
        CaseTaken: a colleague has it; `assignee` says who.
        OverLimit: they have as many cases as they mean to have.
    """

    def attempt() -> Case:
        case = known_case(cases, case_id)
        if case.state == CLOSED:
            raise CaseEnded
        if case.assignee == person:
            return case
        if case.assignee is not None and case.assignee not in absent:
            raise taken(case, staff)
        if not over_limit:
            refuse_over_limit(cases, staff, settings, case, person)
        claimed, timing = claim_until_answered(cases, case, person, promise_of(settings), now)
        ended = claim_alerts_of(alerts, case=case.id, person=person, now=now)
        event = noted(case, CLAIMED, by=person, now=now, urgency=case.urgency, waited=waited(case, now))
        fulfilled = fulfilled_by_claim(cases, case, now)
        over = ending_offer(cases, alerts, case, now)
        cases.commit([cases.put_case(claimed), event, *timing, *fulfilled, *ended, *over])
        return replace(claimed, version=case.version + 1)

    return retried(attempt)


def give_back(
    cases: CaseStore,
    alerts: AlertStore,
    *,
    case_id: str,
    person: str,
    now: datetime,
    link: Link | None = None,
) -> Case:
    """Put a case back among the waiting ones and alert the team of it, in one commit.

    By a `link` only while the claim that it belongs to waits for its first answer: one in an old message
    is no key to a conversation.

    Raises:
        NotFound: there is no such case.
        CaseEnded: it is closed.
        NotAssignee: the person does not have it.
        Conflict: the first answer was given, or the link is not this claim's.
    """

    def attempt() -> Case:
        case = known_case(cases, case_id)
        refuse_unless_held(case, person)
        if link is not None and not may_give_back(link, case):
            raise Conflict("this link gives nothing back any more: it is done in the console")
        returned = case.given_back()
        alerting = alert_for_return(
            alerts, case=case.id, head_version=case.version, urgency=case.urgency, now=now
        )
        event = noted(case, GIVEN_BACK, by=person, now=now)
        over = ending_offer(cases, alerts, case, now)
        cases.commit([cases.put_case(returned), event, *alerting, *over])
        return replace(returned, version=case.version + 1)

    return retried(attempt)


def may_give_back(link: Link, case: Case) -> bool:
    """Whether a link belongs to the claim of a case, which waits for its first answer."""
    if case.answer_by is None or case.claimed_at is None:
        return False
    return case.assignee == link.person.id and link.is_of_claim(case.claimed_at)


def give_back_orphans(cases: CaseStore, alerts: AlertStore, staff: StaffStore, *, now: datetime) -> int:
    """Put the open cases of people who left the team back among the waiting ones; return how many."""
    returned = 0
    for person in staff.people.all():
        if person.is_active:
            continue
        page = cases.desk.queue(open_queue(person.id), after=None, limit=ORPHANS_AT_ONCE, backwards=False)
        for row in page.rows:
            case_id = row.key.partition.removeprefix("case/")
            try:
                give_back(cases, alerts, case_id=case_id, person=person.id, now=now)
            except (NotFound, CaseEnded, NotAssignee):
                continue
            returned += 1
    return returned


def fulfilled_by_claim(cases: CaseStore, case: Case, now: datetime) -> list[Change]:
    """Return the changes that settle the wishes for another counselor, which somebody new fulfils."""
    return [
        cases.put_request(case.id, each.settled(to_minute(now)))
        for each in cases.requests(case.id)
        if each.kind == ANOTHER_COUNSELOR and each.is_open
    ]
