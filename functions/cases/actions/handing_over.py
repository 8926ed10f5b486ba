"""Hand a case over to a colleague who accepts it; until then whoever has it stays responsible."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from functions.audit.model.event import HANDED_OVER, OFFERED
from functions.cases.actions.answering import post_answers_of
from functions.cases.actions.asking import colleague, end_question_of_leaver
from functions.cases.actions.attempts import retried
from functions.cases.actions.claiming import fulfilled_by_claim
from functions.cases.actions.entries import Note, entered
from functions.cases.actions.holding import known_case, refuse_unless_held, refuse_while_it_rests
from functions.cases.actions.lapsing import claim_until_answered
from functions.cases.actions.limiting import refuse_over_limit
from functions.cases.actions.noting import noted
from functions.cases.actions.offers import ending_offer, standing_offer
from functions.cases.actions.recording import entered_before
from functions.cases.desk_refusals import OfferOver, OfferStands
from functions.cases.model import OPEN, Case, to_minute
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
from functions.storage.table import Change


def offer_case(cases: CaseStore, alerts: AlertStore, staff: StaffStore, note: Note, *, to: str) -> Case:
    """Offer a case to a colleague, with an entry that sums it up, and alert them, in one commit.

    Raises:
        NotFound: there is no such case.
        CaseEnded, NotAssignee: the person does not have it.
        OfferStands: it is offered to somebody already.
        Invalid: whom it is offered to is not in the team, or the person themselves.
        AlreadyUsed, EpochOver: as an entry is refused.
    """

    def decide(case: Case) -> tuple[Case, Sequence[Change]]:
        refuse_unless_held(case, note.person)
        refuse_while_it_rests(case)
        if case.offer is not None:
            raise OfferStands
        target = to_person(colleague(staff, to, note.person))
        asked = Ask(note.entry.id, case.id, HAND_OVER, note.person, target, to_minute(note.now))
        alerting = alert_for_question(
            alerts, case=case.id, question=asked.id, to=target, about=HAND_OVER, now=note.now
        )
        event = noted(case, OFFERED, by=note.person, now=note.now, to=to)
        return replace(case, offer=asked.id), [event, cases.asks.put(asked), *alerting]

    return entered(cases, note, decide)


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
    note: Note,
    *,
    over_limit: bool = False,
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

    def decide(case: Case) -> tuple[Case, Sequence[Change]]:
        offer = _offer_to(cases, case, note.person)
        refuse_while_it_rests(case)
        if not over_limit:
            refuse_over_limit(cases, staff, settings, case, note.person)
        taken, timing = claim_until_answered(cases, case, note.person, promise_of(settings), note.now)
        changes = [
            noted(case, HANDED_OVER, by=note.person, now=note.now),
            *timing,
            *fulfilled_by_claim(cases, case, note.now),
            *claim_alerts_of(alerts, case=case.id, person=note.person, now=note.now),
            *_answering_offer(cases, alerts, case, offer, note, ACCEPTED),
        ]
        return taken, changes

    _post_answers_first(cases, alerts, note)
    return entered(cases, note, decide)


def decline_case(cases: CaseStore, alerts: AlertStore, note: Note) -> Case:
    """Leave an offered case where it is, with an entry that says why, and tell who offered it.

    Raises:
        NotFound, OfferOver, AlreadyUsed, EpochOver: as `accept_case`.
    """

    def decide(case: Case) -> tuple[Case, Sequence[Change]]:
        offer = _offer_to(cases, case, note.person)
        return replace(case, offer=None), _answering_offer(cases, alerts, case, offer, note, DECLINED)

    return entered(cases, note, decide)


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


def _offer_to(cases: CaseStore, case: Case, person: str) -> Ask:
    """Return the offer of a case to a person.

    Raises:
        OfferOver: nobody offers it to them.
    """
    offer = standing_offer(cases, case)
    if case.state != OPEN or offer is None or not offer.stands or offer.asked != person:
        raise OfferOver
    return offer


def _answering_offer(
    cases: CaseStore, alerts: AlertStore, case: Case, offer: Ask, note: Note, outcome: str
) -> list[Change]:
    """Return the changes that settle an offer and tell who made it."""
    return [
        *ending_offer(cases, alerts, case, note.now, outcome=outcome, by=note.person),
        *alert_for_reply(alerts, case=case.id, question=note.entry.id, person=offer.by, now=note.now),
    ]


def _post_answers_first(cases: CaseStore, alerts: AlertStore, note: Note) -> None:
    """Post what is on its way in an offered case before it changes hands; a retry finds that done.

    Raises:
        NotFound, OfferOver, AlreadyUsed: as `accept_case`.
    """
    case = known_case(cases, note.case)
    if entered_before(cases, case, note.entry, person=note.person) is None:
        _offer_to(cases, case, note.person)
        post_answers_of(cases, alerts, case_id=case.id, now=note.now)
