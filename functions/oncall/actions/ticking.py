"""The tick: take each due alert's round, so that whoever it names will be told."""

import logging
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from functions.oncall.model import Alert, Channel, Delivery, Person, delivery_id, targeted
from functions.oncall.model.policy import COORDINATORS, EVERYONE
from functions.oncall.store import AlertStore
from functions.storage.table import Change, CommitConflict

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
    return sum(_take_round(alerts, alert, reach, now) for alert in alerts.due_alerts(now))


def _take_round(alerts: AlertStore, alert: Alert, reach: Reach, now: datetime) -> bool:
    people = reach.meant(alert.round.targets)
    try:
        for batch in _batches(_deliveries(alert, people, reach, now)):
            _put_absent(alerts, alert, batch)
        alerts.commit([alerts.moving(alert.moved(now) if people else alert.found_nobody(now))])
    except CommitConflict:
        return False  # claimed, closed or taken by another tick meanwhile: the next one reads it again
    if not people:
        log.warning("nobody can be told of an alert", extra={"alert": alert.id})
    return True


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


def _batches(deliveries: Iterator[Delivery]) -> Iterator[list[Delivery]]:
    batch: list[Delivery] = []
    for delivery in deliveries:
        batch.append(delivery)
        if len(batch) == _DELIVERIES_AT_ONCE:
            yield batch
            batch = []
    if batch:
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
