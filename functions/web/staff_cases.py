"""The counselors' side of cases: queues, threads, claims, answers and endings."""

from flask import Blueprint

from functions.cases.actions import (
    answering,
    claiming,
    closing,
    drafting,
    erasing,
    following_up,
    opening,
    queues,
)
from functions.cases.model import Case, SealedEntry, SealedMessage
from functions.times import stamp
from functions.web import case_answers, case_schemas
from functions.web.absences import absences_in, absent_of
from functions.web.bodies import load_body, load_query
from functions.web.case_answers import names_in, shown_case
from functions.web.context import now, services
from functions.web.describing import described
from functions.web.guards import caller, fresh_second_factor, people_only
from functions.web.public_answers import ErasedSchema
from functions.web.record_schemas import ClosingSchema
from functions.web.times import minute

QUEUE, PAGE, SEEN = case_schemas.QueueSchema(), case_schemas.PageSchema(), case_schemas.SeenSchema()
DRAFT, ANSWER = case_schemas.DraftSchema(), case_schemas.AnswerSchema()
CLOSING, ERASURE = ClosingSchema(), case_schemas.ErasureSchema()
FOLLOW_UP = case_schemas.FollowUpSchema()
CLAIM = case_schemas.ClaimSchema()
NOTHING, CASE = case_schemas.NothingSchema(), case_answers.CaseSchema()
ENTRY = ["signed-out", "second-factor-due", "unavailable"]
CHANGE = [*ENTRY, "origin-refused", "not-found", "conflict"]
BODY = ["malformed-json", "too-large", "unsupported-media-type", "invalid"]

blueprint = Blueprint("staff_cases", __name__, url_prefix="/api/v1/staff/cases")
people_only(blueprint)


@blueprint.get("")
@described(
    "Read a page of a queue",
    query=QUEUE,
    answers={200: case_answers.CasesSchema()},
    problems=[*ENTRY, "invalid"],
)
def list_cases() -> dict[str, object]:
    """Show a page of a queue."""
    here, query = services(), load_query(QUEUE)
    page = queues.list_cases(
        here.cases, here.staff, queue=query["queue"], person=caller().id, after=query["after"]
    )
    return case_answers.cases_answer(page, names_in(here), absences_in(here, now()), now())


@blueprint.get("/<case>")
@described(
    "Read a case and a page of its thread",
    query=PAGE,
    answers={200: case_answers.OpenCaseSchema()},
    problems=[*ENTRY, "invalid", "not-found"],
)
def open_case(case: str) -> dict[str, object]:
    """Show a case with a page of its thread."""
    here, query = services(), load_query(PAGE)
    before = None if query["before"] is None else int(query["before"])
    opened = opening.open_case(
        here.cases, case_id=case, person=caller().id, after=int(query["after"]), before=before
    )
    return case_answers.open_case_answer(opened, here, now())


@blueprint.post("/<case>/seen")
@described("Note what was opened", body=SEEN, answers={200: CASE}, problems=[*CHANGE, *BODY])
def mark_seen(case: str) -> dict[str, object]:
    """Note up to where a counselor has opened the thread."""
    here, body = services(), load_body(SEEN)
    up_to, faced = body["up_to"], body["faced"]
    return _shown(
        opening.mark_seen(
            here.cases, here.alerts, case_id=case, person=caller().id, up_to=up_to, faced=faced, now=now()
        )
    )


@blueprint.post("/<case>/claim")
@described(
    "Take a case",
    body=CLAIM,
    answers={200: CASE},
    problems=[*CHANGE, *BODY, "case-taken", "case-closed", "over-limit"],
)
def claim(case: str) -> dict[str, object]:
    """Put a case into the caller's hands, also out of those of somebody on leave."""
    here, asked = services(), load_body(CLAIM)
    return _shown(
        claiming.claim(
            here.cases,
            here.alerts,
            here.staff,
            here.settings.read(),
            case_id=case,
            person=caller().id,
            over_limit=asked["over_limit"],
            absent=absent_of([asked["in_place_of"]], here),
            now=now(),
        )
    )


@blueprint.delete("/<case>/claim")
@described("Give a case back", answers={200: CASE}, problems=[*CHANGE, "not-assignee", "case-closed"])
def give_back(case: str) -> dict[str, object]:
    """Put a case back among the waiting ones."""
    here = services()
    returned = claiming.give_back(here.cases, here.alerts, case_id=case, person=caller().id, now=now())
    here.wake()
    return _shown(returned)


@blueprint.put("/<case>/draft")
@described(
    "Save the caller's draft",
    body=DRAFT,
    answers={200: case_answers.SavedSchema()},
    problems=[*CHANGE, *BODY],
)
def save_draft(case: str) -> dict[str, object]:
    """Keep the caller's unfinished answer."""
    sealed = load_body(DRAFT)["sealed"]
    draft = drafting.save_draft(services().cases, case_id=case, person=caller().id, sealed=sealed, now=now())
    return {"saved_at": minute(draft.saved_at)}


@blueprint.delete("/<case>/draft")
@described("Remove the caller's draft", answers={200: case_answers.SavedSchema()}, problems=CHANGE)
def drop_draft(case: str) -> dict[str, object]:
    """Remove the caller's unfinished answer."""
    drafting.drop_draft(services().cases, case_id=case, person=caller().id)
    return {"saved_at": None}


@blueprint.post("/<case>/answers")
@described(
    "Hand in a sealed answer, posted after half a minute; the same again answers the first answer",
    body=ANSWER,
    answers={202: case_answers.PendingSchema()},
    problems=[
        *CHANGE,
        *BODY,
        "not-assignee",
        "case-closed",
        "case-rests",
        "already-used",
        "kind-of-keys",
        "epoch",
    ],
)
def send_answer(case: str) -> tuple[dict[str, str], int]:
    """Take an answer in."""
    here, body = services(), load_body(ANSWER)
    answer = SealedMessage(body["id"], body["sealed"]["bytes"], body["sealed"]["keys"], body["epoch"])
    accepted = answering.send_answer(
        here.cases,
        answer,
        case_id=case,
        person=caller().id,
        epoch=here.staff.current_epoch(),
        is_receipt=body["receipt"],
        now=now(),
    )
    return {"id": accepted.id, "post_at": stamp(accepted.post_at)}, 202


@blueprint.delete("/<case>/answers/<answer>")
@described(
    "Take an answer back before it is posted",
    answers={200: case_answers.TakenBackAnswerSchema()},
    problems=[*CHANGE, "answer-posted", "not-assignee"],
)
def take_back_answer(case: str, answer: str) -> dict[str, str]:
    """Remove an answer that is not posted yet."""
    answering.take_back_answer(services().cases, case_id=case, answer=answer, person=caller().id)
    return {"id": answer}


@blueprint.put("/<case>/follow-up")
@described(
    "Set or drop the case's next date",
    body=FOLLOW_UP,
    answers={200: CASE},
    problems=[*CHANGE, *BODY, "not-assignee", "case-closed", "case-rests"],
)
def set_follow_up(case: str) -> dict[str, object]:
    """Note when the caller means to come back to their case."""
    here, wanted, me = services(), load_body(FOLLOW_UP), caller()
    return _shown(
        following_up.set_follow_up(
            here.cases, here.alerts, case_id=case, person=me.id, zone=me.zone, now=now(), **wanted
        )
    )


@blueprint.post("/<case>/closing")
@described(
    "Close a case",
    body=CLOSING,
    answers={200: CASE},
    problems=[
        *CHANGE,
        *BODY,
        "not-assignee",
        "case-closed",
        "case-rests",
        "unread-words",
        "already-used",
        "epoch",
    ],
)
def close(case: str) -> dict[str, object]:
    """End a case with an outcome."""
    here, body = services(), load_body(CLOSING)
    entry = body["entry"] and SealedEntry(**body["entry"])
    return _shown(
        closing.close(
            here.cases,
            here.alerts,
            here.settings.read(),
            case_id=case,
            person=caller().id,
            outcome=body["outcome"],
            entry=entry,
            epoch=here.staff.current_epoch(),
            faced=body["faced"],
            now=now(),
        )
    )


@blueprint.post("/<case>/junk")
@described(
    "Mark a case as junk",
    body=NOTHING,
    answers={200: CASE},
    problems=[*CHANGE, *BODY, "case-taken", "case-closed"],
)
def mark_junk(case: str) -> dict[str, object]:
    """End a case that nobody in need wrote."""
    load_body(NOTHING)
    here = services()
    return _shown(
        closing.mark_junk(
            here.cases,
            here.alerts,
            here.staff,
            here.intakes,
            here.settings.read(),
            case_id=case,
            person=caller().id,
            now=now(),
        )
    )


@blueprint.post("/<case>/erasure")
@described(
    "Erase a case for good",
    body=ERASURE,
    answers={200: ErasedSchema()},
    problems=[*CHANGE, *BODY, "second-factor-refused", "too-many"],
)
def erase(case: str) -> dict[str, object]:
    """Erase a case; asks for a fresh second factor."""
    fresh_second_factor(load_body(ERASURE)["totp"])
    here = services()
    erased = erasing.erase_case(
        here.cases, here.alerts, here.ledger, case_id=case, person=caller().id, now=now()
    )
    here.wake()
    return {"erased_at": minute(erased.at), "items": erased.items}


def _shown(case: Case) -> dict[str, object]:
    return shown_case(case, services(), now())
