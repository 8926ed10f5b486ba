"""A person's own channels: where alerts reach them."""

import secrets as random
from typing import Any

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
from functions.web.bodies import load_body
from functions.web.context import now, services
from functions.web.guards import caller, people_only
from functions.web.staff_fields import totp
from functions.web.times import minute, minute_or_none

blueprint = Blueprint("staff_channels", __name__, url_prefix="/api/v1/staff/me/channels")
people_only(blueprint)


class ChannelSchema(Schema):
    """An address as its person typed it."""

    kind = fields.String(required=True, validate=validate.OneOf(("email", "sms"), error="not-a-choice"))
    address = fields.String(required=True, validate=validate.Length(min=1, max=254, error="too-long"))


class ChannelCodeSchema(Schema):
    """The six digits that came to the address."""

    code = totp()


@blueprint.get("")
def channels() -> dict[str, object]:
    """Show the caller's channels."""
    found = services().channels.channels_of(caller().id)
    return {"channels": [_answer(channel) for channel in found]}


@blueprint.post("")
def add() -> tuple[dict[str, object], int]:
    """Keep an address and send it a code; the same address again gets another code."""
    channel = add_channel(_desk(), _person(), **load_body(ChannelSchema()), now=now())
    return _answer(channel), 201


@blueprint.post("/<channel>/verification")
def verify(channel: str) -> dict[str, object]:
    """Make a channel count by its code."""
    code = load_body(ChannelCodeSchema())["code"]
    return _answer(verify_channel(_desk(), _person(), channel=channel, code=code, now=now()))


@blueprint.post("/<channel>/test")
def try_out(channel: str) -> tuple[dict[str, object], int]:
    """Send a message that only shows that the channel works."""
    try_channel(_desk(), _person(), channel=channel, now=now())
    return {"sent_at": minute(now())}, 202


@blueprint.delete("/<channel>")
def remove(channel: str) -> Response:
    """Forget a channel."""
    remove_channel(_desk(), _person(), channel=channel)
    return Response(status=204)


def _person() -> Person:
    return as_told(caller())


def _desk() -> ChannelDesk:
    found = services()
    return ChannelDesk(found.channels, found.senders, found.secrets, lambda: f"{random.randbelow(10**6):06}")


def _answer(channel: Channel) -> dict[str, Any]:
    return {
        "id": channel.id,
        "kind": channel.kind,
        "address": _desk().address(channel),
        "state": channel.state if channel.verified_at else "unverified",
        "reason": channel.reason,
        "verified_at": minute_or_none(channel.verified_at),
    }
