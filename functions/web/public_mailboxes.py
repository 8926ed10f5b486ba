"""The client's mailbox, opened by the bearer token that the return code yields."""

from collections.abc import Callable

from flask import Blueprint, request

from functions.cases.actions.looking import erased_after
from functions.cases.actions.mailbox import Desk, Opened, Posted, Rules
from functions.cases.actions.promising import promise_now
from functions.cases.model import Case, SealedMessage
from functions.errors import Invalid
from functions.intake.store import end_of_local_day, local_day
from functions.oncall.model import is_late
from functions.services import Services
from functions.web import public_answers
from functions.web.bodies import load_body, load_query
from functions.web.context import now, services
from functions.web.describing import described
from functions.web.origins import anyone
from functions.web.public_schemas import AfterSchema, MessageSchema, RequestSchema
from functions.web.times import minute, minute_or_none

AFTER, MESSAGE, REQUEST = AfterSchema(), MessageSchema(), RequestSchema()
BODY = ["malformed-json", "too-large", "unsupported-media-type", "invalid"]
OPENING = ["not-found", "gone", "unavailable"]

blueprint = Blueprint("public_mailboxes", __name__, url_prefix="/api/v1/mailboxes/<mailbox>")
anyone(blueprint)


@blueprint.get("")
@described(
    "Read a mailbox, one page of messages at a time",
    query=AFTER,
    answers={200: public_answers.MailboxSchema()},
    problems=["invalid", *OPENING],
    bearer=True,
)
def read(mailbox: str) -> dict[str, object]:
    """Answer the mailbox's state and a page of its messages."""
    here, query = services(), load_query(AFTER)
    opened = desk(here).open(mailbox, bearer())
    messages, more = public_answers.page_of(
        here.cases.messages(opened.case.id, _number(opened, query["after"]))
    )
    return {**_state(here, opened.case), "messages": messages, "more": more}


@blueprint.post("/messages")
@described(
    "Post a sealed message; the same again answers the first answer",
    body=MESSAGE,
    answers={201: public_answers.PostedSchema(), 200: public_answers.PostedSchema()},
    problems=[*BODY, *OPENING, "already-used", "kind-of-keys", "work", "epoch", "too-many-messages"],
    bearer=True,
)
def write(mailbox: str) -> tuple[dict[str, str], int]:
    """Post a message."""
    return _post(desk(services()).write, mailbox)


@blueprint.post("/evaluations")
@described(
    "Post a sealed evaluation: as a message, but it opens nothing again and no answer is owed",
    body=MESSAGE,
    answers={201: public_answers.PostedSchema(), 200: public_answers.PostedSchema()},
    problems=[*BODY, *OPENING, "already-used", "kind-of-keys", "work", "epoch", "too-many-messages"],
    bearer=True,
)
def evaluate(mailbox: str) -> tuple[dict[str, str], int]:
    """Post what the client says of how it was."""
    return _post(desk(services()).evaluate, mailbox)


@blueprint.delete("/messages/<message>")
@described(
    "Take back an own message that no counselor has opened",
    answers={200: public_answers.TakenBackSchema()},
    problems=[*OPENING, "seen", "first-message"],
    bearer=True,
)
def take_back(mailbox: str, message: str) -> dict[str, str]:
    """Erase a message's body."""
    return {"erased_at": minute(desk(services()).take_back(mailbox, bearer(), message, now=now()))}


@blueprint.post("/requests")
@described(
    "Ask for something beside the thread",
    body=REQUEST,
    answers={201: public_answers.PostedSchema(), 200: public_answers.PostedSchema()},
    problems=[*BODY, *OPENING, "already-used", "too-many-requests"],
    bearer=True,
)
def ask(mailbox: str) -> tuple[dict[str, str], int]:
    """Keep a request."""
    here, body = services(), load_body(REQUEST)
    asked = desk(here).ask(mailbox, bearer(), body["id"], body["kind"], now=now())
    if asked.is_new:
        here.wake()
    return {"id": asked.id, "posted_at": minute(asked.posted_at)}, 201 if asked.is_new else 200


@blueprint.get("/requests")
@described(
    "Read what was asked for beside the thread",
    answers={200: public_answers.RequestsSchema()},
    problems=OPENING,
    bearer=True,
)
def requests(mailbox: str) -> dict[str, object]:
    """Answer the client's requests, and what became of them."""
    found = desk(services()).requests(mailbox, bearer())
    return {"requests": [public_answers.request_out(each) for each in found]}


@blueprint.delete("/requests/<asked>")
@described(
    "Take a request back; the work on the case may go on when it was a restriction",
    answers={200: public_answers.RequestOutSchema()},
    problems=OPENING,
    bearer=True,
)
def withdraw(mailbox: str, asked: str) -> dict[str, str | None]:
    """Take a request back."""
    here = services()
    ended = desk(here).withdraw(mailbox, bearer(), asked, rules=rules(here))
    here.wake()
    return public_answers.request_out(ended)


@blueprint.delete("")
@described(
    "Erase everything behind a return code",
    answers={200: public_answers.ErasedSchema()},
    problems=OPENING,
    bearer=True,
)
def erase(mailbox: str) -> dict[str, object]:
    """Erase the mailbox and its case."""
    here = services()
    erased = desk(here).erase(mailbox, bearer(), now=now())
    here.wake()
    return {"erased_at": minute(erased.at), "items": erased.items}


def _post(post: Callable[..., Posted], mailbox: str) -> tuple[dict[str, str], int]:
    here, body = services(), load_body(MESSAGE)
    letter = SealedMessage(body["id"], body["sealed"]["bytes"], body["sealed"]["keys"], body["epoch"])
    posted = post(
        mailbox,
        bearer(),
        letter,
        work=body["work"],
        epoch=here.staff.current_epoch(),
        rules=rules(here),
    )
    if posted.is_new:
        here.wake()
    return {"id": posted.id, "posted_at": minute(posted.posted_at)}, 201 if posted.is_new else 200


def desk(here: Services) -> Desk:
    """Return where clients come back."""
    return Desk(here.cases, here.work, here.alerts, here.ledger)


def bearer() -> str:
    """Return the request's bearer token, empty when it has none."""
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    return token.strip() if scheme.lower() == "bearer" else ""


def _number(opened: Opened, after: str | None) -> int:
    if after is None:
        return 0
    number = services().cases.number_of(opened.case.id, after)
    if number is None:
        raise Invalid({"after": ["after"]})
    return number


def rules(here: Services) -> Rules:
    """Return what holds for a message now."""
    settings, moment = here.settings.read(), now()
    left = end_of_local_day(moment, settings.zone) - moment
    return Rules(
        now=moment,
        day=local_day(moment, settings.zone),
        seconds_of_day_left=max(1, int(left.total_seconds())),
        messages_per_day=settings.client_messages_per_day,
        promise=promise_now(here.cases, settings, now=moment),
    )


def _state(here: Services, case: Case) -> dict[str, object]:
    counselor = here.staff.person(case.assignee) if case.assignee else None
    restricted = {} if case.restricted_at is None else {"restricted_at": minute(case.restricted_at)}
    return {
        **restricted,
        "state": case.state,
        "keys": case.keys,
        "seen_at": minute_or_none(case.seen_at),
        "reply_by": minute_or_none(case.reply_by),
        "late": is_late(case.reply_by, now()),
        "erase_after": minute(erased_after(case, here.settings.read())),
        "counselor": counselor and {"name": counselor.display_name, "title": counselor.title},
    }
