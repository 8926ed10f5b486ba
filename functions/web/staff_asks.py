"""Colleagues in a case: questions, answers, and a hand-over that the other accepts."""

from flask import Blueprint

from functions.cases.actions import asking, handing_over
from functions.cases.actions.holding import known_case
from functions.web import ask_schemas
from functions.web.absences import absences_in
from functions.web.ask_schemas import ask_answer
from functions.web.bodies import load_body
from functions.web.case_answers import CaseSchema, names_in, shown_case
from functions.web.context import now, services
from functions.web.describing import described
from functions.web.guards import caller, people_only
from functions.web.notes import note_of
from functions.web.record_schemas import WithEntrySchema
from functions.web.times import minute

QUESTION, ANSWER = ask_schemas.QuestionSchema(), WithEntrySchema()
OFFER, OFFER_ANSWER = ask_schemas.OfferSchema(), ask_schemas.OfferAnswerSchema()
ASK, CASE = ask_schemas.AskSchema(), CaseSchema()
SIGNED_IN = ["signed-out", "second-factor-due", "unavailable", "not-found"]
CHANGE = [*SIGNED_IN, "origin-refused", "conflict"]
BODY = ["malformed-json", "too-large", "unsupported-media-type", "invalid", "already-used", "epoch"]

blueprint = Blueprint("staff_asks", __name__, url_prefix="/api/v1/staff/cases/<case>")
people_only(blueprint)


@blueprint.get("/asks")
@described(
    "Read what colleagues ask each other in a case",
    answers={200: ask_schemas.AsksSchema()},
    problems=SIGNED_IN,
)
def read(case: str) -> dict[str, object]:
    """Show all questions and offers of a case, and who can be asked."""
    here, names = services(), names_in(services())
    found = known_case(here.cases, case)
    away = absences_in(here, now())
    return {
        "asks": [ask_answer(ask, names) for ask in here.cases.asks.of(found.id)],
        "colleagues": [
            {
                "id": person.id,
                "name": person.display_name,
                "title": person.title,
                "role": person.role,
                "away_until": minute(away[person.id].until) if person.id in away else None,
            }
            for person in here.staff.active_people()
            if person.id != caller().id
        ],
    }


@blueprint.post("/questions")
@described(
    "Ask a colleague, or whoever supervises; the same again answers the first answer",
    body=QUESTION,
    answers={201: ASK},
    problems=[*CHANGE, *BODY, "not-assignee"],
)
def ask(case: str) -> tuple[dict[str, object], int]:
    """Keep a question and alert whoever is asked."""
    here, body = services(), load_body(QUESTION)
    asked = asking.ask_colleague(here.cases, here.alerts, here.staff, note_of(body, case), to=body["to"])
    here.wake()
    return ask_answer(asked, names_in(here)), 201


@blueprint.post("/questions/<question>/answers")
@described(
    "Answer a colleague's question; the same again answers the first answer",
    body=ANSWER,
    answers={200: ASK},
    problems=[*CHANGE, *BODY, "own-question"],
)
def answer(case: str, question: str) -> dict[str, object]:
    """Keep an answer and tell whom it concerns."""
    here, note = services(), note_of(load_body(ANSWER), case)
    answered = asking.answer_question(here.cases, here.alerts, here.staff, note, question=question)
    here.wake()
    return ask_answer(answered, names_in(here))


@blueprint.delete("/questions/<question>")
@described("Withdraw one's own question", answers={200: ASK}, problems=[*CHANGE, "not-assignee"])
def withdraw(case: str, question: str) -> dict[str, object]:
    """Ask for nothing any more."""
    here = services()
    withdrawn = asking.withdraw_question(
        here.cases, here.alerts, case_id=case, question=question, person=caller().id, now=now()
    )
    return ask_answer(withdrawn, names_in(here))


@blueprint.post("/hand-over")
@described(
    "Offer one's case to a colleague; the same again answers the case as it stands",
    body=OFFER,
    answers={200: CASE},
    problems=[*CHANGE, *BODY, "not-assignee", "case-closed", "case-rests", "offer-stands"],
)
def offer(case: str) -> dict[str, object]:
    """Offer the caller's case and alert the colleague."""
    here, body = services(), load_body(OFFER)
    offered = handing_over.offer_case(here.cases, here.alerts, here.staff, note_of(body, case), to=body["to"])
    here.wake()
    return shown_case(offered, here, now())


@blueprint.delete("/hand-over")
@described(
    "Withdraw the offer of one's case", answers={200: CASE}, problems=[*CHANGE, "not-assignee", "case-closed"]
)
def withdraw_offer(case: str) -> dict[str, object]:
    """Offer the caller's case no more."""
    here = services()
    kept = handing_over.withdraw_offer(here.cases, here.alerts, case_id=case, person=caller().id, now=now())
    return shown_case(kept, here, now())


@blueprint.post("/hand-over/answer")
@described(
    "Take over a case that is offered to the caller, or leave it",
    body=OFFER_ANSWER,
    answers={200: CASE},
    problems=[*CHANGE, *BODY, "offer-over", "over-limit", "case-rests"],
)
def answer_offer(case: str) -> dict[str, object]:
    """Accept or decline, and tell who offered it."""
    here, body = services(), load_body(OFFER_ANSWER)
    note = note_of(body, case)
    if body["accepts"]:
        settings, over_limit = here.settings.read(), body["over_limit"]
        answered = handing_over.accept_case(
            here.cases, here.alerts, here.staff, settings, note, over_limit=over_limit
        )
    else:
        answered = handing_over.decline_case(here.cases, here.alerts, note)
    here.wake()
    return shown_case(answered, here, now())
