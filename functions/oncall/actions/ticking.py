"""The tick: take each due alert's round, so that whoever it names will be told."""

import logging
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, timedelta
from itertools import islice
from typing import TypeAlias, TypeVar

from functions.oncall.actions.clock import notice_clock
from functions.oncall.model import Alert, Channel, Delivery, Person, Reach, delivery_id
from functions.oncall.model.alert import AUDIT, CHECK
from functions.oncall.model.policy import EVERYONE
from functions.oncall.store import AlertStore
from functions.storage.table import MOST_CHANGES, Change, CommitConflict

Thing = TypeVar("Thing")
Way: TypeAlias = tuple[Channel, timedelta]

log = logging.getLogger(__name__)

_DELIVERIES_AT_ONCE = 40  # two items each, and the alert's check, stay under a commit's 100


def tick(alerts: AlertStore, reach: Reach, *, now: datetime) -> int:
    """Take the round of every alert that is due, and return how many were taken.

    Idempotent: deliveries have ids of their own making and are put only when absent, then the alert
    is moved if nobody changed it. Dying anywhere between is repaired by the next tick.
    """
    notice_clock(alerts, (channel.id for own in reach.channels.values() for channel in own), now)
    taken = 0
    unheard: list[Alert] = []
    try:
        for alert in alerts.due_alerts(now):
            begins_at = reach.next_working_moment(now) if alert.waits_for_hours else now
            if begins_at > now:
                taken += _move(alerts, alert.put_off(begins_at, now))
            elif meant := _round_that_means_somebody(alert, reach, now):
                taken += _take_round(alerts, *meant, reach, now)
            else:
                unheard.append(alert)
    finally:
        taken += sum(_note_unheard(alerts, batch, now) for batch in _batches(unheard, MOST_CHANGES))
    return taken


def _round_that_means_somebody(
    alert: Alert, reach: Reach, now: datetime
) -> tuple[Alert, Sequence[Person]] | None:
    """Return the alert at the round to take, with those whom it means; None when nobody can be told at all.

    A round without anybody is skipped at once. When all of them are, the last call is due before its time.
    What has no last call, like a drill or a reminder, goes to nobody but those it names.
    """
    for place in alert.rounds():
        if people := reach.meant(_targets(place, reach, now), now):
            return place, people
    return None


def _targets(place: Alert, reach: Reach, now: datetime) -> Sequence[str]:
    """Return whom a round is for; after a last call that reached nobody the next one is for everyone too."""
    targets = place.round.targets
    if not place.is_last_call:
        return targets
    return reach.called_at_last((*targets, EVERYONE) if place.unreached else targets, now)


def _take_round(
    alerts: AlertStore, alert: Alert, people: Sequence[Person], reach: Reach, now: datetime
) -> bool:
    try:
        for batch in _batches(_deliveries(alert, people, reach, now), _DELIVERIES_AT_ONCE):
            _put_absent(alerts, alert, batch)
    except CommitConflict:
        return False  # claimed, closed or taken by another tick meanwhile: the next one reads it again
    return _move(alerts, alert.moved(now))


def _move(alerts: AlertStore, moved: Alert) -> bool:
    """Store a moved alert unless somebody changed it meanwhile."""
    try:
        alerts.commit([alerts.moving(moved)])
    except CommitConflict:
        return False
    return True


def _note_unheard(alerts: AlertStore, unheard: Sequence[Alert], now: datetime) -> int:
    """Note of all of these alerts in one commit that nobody can be told of them; each alone on a conflict."""
    try:
        alerts.commit([alerts.moving(alert.found_nobody(now)) for alert in unheard])
    except CommitConflict:
        return sum(_note_unheard(alerts, [alert], now) for alert in unheard) if len(unheard) > 1 else 0
    log.warning("nobody can be told of alerts", extra={"alerts": [alert.id for alert in unheard]})
    return len(unheard)


def _deliveries(alert: Alert, people: Sequence[Person], reach: Reach, now: datetime) -> Iterator[Delivery]:
    for person in people:
        for channel, after in _fitting(alert, reach.ways(person.id, alert.urgency, alert.round)):
            yield delivery_for(alert, person.id, channel, now, now + after)


def _fitting(alert: Alert, ways: Sequence[Way]) -> Sequence[Way]:
    """Return by which of a person's channels they are told: a night's check by email if they have it.

    How far the audit chain goes is worth no SMS.
    """
    by_email = [way for way in ways if way[0].kind == "email"]
    return by_email if alert.about == AUDIT or (alert.about == CHECK and by_email) else ways


def delivery_for(
    alert: Alert, person: str, channel: Channel, now: datetime, next_at: datetime | None = None
) -> Delivery:
    """Return the delivery of an alert's present round to one channel, to be sent now or later."""
    return Delivery(
        id=delivery_id(alert.id, alert.loop, alert.step, person, channel.id),
        alert=alert.id,
        loop=alert.loop,
        step=alert.step,
        person=person,
        channel=channel.id,
        kind=channel.kind,
        created_at=now,
        next_at=next_at or now,
    )


def _batches(things: Iterable[Thing], most: int) -> Iterator[list[Thing]]:
    rest = iter(things)
    while batch := list(islice(rest, most)):
        yield batch


def _put_absent(alerts: AlertStore, alert: Alert, batch: Sequence[Delivery]) -> None:
    """Store the deliveries that are absent while the alert stays as it was read.

    Raises:
        CommitConflict: the alert changed.
    """
    absent = [delivery for delivery in batch if alerts.delivery(delivery.id) is None]
    if not absent:
        return
    changes: list[Change] = [alerts.holding(alert)]
    for delivery in absent:
        changes.extend(alerts.adding_delivery(delivery))
    alerts.commit(changes)
