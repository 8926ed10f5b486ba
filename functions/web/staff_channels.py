"""A person's own channels: where alerts reach them."""

import secrets as random

from flask import Blueprint, Response
from marshmallow import Schema, fields, validate

from functions.oncall.actions import (
    ChannelDesk,
    add_channel,
    as_told,
    remove_channel,
    try_channel,
    verify_channel,
)
from functions.oncall.model import Channel, Person
from functions.web.alert_answers import ChannelShownSchema, ChannelsSchema, SentSchema, channel_answer
from functions.web.bodies import load_body
from functions.web.context import now, services
from functions.web.describing import described
from functions.web.guards import caller, people_only
from functions.web.staff_fields import totp
from functions.web.times import minute

blueprint = Blueprint("staff_channels", __name__, url_prefix="/api/v1/staff/me/channels")
people_only(blueprint)


class ChannelSchema(Schema):
    """An address as its person typed it."""

    kind = fields.String(required=True, validate=validate.Length(min=1, max=24, error="length"))
    address = fields.String(required=True, validate=validate.Length(min=1, max=254, error="length"))


class ChannelCodeSchema(Schema):
    """The six digits that came to the address."""

    code = totp()


ENTRY = ["signed-out", "second-factor-due", "unavailable"]
CHANGE = [*ENTRY, "origin-refused", "not-found", "conflict"]
BODY = ["malformed-json", "too-large", "unsupported-media-type", "invalid"]
SENDING = ["unsent", "address-refused"]
CHANNEL, CODE, SHOWN = ChannelSchema(), ChannelCodeSchema(), ChannelShownSchema()


@blueprint.get("")
@described("Read one's own channels", answers={200: ChannelsSchema()}, problems=ENTRY)
def channels() -> dict[str, object]:
    """Show the caller's channels, and the kinds that there can be."""
    found = services().channels.channels_of(caller().id)
    kinds = [{"kind": kind, "form": form} for kind, form in services().config.forms.items()]
    return {"channels": [_shown(channel) for channel in found], "kinds": kinds}


@blueprint.post("")
@described(
    "Add a channel and send it a code",
    body=CHANNEL,
    answers={201: SHOWN},
    problems=[*CHANGE, *BODY, *SENDING, "channel-known", "code-too-soon"],
)
def add() -> tuple[dict[str, object], int]:
    """Keep an address and send it a code; the same address again gets another code."""
    channel = add_channel(_desk(), _person(), **load_body(CHANNEL), now=now())
    return _shown(channel), 201


@blueprint.post("/<channel>/verification")
@described(
    "Prove a channel by its code",
    body=CODE,
    answers={200: SHOWN},
    problems=[*CHANGE, *BODY, "code-over"],
)
def verify(channel: str) -> dict[str, object]:
    """Make a channel count by its code."""
    code = load_body(CODE)["code"]
    return _shown(verify_channel(_desk(), _person(), channel=channel, code=code, now=now()))


@blueprint.post("/<channel>/test")
@described(
    "Send a channel a test message",
    answers={202: SentSchema()},
    problems=[*CHANGE, *SENDING, "channel-unproven"],
)
def try_out(channel: str) -> tuple[dict[str, object], int]:
    """Send a message that only shows that the channel works."""
    try_channel(_desk(), _person(), channel=channel, now=now())
    return {"sent_at": minute(now())}, 202


@blueprint.delete("/<channel>")
@described("Forget a channel", answers={204: None}, problems=CHANGE)
def remove(channel: str) -> Response:
    """Forget a channel."""
    remove_channel(_desk(), _person(), channel=channel)
    return Response(status=204)


def _shown(channel: Channel) -> dict[str, object]:
    return channel_answer(channel, _desk(), now())


def _person() -> Person:
    return as_told(caller())


def _desk() -> ChannelDesk:
    found = services()
    return ChannelDesk(
        found.channels,
        found.senders,
        found.secrets,
        random_code=lambda: f"{random.randbelow(10**6):06}",
        forms=found.config.forms,
    )
