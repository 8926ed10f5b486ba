"""Addresses that refuse a message after its provider took it: nothing is sent there any more."""

import logging
from datetime import datetime

from functions.crypto.secrets import SecretsUnsafe
from functions.oncall.actions.sending import Post, go_round
from functions.oncall.model import Channel
from functions.oncall.model.channel import BOUNCED
from functions.oncall.model.delivery import ACCEPTED
from functions.senders.sender import LateRefusal
from functions.storage.table import CommitConflict

log = logging.getLogger(__name__)

EMAIL = "email"
_MOST_TRIES = 5


def take_back(post: Post, refusal: LateRefusal, *, now: datetime) -> None:
    """Turn off the channels at these addresses, and go round the delivery as if it had been refused at once.

    What is told twice changes nothing the second time; nor does what is told of a message from before its
    channel was proven again.

    Raises:
        CommitConflict: others kept changing the same channel; to be told again.
    """
    refused = [channel for channel in _channels_at(post, refusal) if _is_news(channel, refusal)]
    if not refused:
        return
    delivery = post.alerts.delivery(refusal.message) if refusal.message else None
    if delivery is not None and delivery.state == ACCEPTED:
        go_round(post, delivery.refused(refusal.reason, now), bounced=True)
    for channel in refused:
        _turn_off(post, channel, refusal)
        log.warning("a channel bounced", extra={"channel": channel.id, "reason": refusal.reason})


def _channels_at(post: Post, refusal: LateRefusal) -> list[Channel]:
    everyone = post.channels.everyone().values()
    return [
        channel
        for own in everyone
        for channel in own
        if channel.kind == EMAIL and _address(post, channel) in refusal.addresses
    ]


def _address(post: Post, channel: Channel) -> str | None:
    try:
        return post.secrets.open(channel.sealed).decode().lower()
    except SecretsUnsafe:
        return None


def _is_news(channel: Channel, refusal: LateRefusal) -> bool:
    is_proven_since = channel.verified_at is not None and channel.verified_at > refusal.sent_at
    return channel.state != BOUNCED and not is_proven_since


def _turn_off(post: Post, channel: Channel, refusal: LateRefusal) -> None:
    """Store the channel as bounced, unless it is, or is gone."""
    for tries_left in reversed(range(_MOST_TRIES)):
        current = post.channels.channel(channel.person, channel.id)
        if current is None or not _is_news(current, refusal):
            return
        try:
            post.channels.commit([post.channels.putting(current.bounced(refusal.reason))])
        except CommitConflict:
            if not tries_left:
                raise
        else:
            return
