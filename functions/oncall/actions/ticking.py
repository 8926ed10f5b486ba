"""The tick: take each due alert's round, so that whoever it names will be told."""

import logging
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from typing import TypeVar

from functions.oncall.model import Alert, Channel, Delivery, Person, delivery_id, targeted
from functions.oncall.model.policy import COORDINATORS, EVERYONE
from functions.oncall.store import AlertStore
from functions.storage.table import MOST_CHANGES, Change, CommitConflict

Thing = TypeVar("Thing")

log = logging.getLogger(__name__)

_DELIVERIES_AT_ONCE = 40  # two items each, and the alert's check, stay under a commit's 100


@dataclass(frozen=True)
class Reach:
    """Who can be told now: active people, and the channels of each."""

    people: Sequence[Person]
    channels: Mapping[str, Sequence[Channel]]

    def of(self, person: str) -> list[Channel]:
        """Return the channels of a person that count."""
        return [channel for channel in self.channels.get(person, ()) if channel.counts]

    def reached(self) -> list[Person]:
        """Return the people who can be told at all."""
        return [person for person in self.people if self.of(person.id)]

    def meant(self, targets: Sequence[str]) -> list[Person]:
        """Return the reachable people whom targets mean.

        For a person who left, everyone; when nobody of them can be reached, the coordinators.
        """
        people = targeted(self.people, targets) or targeted(self.people, (EVERYONE,))
        return self._reachable(people) or self._reachable(targeted(self.people, (COORDINATORS,)))

    def _reachable(self, people: Sequence[Person]) -> list[Person]:
        return [person for person in people if self.of(person.id)]


def tick(alerts: AlertStore, reach: Reach, *, now: datetime) -> int:
    """Take the round of every alert that is due, and return how many were taken.

    Idempotent: deliveries have ids of their own making and are put only when absent, then the alert
    is moved if nobody changed it. Dying anywhere between is repaired by the next tick.
    """
    taken = 0
    unheard: list[Alert] = []
    for alert in alerts.due_alerts(now):
        people = reach.meant(alert.round.targets)
        if people:
            taken += _take_round(alerts, alert, people, reach, now)
        else:
            unheard.append(alert)
    return taken + sum(_put_off(alerts, batch, now) for batch in _batches(unheard, MOST_CHANGES))


def _take_round(
    alerts: AlertStore, alert: Alert, people: Sequence[Person], reach: Reach, now: datetime
) -> bool:
    try:
        for batch in _batches(_deliveries(alert, people, reach, now), _DELIVERIES_AT_ONCE):
            _put_absent(alerts, alert, batch)
        alerts.commit([alerts.moving(alert.moved(now))])
    except CommitConflict:
        return False  # claimed, closed or taken by another tick meanwhile: the next one reads it again
    return True


def _put_off(alerts: AlertStore, unheard: Sequence[Alert], now: datetime) -> int:
    """Note of all of these alerts in one commit that nobody can be told of them; each alone on a conflict."""
    try:
        alerts.commit([alerts.moving(alert.found_nobody(now)) for alert in unheard])
    except CommitConflict:
        return sum(_put_off(alerts, [alert], now) for alert in unheard) if len(unheard) > 1 else 0
    log.warning("nobody can be told of alerts", extra={"alerts": [alert.id for alert in unheard]})
    return len(unheard)


def _deliveries(alert: Alert, people: Sequence[Person], reach: Reach, now: datetime) -> Iterator[Delivery]:
    for person in people:
        for channel in reach.of(person.id):
            yield delivery_for(alert, person.id, channel, now)


def delivery_for(alert: Alert, person: str, channel: Channel, now: datetime) -> Delivery:
    """Return the delivery of an alert's present round to one channel."""
    return Delivery(
        id=delivery_id(alert.id, alert.loop, alert.step, person, channel.id),
        alert=alert.id,
        loop=alert.loop,
        step=alert.step,
        person=person,
        channel=channel.id,
        kind=channel.kind,
        created_at=now,
        next_at=now,
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
