"""Watches every commit and every message, and holds them against what on call promises."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from functions.oncall.model import Alert, Delivery
from functions.oncall.model.delivery import ACCEPTED
from functions.oncall.model.policy import COORDINATORS
from functions.oncall.store import items
from functions.senders.sender import Message
from functions.storage.table import Absent, Change, Put, Table
from tests.oncall.world import World
from tests.storage.passing import PassingTable

MISSED, DOUBLE = "missed", "double"
AFTER_CLAIM, ON_LEAVE = "told after a claim", "told on leave"
UNTOLD, NOBODY = "round without a message", "nobody is being told"

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
    _rounds: dict[str, set[Round]] = field(default_factory=lambda: defaultdict(set))

    def commit(self, changes: Sequence[Change]) -> None:
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
            self._handed[_place(items.delivery_of(item))] = message.id

    def _see_delivery(self, delivery: Delivery, *, is_new: bool) -> None:
        if delivery.state == ACCEPTED:
            self._settled.add(_place(delivery))
        if is_new:
            self._rounds[delivery.alert].add((delivery.loop, delivery.step))
            if self._is_told_on_leave(delivery):
                self.faults[ON_LEAVE] += 1

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
        called = policy.steps[delivery.step] if delivery.step < len(policy.steps) else policy.last_call
        role = next(person.role for person in self.world.people if person.id == delivery.person)
        return not (role == "coordinator" and COORDINATORS in called.targets)

    def _see_alert(self, before: Alert | None, after: Alert) -> None:
        """A round that is over must have told somebody, or a later one that took its place."""
        if before is None:
            self.raised.append(after.id)
            return
        begun, ended = (before.loop, before.step), (after.loop, after.step)
        if begun < ended and not any(begun <= told < ended for told in self._rounds[after.id]):
            self.faults[UNTOLD] += 1


def _is_head(change: Change, kind: str) -> bool:
    if not isinstance(change, Put):
        return False
    return change.item.key.partition.startswith(kind) and change.item.key.sort == "head"


def _place(delivery: Delivery) -> Place:
    return delivery.alert, delivery.loop, delivery.step, delivery.person, delivery.channel
