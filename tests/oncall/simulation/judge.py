"""Watches every commit and every message, and holds them against what on call promises."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TypeGuard

from functions.oncall.model import Alert, Delivery
from functions.oncall.model.delivery import ACCEPTED, PENDING, SENDING
from functions.oncall.model.policy import COORDINATORS, EVERYONE
from functions.oncall.store import items
from functions.senders.sender import Message
from functions.storage.table import Absent, Change, Put, Table
from tests.oncall.world import World
from tests.storage.passing import PassingTable

MISSED, DOUBLE = "missed", "double"
AFTER_CLAIM, ON_LEAVE = "told after a claim", "told on leave"
UNTOLD, NOBODY = "round without a message", "nobody is being told"
HURRIED, APART = "round before its time", "told one by one what waits together"
SILENT = "counts as told without a message"
MOST_APART = 2
"""Messages about one alert each, one after the other, while others waited for the same channel."""

Round = tuple[int, int]
Place = tuple[str, int, int, str, str]


@dataclass
class Judge(PassingTable):
    """A table that sees all that is stored; providers show it what they are handed."""

    table: Table
    world: World | None = None
    faults: Counter[str] = field(default_factory=Counter)
    told: list[str] = field(default_factory=list)
    raised: list[str] = field(default_factory=list)
    _handed: dict[Place, str] = field(default_factory=dict)
    _settled: set[Place] = field(default_factory=set)
    _rounds: dict[str, dict[Round, list[str]]] = field(default_factory=lambda: defaultdict(dict))
    _taken: dict[str, datetime] = field(default_factory=dict)
    _latest: datetime | None = None
    _held: dict[str, dict[str, str]] = field(default_factory=lambda: defaultdict(dict))
    _apart: Counter[str] = field(default_factory=Counter)
    _told_before: dict[str, int] = field(default_factory=dict)
    _told_of: dict[str, list[datetime]] = field(default_factory=lambda: defaultdict(list))

    def commit(self, changes: Sequence[Change]) -> None:
        self._see_clock()
        before = {
            change.item.key.partition: items.alert_of(stored)
            for change in changes
            if _is_head(change, "alert/") and (stored := self.table.get(change.item.key))
        }
        self.table.commit(changes)
        for change in changes:
            if _is_head(change, "delivery/"):
                self._see_delivery(
                    items.delivery_of(change.item), is_new=isinstance(change.condition, Absent)
                )
        for change in changes:
            if _is_head(change, "alert/"):
                self._see_alert(before.get(change.item.key.partition), items.alert_of(change.item))

    def see_message(self, message: Message) -> None:
        """Look at a message that a provider is handed."""
        item = self.table.get(items.delivery_key(message.id))
        delivery = items.delivery_of(item) if item else None
        if delivery is None:
            return
        stored = self.table.get(items.alert_key(delivery.alert))
        if stored is None or not items.alert_of(stored).is_open:
            self.faults[AFTER_CLAIM] += 1
        place = _place(delivery)
        known = self._handed.get(place)
        if place in self._settled or known not in (None, message.id):
            self.faults[DOUBLE] += 1

    def see_taken(self, message: Message) -> None:
        """Note that a provider took a message over; whether we know of it is another matter."""
        self.told.append(message.to)
        item = self.table.get(items.delivery_key(message.id))
        if item:
            delivery = items.delivery_of(item)
            if _place(delivery) not in self._handed:  # a mailbox may show what comes again only once
                self._told_of[delivery.channel].append(self._now())
            self._handed[_place(delivery)] = message.id

    def _see_delivery(self, delivery: Delivery, *, is_new: bool) -> None:
        if delivery.state == ACCEPTED:
            self._settled.add(_place(delivery))
        self._see_waiting(delivery)
        self._see_bundled(delivery)
        if is_new:
            earlier = self._told_of[delivery.channel]
            self._told_before[delivery.id] = len(earlier) - earlier.count(self._now())
            self._rounds[delivery.alert].setdefault(delivery.place, []).append(delivery.id)
            if self._is_told_on_leave(delivery):
                self.faults[ON_LEAVE] += 1

    def _now(self) -> datetime:
        assert self.world is not None
        return self.world.clock()

    def _see_bundled(self, delivery: Delivery) -> None:
        """What counts as told by another's message had one by its channel, when it was made or after."""
        is_silent = len(self._told_of[delivery.channel]) == self._told_before.get(delivery.id)
        if delivery.reason == "bundled" and is_silent:
            self.faults[SILENT] += 1

    def _see_clock(self) -> None:
        """Forget when rounds were taken once the clock was put back: what waits is pulled in then."""
        now = self._now()
        if self._latest is not None and now < self._latest:
            self._taken.clear()
        self._latest = now

    def _see_waiting(self, delivery: Delivery) -> None:
        """What waited for the same channel's pause is told in one message, or nearly; a retry is its own."""
        held = self._held[delivery.channel]
        waited = held.pop(delivery.id, None) is not None
        if delivery.reason == "throttled" and delivery.state == PENDING:
            held[delivery.id] = delivery.alert
        elif waited and delivery.state == SENDING:
            others = {alert for alert in held.values() if alert != delivery.alert and self._is_open(alert)}
            self._apart[delivery.channel] += 1
            if delivery.is_bundle or not others:
                self._apart[delivery.channel] = 0
            if self._apart[delivery.channel] > MOST_APART:
                self.faults[APART] += 1

    def _is_open(self, alert: str) -> bool:
        stored = self.table.get(items.alert_key(alert))
        return stored is not None and items.alert_of(stored).is_open

    def _is_told_on_leave(self, delivery: Delivery) -> bool:
        assert self.world is not None
        now = self.world.clock()
        stored = self.table.get(items.alert_key(delivery.alert))
        if stored is None or not any(
            leave.person == delivery.person and leave.start <= now < leave.end
            for leave in self.world.roster.leaves
        ):
            return False
        policy = items.alert_of(stored).policy
        is_last = delivery.step >= len(policy.steps)
        targets = policy.exhausted if is_last else policy.steps[delivery.step].targets
        role = next(person.role for person in self.world.people if person.id == delivery.person)
        is_needed = is_last and not self.world.reach.meant((EVERYONE,), now)
        return not (role == "coordinator" and (COORDINATORS in targets or is_needed))

    def _see_alert(self, before: Alert | None, after: Alert) -> None:
        """A round that is over must have told somebody, or a later one that took its place."""
        if before is None:
            self.raised.append(after.id)
            return
        begun, ended = (before.loop, before.step), (after.loop, after.step)
        if begun < ended and not any(begun <= told < ended for told in self._rounds[after.id]):
            self.faults[UNTOLD] += 1
        if begun < ended:
            self._see_round(before)

    def _see_round(self, taken: Alert) -> None:
        """A round comes after its pause, if anybody of the one before it was told or may yet be."""
        now, since = self._now(), self._taken.get(taken.id)
        earlier = max((one for one in self._rounds[taken.id] if one < (taken.loop, taken.step)), default=None)
        if since is not None and earlier is not None and now < since + timedelta(minutes=taken.pause):
            stored = [self.table.get(items.delivery_key(one)) for one in self._rounds[taken.id][earlier]]
            if any(items.delivery_of(item).is_live for item in stored if item):
                self.faults[HURRIED] += 1
        self._taken[taken.id] = now


def _is_head(change: Change, kind: str) -> TypeGuard[Put]:
    if not isinstance(change, Put):
        return False
    return change.item.key.partition.startswith(kind) and change.item.key.sort == "head"


def _place(delivery: Delivery) -> Place:
    return delivery.alert, delivery.loop, delivery.step, delivery.person, delivery.channel
