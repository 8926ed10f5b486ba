"""Ask a colleague, or whoever supervises, inside a case; answer; take the question back."""

from dataclasses import replace
from datetime import datetime

from functions.cases.actions.attempts import retried
from functions.cases.actions.entries import Note
from functions.cases.actions.holding import known_case
from functions.cases.actions.recording import entered_before, entering
from functions.cases.desk_refusals import NotAssignee, OwnQuestion
from functions.cases.model import Case, to_minute
from functions.cases.model.ask import A_SUPERVISOR, ANSWERED, LEFT, QUESTION, WITHDRAWN, Ask, to_person
from functions.cases.store import CaseStore
from functions.errors import Invalid, NotFound
from functions.oncall.actions import alert_for_question, alert_for_reply, settle_question
from functions.oncall.store import AlertStore
from functions.staff.store import StaffStore
from functions.storage.table import Change


def ask_colleague(
    cases: CaseStore, alerts: AlertStore, staff: StaffStore, note: Note, *, to: str | None
) -> Ask:
    """Ask a colleague by an entry, or whoever supervises (`to` is None), and alert them, in one commit.

    Who holds a case may ask, and who held it to its end. A retry is answered again.

    Raises:
        NotFound: there is no such case.
        NotAssignee: the person does not have it.
        Invalid: whom they ask is not in the team, or they themselves.
        AlreadyUsed, EpochOver: as an entry is refused.
    """

    def attempt() -> Ask:
        case = known_case(cases, note.case)
        before = cases.asks.ask(case.id, note.entry.id)
        if entered_before(cases, case, note.entry, person=note.person) is not None and before is not None:
            return before
        if case.assignee != note.person:
            raise NotAssignee
        target = A_SUPERVISOR if to is None else to_person(colleague(staff, to, note.person))
        after, adding = _entering(cases, case, note)
        asked = Ask(note.entry.id, case.id, QUESTION, note.person, target, to_minute(note.now))
        alerting = alert_for_question(alerts, case=case.id, question=asked.id, to=target, now=note.now)
        cases.commit([cases.put_case(after), *adding, cases.asks.put(asked), *alerting])
        return replace(asked, version=1)

    return retried(attempt)


def answer_question(
    cases: CaseStore, alerts: AlertStore, staff: StaffStore, note: Note, *, question: str
) -> Ask:
    """Answer by an entry, which settles the question and is told to whoever it concerns now.

    Anybody of the team but who asked may: a colleague who knows is no less welcome than the one asked. A
    later answer is kept and told as well.

    Raises:
        NotFound: there is no such case or question.
        OwnQuestion: it is the person's own.
        AlreadyUsed, EpochOver: as an entry is refused.
    """

    def attempt() -> Ask:
        case = known_case(cases, note.case)
        asked = question_in(cases, case, question)
        if entered_before(cases, case, note.entry, person=note.person) is not None:
            return asked
        if asked.by == note.person:
            raise OwnQuestion
        after, adding = _entering(cases, case, note)
        changes: list[Change] = [cases.put_case(after), *adding]
        settled = asked
        if asked.stands:
            settled = asked.settled(ANSWERED, to_minute(note.now), note.person)
            changes += [cases.asks.put(settled), *_telling_ends(alerts, asked, note.now)]
        for told in _concerned(staff, case, asked, note.person):
            changes += alert_for_reply(
                alerts, case=case.id, question=note.entry.id, person=told, now=note.now
            )
        cases.commit(changes)
        return settled

    return retried(attempt)


def withdraw_question(
    cases: CaseStore, alerts: AlertStore, *, case_id: str, question: str, person: str, now: datetime
) -> Ask:
    """Ask for nothing any more; twice is harmless, and so is one that was answered meanwhile.

    Raises:
        NotFound: there is no such case or question.
        NotAssignee: a colleague asked it.
    """

    def attempt() -> Ask:
        case = known_case(cases, case_id)
        asked = question_in(cases, case, question)
        if asked.by != person:
            raise NotAssignee
        if not asked.stands:
            return asked
        withdrawn = asked.settled(WITHDRAWN, to_minute(now), person)
        cases.commit(
            [cases.desk.holding(case), cases.asks.put(withdrawn), *_telling_ends(alerts, asked, now)]
        )
        return withdrawn

    return retried(attempt)


def end_question_of_leaver(cases: CaseStore, alerts: AlertStore, asked: Ask, *, now: datetime) -> None:
    """Settle what somebody was asked who left the team, and tell whoever asked."""

    def attempt() -> None:
        case, found = cases.case(asked.case), cases.asks.ask(asked.case, asked.id)
        if case is None or found is None or not found.stands:
            return
        told = alert_for_reply(alerts, case=case.id, question=f"{found.id}/left", person=found.by, now=now)
        cases.commit(
            [
                cases.desk.holding(case),
                cases.asks.put(found.settled(LEFT, to_minute(now))),
                *_telling_ends(alerts, found, now),
                *told,
            ]
        )

    retried(attempt)


def colleague(staff: StaffStore, to: str, person: str) -> str:
    """Return whom a person asks.

    Raises:
        Invalid: they are not in the team, or the person themselves.
    """
    if to == person:
        raise Invalid({"to": ["ask-oneself"]})
    found = staff.person(to)
    if found is None or not found.is_active:
        raise Invalid({"to": ["person-unknown"]})
    return found.id


def question_in(cases: CaseStore, case: Case, question: str) -> Ask:
    """Return a question of a case.

    Raises:
        NotFound: there is none.
    """
    asked = cases.asks.ask(case.id, question)
    if asked is None or asked.about != QUESTION:
        raise NotFound("no such question")
    return asked


def _entering(cases: CaseStore, case: Case, note: Note) -> tuple[Case, list[Change]]:
    return entering(cases, case, note.entry, person=note.person, epoch=note.epoch, now=note.now)


def _telling_ends(alerts: AlertStore, asked: Ask, now: datetime) -> list[Change]:
    return settle_question(alerts, case=asked.case, question=asked.id, now=now)


def _concerned(staff: StaffStore, case: Case, asked: Ask, answering: str) -> list[str]:
    """Return who is told of an answer: whoever has the case, else who asked while they are in the team."""
    person = case.assignee or asked.by
    found = staff.person(person)
    return [person] if found is not None and found.is_active and person != answering else []
