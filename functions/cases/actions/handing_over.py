"""Hand a case over to a colleague who accepts it; until then whoever has it stays responsible."""

from dataclasses import replace
from datetime import datetime

from functions.audit.model.event import HANDED_OVER, OFFERED
from functions.cases.actions.answering import post_answers_of
from functions.cases.actions.asking import colleague, end_question_of_leaver
from functions.cases.actions.attempts import retried
from functions.cases.actions.claiming import fulfilled_by_claim
from functions.cases.actions.holding import known_case, refuse_unless_held, refuse_while_it_rests
from functions.cases.actions.lapsing import claim_until_answered
from functions.cases.actions.limiting import refuse_over_limit
from functions.cases.actions.noting import noted
from functions.cases.actions.offers import ending_offer, standing_offer
from functions.cases.actions.recording import entered_before, entering
from functions.cases.desk_refusals import OfferOver, OfferStands
from functions.cases.model import OPEN, Case, SealedEntry, to_minute
from functions.cases.model.ask import ACCEPTED, DECLINED, HAND_OVER, LEFT, WITHDRAWN, Ask, to_person
from functions.cases.store import CaseStore
from functions.oncall.actions import (
    alert_for_question,
    alert_for_reply,
    claim_alerts_of,
    promise_of,
)
from functions.oncall.store import AlertStore
from functions.staff.settings import Settings
from functions.staff.store import StaffStore


def offer_case(
    cases: CaseStore,
    alerts: AlertStore,
    staff: StaffStore,
    entry: SealedEntry,
    *,
    case_id: str,
    person: str,
    to: str,
    epoch: int | None,
    now: datetime,
) -> Case:
    """Offer a case to a colleague, with an entry that sums it up, and alert them, in one commit.

    Raises:
        NotFound: there is no such case.
        CaseEnded, NotAssignee: the person does not have it.
        OfferStands: it is offered to somebody already.
        Invalid: whom it is offered to is not in the team, or the person themselves.
        AlreadyUsed, EpochOver: as an entry is refused.
    """

    def attempt() -> Case:
        case = known_case(cases, case_id)
        if entered_before(cases, case, entry, person=person) is not None:
            return case
        refuse_unless_held(case, person)
        refuse_while_it_rests(case)
        if case.offer is not None:
            raise OfferStands
        target = to_person(colleague(staff, to, person))
        entered, adding = entering(cases, case, entry, person=person, epoch=epoch, now=now)
        offered = replace(entered, offer=entry.id)
        asked = Ask(entry.id, case.id, HAND_OVER, person, target, to_minute(now))
        alerting = alert_for_question(
            alerts, case=case.id, question=asked.id, to=target, about=HAND_OVER, now=now
        )
        event = noted(case, OFFERED, by=person, now=now, to=to)
        cases.commit([cases.put_case(offered), event, *adding, cases.asks.put(asked), *alerting])
        return replace(offered, version=case.version + 1)

    return retried(attempt)


def withdraw_offer(cases: CaseStore, alerts: AlertStore, *, case_id: str, person: str, now: datetime) -> Case:
    """Offer a case no more; harmless when it is not offered.

    Raises:
        NotFound: there is no such case.
        CaseEnded, NotAssignee: the person does not have it (any more).
    """

    def attempt() -> Case:
        case = known_case(cases, case_id)
        refuse_unless_held(case, person)
        if case.offer is None:
            return case
        kept = replace(case, offer=None)
        ended = ending_offer(cases, alerts, case, now, outcome=WITHDRAWN, by=person)
        cases.commit([cases.put_case(kept), *ended])
        return replace(kept, version=case.version + 1)

    return retried(attempt)


def accept_case(
    cases: CaseStore,
    alerts: AlertStore,
    staff: StaffStore,
    settings: Settings,
    entry: SealedEntry,
    *,
    case_id: str,
    person: str,
    over_limit: bool = False,
    epoch: int | None,
    now: datetime,
) -> Case:
    """Take over a case that is offered to the person, and tell who had it, in one commit.

    An answer of theirs still on its way is posted first. Where an answer is owed it is promised anew, as by a
    claim; what its counselor was told of the client ends, for it is the person's from here.

    Raises:
        NotFound: there is no such case.
        OfferOver: it is not offered to them (any more).
        OverLimit: they have as many cases as they mean to have.
        AlreadyUsed, EpochOver: as an entry is refused.
    """

    def attempt() -> Case:
        case = known_case(cases, case_id)
        if entered_before(cases, case, entry, person=person) is not None:
            return case
        giver = _offering(cases, case, person)
        refuse_while_it_rests(case)
        if not over_limit:
            refuse_over_limit(cases, staff, settings, case, person)
        entered, adding = entering(cases, case, entry, person=person, epoch=epoch, now=now)
        taken, timing = claim_until_answered(cases, entered, person, promise_of(settings), now)
        cases.commit(
            [
                cases.put_case(taken),
                noted(case, HANDED_OVER, by=person, now=now),
                *adding,
                *timing,
                *fulfilled_by_claim(cases, case, now),
                *claim_alerts_of(alerts, case=case.id, person=person, now=now),
                *ending_offer(cases, alerts, case, now, outcome=ACCEPTED, by=person),
                *alert_for_reply(alerts, case=case.id, question=entry.id, person=giver, now=now),
            ]
        )
        return replace(taken, version=case.version + 1)

    before = known_case(cases, case_id)
    if entered_before(cases, before, entry, person=person) is None:
        _offering(cases, before, person)
        post_answers_of(cases, alerts, case_id=case_id, now=now)
    return retried(attempt)


def decline_case(
    cases: CaseStore,
    alerts: AlertStore,
    entry: SealedEntry,
    *,
    case_id: str,
    person: str,
    epoch: int | None,
    now: datetime,
) -> Case:
    """Leave an offered case where it is, with an entry that says why, and tell who offered it.

    Raises:
        NotFound, OfferOver, AlreadyUsed, EpochOver: as `accept_case`.
    """

    def attempt() -> Case:
        case = known_case(cases, case_id)
        if entered_before(cases, case, entry, person=person) is not None:
            return case
        giver = _offering(cases, case, person)
        entered, adding = entering(cases, case, entry, person=person, epoch=epoch, now=now)
        kept = replace(entered, offer=None)
        cases.commit(
            [
                cases.put_case(kept),
                *adding,
                *ending_offer(cases, alerts, case, now, outcome=DECLINED, by=person),
                *alert_for_reply(alerts, case=case.id, question=entry.id, person=giver, now=now),
            ]
        )
        return replace(kept, version=case.version + 1)

    return retried(attempt)


def end_asks_of_leavers(cases: CaseStore, alerts: AlertStore, staff: StaffStore, *, now: datetime) -> int:
    """Settle what people are asked who left the team, and tell whoever asked; return how many."""
    left = [person for person in staff.people.all() if not person.is_active]
    asks = [ask for person in left for ask in cases.asks.standing_of(to_person(person.id))]
    for ask in asks:
        ending = end_offer_of_leaver if ask.about == HAND_OVER else end_question_of_leaver
        ending(cases, alerts, ask, now=now)
    return len(asks)


def end_offer_of_leaver(cases: CaseStore, alerts: AlertStore, offer: Ask, *, now: datetime) -> None:
    """Settle what was offered to somebody who left the team, and tell who offered it."""

    def attempt() -> None:
        case = cases.case(offer.case)
        if case is None or case.offer != offer.id:
            return
        told = alert_for_reply(alerts, case=case.id, question=f"{offer.id}/left", person=offer.by, now=now)
        ended = ending_offer(cases, alerts, case, now, outcome=LEFT)
        cases.commit([cases.put_case(replace(case, offer=None)), *ended, *told])

    retried(attempt)


def _offering(cases: CaseStore, case: Case, person: str) -> str:
    """Return who offers a case to a person.

    Raises:
        OfferOver: nobody does.
    """
    offer = standing_offer(cases, case)
    if case.state != OPEN or offer is None or not offer.stands or offer.asked != person:
        raise OfferOver
    return offer.by
