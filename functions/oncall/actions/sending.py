"""Send what is due: lease, send, write down; a refused address makes way for the person's next channel."""

import logging
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from functions.crypto.secrets import SecretsUnsafe, ServerSecrets
from functions.oncall.actions.ticking import delivery_for
from functions.oncall.actions.turns import Turn, turn_of
from functions.oncall.model import Alert, Channel, Delivery, Person, Reach
from functions.oncall.model.delivery import SENDING, Unsent
from functions.oncall.store import AlertStore, ChannelStore
from functions.senders.sender import Message, PermanentFailure, Sender, SendError, TemporaryFailure
from functions.storage.table import Change, CommitConflict

log = logging.getLogger(__name__)

_MOST_ROUNDS = 5


@dataclass(frozen=True)
class Post:
    """What sending needs: the stores, the ways out by channel kind, and how a message is worded."""

    alerts: AlertStore
    channels: ChannelStore
    senders: Mapping[str, Sender]
    secrets: ServerSecrets
    word: Callable[[Alert, Delivery, Person, str], Message]
    clock: Callable[[], datetime]


Each = Callable[[Callable[[Delivery], None], Iterable[Delivery]], Iterable[None]]


def send_due(post: Post, reach: Reach, each: Each = map) -> int:
    """Send every delivery that is due, and return how many were looked at.

    `each` may run several at once, so that a provider that hangs does not hold up the others. The first
    leaves before the last is read, so that of very many some leave even if the table fails now and then.
    """
    looked_at = 0

    def due() -> Iterator[Delivery]:
        nonlocal looked_at
        for delivery in post.alerts.due_deliveries(post.clock()):
            looked_at += 1
            yield delivery

    for _ in each(lambda delivery: _send(post, reach, delivery), due()):
        pass
    return looked_at


def _send(post: Post, reach: Reach, delivery: Delivery) -> None:
    """Send one delivery if it is still needed and ours to send, else leave it to whoever was first."""
    for _ in range(_MOST_ROUNDS):
        try:
            _send_once(post, reach, delivery)
        except CommitConflict:
            current = post.alerts.delivery(delivery.id)
            if current is None or current.version != delivery.version:
                return  # another sender was first
            continue
        return


def _send_once(post: Post, reach: Reach, delivery: Delivery) -> None:
    """Take the turn of a delivery and, if it is to go out now, hand it over.

    Raises:
        CommitConflict: it, its alert or its channel's memory changed meanwhile; nothing was done.
    """
    now = post.clock()
    alert, person = post.alerts.alert(delivery.alert), reach.person(delivery.person)
    unneeded = _why_unneeded(reach, alert, person, delivery, now)
    if alert is None or person is None or unneeded is not None:
        cancelled = delivery.cancelled(unneeded or "over", now)
        changes = [post.alerts.changing_delivery(cancelled), *_round_without(post, alert, cancelled)]
        post.alerts.commit(changes)
        return
    channel = post.channels.channel(delivery.person, delivery.channel)
    if channel is None or not channel.counts:
        go_round(post, delivery.refused("channel-gone", now), bounced=False)
        return
    lease = _lease(post, delivery)
    turn = turn_of(post.alerts, reach, alert, person, delivery, lease=lease, now=now)
    post.alerts.commit(_taking(post, alert, turn, now))
    if turn.delivery.state == SENDING:
        leased = replace(turn.delivery, version=delivery.version + 1)
        _hand_over_and_note(post, leased, alert, person, channel)


def _round_without(post: Post, alert: Alert | None, cancelled: Delivery) -> list[Change]:
    """Return the change that makes an open alert due now if this round has nobody left.

    The alert is stored in any case, so that of two who leave at once one sees the other gone.
    """
    if alert is None or not alert.is_open:
        return []
    return [post.alerts.moving(alert if _is_anybody_told(post, cancelled) else alert.due_at_once())]


def _is_anybody_told(post: Post, gone: Delivery) -> bool:
    """Whether another delivery of its alert was taken over or may yet be, in its round or a later one."""
    return any(
        one.is_live and one.place >= gone.place and one.id != gone.id
        for one in post.alerts.each_delivery_of(gone.alert)
    )


def _taking(post: Post, alert: Alert, turn: Turn, now: datetime) -> list[Change]:
    """Return the changes that take a turn while the alert is as it was read: not claimed in between."""
    changes = [post.alerts.changing_delivery(turn.delivery), post.alerts.holding(alert)]
    return changes + ([post.alerts.telling(turn.told, now)] if turn.told else [])


def _hand_over_and_note(post: Post, leased: Delivery, alert: Alert, person: Person, channel: Channel) -> None:
    try:
        provider = _hand_over(post, leased, alert, person, channel)
    except (TemporaryFailure, PermanentFailure) as failure:
        _after_failure(post, leased, failure)
        return
    _write(post, leased.accepted(provider, post.clock()))
    note_told(post.channels, channel, post.clock())
    log.info("alert sent", extra={"alert": alert.id, "delivery": leased.id})


def note_told(channels: ChannelStore, channel: Channel, now: datetime) -> None:
    """Note that a channel's provider took a message; whoever changes the channel meanwhile goes first."""
    if channel.is_told_news(now):
        with suppress(CommitConflict):
            channels.commit([channels.putting(channel.told(now))])


def _hand_over(post: Post, delivery: Delivery, alert: Alert, person: Person, channel: Channel) -> str | None:
    """Give the message to its sender and return the provider's id.

    Raises:
        TemporaryFailure, PermanentFailure: it did not leave.
    """
    sender = post.senders.get(delivery.kind)
    if sender is None:
        raise TemporaryFailure("no-sender")
    try:
        address = post.secrets.open(channel.sealed).decode()
    except SecretsUnsafe as error:
        raise PermanentFailure("unreadable") from error
    try:
        return sender.send(post.word(alert, delivery, person, address))
    except SendError:
        raise
    except Exception as error:
        log.error("a sender broke", extra={"delivery": delivery.id, "error": type(error).__name__})
        raise TemporaryFailure("broken") from error


def _lease(post: Post, delivery: Delivery) -> timedelta:
    sender = post.senders.get(delivery.kind)
    return sender.lease if sender else timedelta(minutes=1)


def _why_unneeded(
    reach: Reach, alert: Alert | None, person: Person | None, delivery: Delivery, now: datetime
) -> Unsent | None:
    if alert is None or not alert.is_open:
        return "claimed" if alert is not None and alert.claimed_by else "over"
    if person is None:
        return "person-left"
    targets: Sequence[str] = alert.step_of(delivery.step).targets
    if alert.is_last(delivery.step):
        targets = reach.called_at_last(targets, now)
    return None if reach.may_be_told(person, targets, now) else "on-leave"


def _write(post: Post, delivery: Delivery) -> None:
    """Store a delivery, unless its lease ran out and somebody else has it."""
    with suppress(CommitConflict):
        post.alerts.commit([post.alerts.changing_delivery(delivery)])


def _after_failure(post: Post, leased: Delivery, failure: TemporaryFailure | PermanentFailure) -> None:
    now = post.clock()
    refused = isinstance(failure, PermanentFailure)
    failed = leased.refused(failure.reason, now) if refused else leased.failed(failure.reason, now)
    log.warning(
        "an alert did not leave",
        extra={"alert": failed.alert, "delivery": failed.id, "reason": failed.reason, "state": failed.state},
    )
    if failed.is_live:
        _write(post, failed)
    else:
        go_round(post, failed, bounced=refused)


def go_round(post: Post, failed: Delivery, *, bounced: bool) -> None:
    """Write the failure down together with its consequences: all of them or none.

    The refused channel counts no more; the person's next channel is tried at once.
    """
    for _ in range(_MOST_ROUNDS):
        changes: list[Change] = [post.alerts.changing_delivery(failed)]
        channel = post.channels.channel(failed.person, failed.channel)
        if channel is not None and (after := _channel_after(channel, failed, bounced=bounced)):
            changes.append(post.channels.putting(after))
        alert = post.alerts.alert(failed.alert)
        if alert is not None and alert.is_open:
            changes.extend(_consequence(post, failed, alert))
        try:
            post.alerts.commit(changes)
        except CommitConflict:
            current = post.alerts.delivery(failed.id)
            if current is None or current.version != failed.version:
                return  # another sender wrote it down
            continue
        return


def _channel_after(channel: Channel, failed: Delivery, *, bounced: bool) -> Channel | None:
    """Return a channel that counts as the failure leaves it, None when that says nothing about it."""
    reason = failed.reason or "refused"
    if not channel.counts or not (bounced or failed.was_given_up):
        return None
    return channel.bounced(reason) if bounced else channel.gave_up(reason)


def _consequence(post: Post, failed: Delivery, alert: Alert) -> list[Change]:
    """Return the changes that go round a failure in an open alert.

    When the person has no channel left and nobody else of the round is told, the next one is due now. Else
    the alert is stored as it is, so that of two that fail at once one sees the other's failure.
    """
    now = post.clock()
    channels = post.channels.channels_of(failed.person)
    others = [channel for channel in channels if channel.counts and channel.id != failed.channel]
    place = replace(alert, loop=failed.loop, step=failed.step)
    told = [delivery_for(place, failed.person, channel, now) for channel in others]
    stored = [post.alerts.delivery(delivery.id) for delivery in told]
    live = [delivery for delivery in stored if delivery is not None and delivery.is_live]
    if any(not delivery.waits(now) for delivery in live):
        return [post.alerts.moving(alert)]
    if live:
        first = min(live, key=lambda delivery: delivery.next_at or now)
        return [post.alerts.changing_delivery(replace(first, next_at=now))]
    for delivery, known in zip(told, stored, strict=True):
        if known is None:
            return [post.alerts.holding(alert), *post.alerts.adding_delivery(delivery)]
    if _is_anybody_told(post, failed):
        return [post.alerts.moving(alert)]
    is_given_up = alert.is_last(failed.step) and failed.was_given_up
    return [post.alerts.moving(alert.in_vain(now) if is_given_up else alert.due_at_once())]
