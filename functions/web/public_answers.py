"""What clients are answered: the shapes of /openapi.json, and how the answers are written."""

import base64
from collections.abc import Iterable
from typing import Any

from marshmallow import Schema, fields, validate

from functions.cases.model import Message, Receipt, Request
from functions.web.times import minute, minute_or_none

MOST_PAGE_BYTES = 1_000_000
AROUND_A_MESSAGE = 200
TIME = {"format": "date-time", "description": "UTC, to the minute"}


def time(**options: Any) -> fields.String:
    """Return the field of a moment."""
    return fields.String(required=True, metadata=TIME, **options)


class HealthSchema(Schema):
    """Whether the service answers, takes intakes, and is likely to reply soon."""

    status = fields.String(required=True, validate=validate.Equal("ok"))
    version = fields.String(required=True)
    open = fields.Boolean(required=True)
    full_until = time(allow_none=True)
    next_answer = fields.String(required=True, validate=validate.OneOf(("likely", "unlikely", "unknown")))


class RecipientsSchema(Schema):
    """The team's recipients."""

    hybrid = fields.String(required=True)
    x25519 = fields.String(required=True)


class TeamSchema(Schema):
    """The team's current keys."""

    epoch = fields.Integer(required=True)
    recipients = fields.Nested(RecipientsSchema, required=True)


class KeysSchema(Schema):
    """The salt and the team's keys, with the signed statement about them."""

    salt = fields.String(required=True)
    team = fields.Nested(TeamSchema, required=True)
    statement = fields.String(required=True)
    signature = fields.String(required=True)


class ChallengeSchema(Schema):
    """An ALTCHA v2 challenge."""

    parameters = fields.Dict(required=True)
    signature = fields.String(required=True)


class ReceiptSchema(Schema):
    """An intake was received."""

    reference = fields.String(required=True)
    received_at = time()
    reply_by = time()


class PostedSchema(Schema):
    """A message or a request was posted."""

    id = fields.String(required=True)
    posted_at = time()


class RequestOutSchema(Schema):
    """What the client asked for. A right is due; a restriction is in force until it is withdrawn."""

    id = fields.String(required=True)
    kind = fields.String(required=True)
    posted_at = time()
    due_at = time(allow_none=True)
    settled_at = time(allow_none=True)
    withdrawn_at = time(allow_none=True)


class RequestsSchema(Schema):
    """All that the client asked for beside the thread, the first of it first."""

    requests = fields.List(fields.Nested(RequestOutSchema), required=True)


class TakenBackSchema(Schema):
    """A message was taken back."""

    erased_at = time()


class ErasedSchema(Schema):
    """Everything was erased; `items` counts the thread's bodies."""

    erased_at = time()
    items = fields.Integer(required=True)


class MessageOutSchema(Schema):
    """A message of the thread."""

    id = fields.String(required=True)
    from_ = fields.String(required=True, data_key="from", validate=validate.OneOf(("client", "counselor")))
    posted_at = time()
    sealed = fields.String(required=True)


class CounselorSchema(Schema):
    """Who answers."""

    name = fields.String(required=True)
    title = fields.String(required=True)


class MailboxSchema(Schema):
    """A mailbox: its state, and one page of its messages. `restricted_at` only while work is stopped."""

    state = fields.String(required=True, validate=validate.OneOf(("waiting", "open", "closed")))
    keys = fields.String(required=True, validate=validate.OneOf(("hybrid", "x25519")))
    seen_at = time(allow_none=True)
    reply_by = time(allow_none=True)
    late = fields.Boolean(required=True)
    erase_after = time()
    restricted_at = fields.String(required=False, metadata=TIME)
    counselor = fields.Nested(CounselorSchema, required=True, allow_none=True)
    messages = fields.List(fields.Nested(MessageOutSchema), required=True)
    more = fields.Boolean(required=True)


def receipt(given: Receipt) -> dict[str, str]:
    """Return a receipt as answered."""
    return {
        "reference": given.reference,
        "received_at": minute(given.received_at),
        "reply_by": minute(given.reply_by),
    }


def request_out(request: Request) -> dict[str, str | None]:
    """Return what a client asked for as answered."""
    return {
        "id": request.id,
        "kind": request.kind,
        "posted_at": minute(request.posted_at),
        "due_at": minute_or_none(request.due_at),
        "settled_at": minute_or_none(request.settled_at),
        "withdrawn_at": minute_or_none(request.withdrawn_at),
    }


def page_of(messages: Iterable[Message]) -> tuple[list[dict[str, str]], bool]:
    """Return the messages that fit one page, those taken back left out, and whether more follow."""
    page: list[dict[str, str]] = []
    size = AROUND_A_MESSAGE
    for message in messages:
        if message.sealed is None:
            continue
        sealed = base64.b64encode(message.sealed).decode("ascii")
        size += len(sealed) + AROUND_A_MESSAGE
        if size > MOST_PAGE_BYTES and page:
            return page, True
        page.append(
            {
                "id": message.id,
                "from": message.sender,
                "posted_at": minute(message.posted_at),
                "sealed": sealed,
            }
        )
    return page, False
