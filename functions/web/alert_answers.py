"""How staff are shown channels, alerts and deliveries: ids, states and reasons, never content."""

from datetime import datetime

from marshmallow import Schema, fields, validate

from functions.cases.model import URGENCIES
from functions.oncall.actions import ChannelDesk, Report
from functions.oncall.model import NORMAL, Alert, Channel, Delivery
from functions.senders.sender import PermanentFailure
from functions.services import Services
from functions.web.case_answers import PersonSchema
from functions.web.public_answers import time
from functions.web.times import minute, minute_or_none

UNREADABLE = "?"
EVENTS = (
    "intake",
    "message",
    "follow-up",
    "promise",
    "silence",
    "question",
    "hand-over",
    "reply",
    "right",
    "danger",
    "test",
    "check",
    "audit",
)
CHANNEL_STATES = ("unverified", "ok", "bounced", "stopped")
DELIVERY_STATES = (
    "pending",
    "sending",
    "accepted",
    "delivered",
    "failed-for-now",
    "failed-for-good",
    "cancelled",
)


class ChannelShownSchema(Schema):
    """One of the caller's channels.

    `told_at`: the last message that its provider took, noted once an hour; `code_sent`: a code is on its way;
    `failing`: the latest messages were tried in vain, `reason` says why.
    """

    id = fields.String(required=True)
    kind = fields.String(required=True)
    address = fields.String(required=True)
    state = fields.String(required=True, validate=validate.OneOf(CHANNEL_STATES))
    reason = fields.String(required=True, allow_none=True)
    failing = fields.Boolean(required=True)
    verified_at = time(allow_none=True)
    told_at = time(allow_none=True)
    code_sent = fields.Boolean(required=True)


class KindSchema(Schema):
    """A kind of channel that there is a way out for, and the form of its addresses."""

    kind = fields.String(required=True)
    form = fields.String(required=True, validate=validate.OneOf(tuple(NORMAL)))


class ChannelsSchema(Schema):
    """The caller's channels, and the kinds that there can be."""

    channels = fields.List(fields.Nested(ChannelShownSchema), required=True)
    kinds = fields.List(fields.Nested(KindSchema), required=True)


class SentSchema(Schema):
    """When a message was handed over."""

    sent_at = time()


class DeliverySchema(Schema):
    """One message of an alert to one channel; `reason` is a code, `until` when it is looked at again.

    `loop` and `step` count from 0: the round that it belongs to, or the last call after all of them.
    """

    id = fields.String(required=True)
    person = fields.Nested(PersonSchema, required=True)
    channel = fields.String(required=True)
    state = fields.String(required=True, validate=validate.OneOf(DELIVERY_STATES))
    reason = fields.String(required=True, allow_none=True)
    tries = fields.Integer(required=True)
    at = time()
    created_at = time()
    until = time(allow_none=True)
    loop = fields.Integer(required=True)
    step = fields.Integer(required=True)
    last_call = fields.Boolean(required=True)


class AlertSchema(Schema):
    """An alert and what was done to tell of it.

    `unreached`: nobody can be told just now; `exhausted`: every round was taken and nobody claimed it.
    """

    id = fields.String(required=True)
    urgency = fields.String(required=True, validate=validate.OneOf(URGENCIES))
    event = fields.String(required=True, validate=validate.OneOf(EVENTS))
    state = fields.String(required=True, validate=validate.OneOf(("triggered", "claimed", "closed")))
    unreached = fields.Boolean(required=True)
    exhausted = fields.Boolean(required=True)
    created_at = time()
    claimed_by = fields.Nested(PersonSchema, required=True, allow_none=True)
    case = fields.String(required=True, allow_none=True)
    deliveries = fields.List(fields.Nested(DeliverySchema), required=True)


class AlertsPageSchema(Schema):
    """Where a page of alerts begins."""

    after = fields.String(load_default=None, validate=validate.Length(1, 4096, error="page"))


class AlertsSchema(Schema):
    """A page of the latest alerts, the latest first; `next` continues it."""

    alerts = fields.List(fields.Nested(AlertSchema), required=True)
    next = fields.String(required=True, allow_none=True)


class RaisedSchema(Schema):
    """The id of a test alert, to be found among the alerts."""

    id = fields.String(required=True)


def channel_answer(channel: Channel, desk: ChannelDesk, now: datetime) -> dict[str, object]:
    """Return a channel as its own person is shown it."""
    return {
        "id": channel.id,
        "kind": channel.kind,
        "address": _address(channel, desk),
        "state": channel.state if channel.verified_at else "unverified",
        "reason": channel.reason,
        "failing": channel.is_failing,
        "verified_at": minute_or_none(channel.verified_at),
        "told_at": minute_or_none(channel.told_at),
        "code_sent": channel.code_is_usable(now),
    }


def _address(channel: Channel, desk: ChannelDesk) -> str:
    """Return the address, or a mark by which its person sees that only removing it is left."""
    try:
        return desk.address(channel)
    except PermanentFailure:
        return UNREADABLE


def alert_answer(report: Report, services: Services) -> dict[str, object]:
    """Return an alert with its deliveries."""
    alert = report.alert
    return {
        "id": alert.id,
        "urgency": alert.urgency,
        "event": alert.about,
        "state": alert.state,
        "unreached": alert.unreached,
        "exhausted": alert.is_exhausted,
        "created_at": minute(alert.raised_at),
        "claimed_by": _person(alert.claimed_by, services) if alert.claimed_by else None,
        "case": alert.case or None,
        "deliveries": [_delivery(delivery, alert, services) for delivery in report.deliveries],
    }


def _delivery(delivery: Delivery, alert: Alert, services: Services) -> dict[str, object]:
    waits = delivery.waits(services.clock())
    return {
        "id": delivery.id,
        "person": _person(delivery.person, services),
        "channel": delivery.kind,
        "state": delivery.state,
        "reason": delivery.reason,
        "tries": delivery.tries,
        "at": minute(delivery.confirmed_at or delivery.settled_at or delivery.created_at),
        "created_at": minute(delivery.created_at),
        "until": minute_or_none(delivery.next_at) if waits else None,
        "loop": delivery.loop,
        "step": delivery.step,
        "last_call": delivery.step >= len(alert.policy.steps),
    }


def _person(person: str, services: Services) -> dict[str, str]:
    found = services.staff.person(person)
    return {"id": person, "name": found.display_name if found else ""}
