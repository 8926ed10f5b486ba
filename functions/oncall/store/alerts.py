"""Alerts and their deliveries, kept in a table."""

import logging
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import TypeVar

from functions.oncall.model import Alert, Delivery, Told, stamp
from functions.oncall.store import items
from functions.oncall.store.policies import PolicyStore
from functions.oncall.store.ticks import TickMemory
from functions.oncall.store.told_items import told_item, told_key, told_of
from functions.storage.table import (
    Absent,
    AtVersion,
    Change,
    Check,
    Delete,
    IndexPage,
    IndexRow,
    Item,
    Key,
    Put,
    Table,
)

log = logging.getLogger(__name__)

Stored = TypeVar("Stored", Alert, Delivery)

_AT_ONCE = 100
_COUNTED_AT_ONCE = 1000


@dataclass(frozen=True)
class AlertStore:
    """Reads alerts and deliveries; makes the changes that a commit is put together from."""

    table: Table

    @cached_property
    def policies(self) -> PolicyStore:
        """Return where new alerts have the snapshot of their policy from."""
        return PolicyStore(self.table)

    @property
    def ticks(self) -> TickMemory:
        """Return the memory of the tick's clock."""
        return TickMemory(self.table)

    def alert(self, alert: str) -> Alert | None:
        """Return the alert as last committed."""
        item = self.table.get(items.alert_key(alert))
        return items.alert_of(item) if item else None

    def delivery(self, delivery: str) -> Delivery | None:
        """Return the delivery as last committed."""
        item = self.table.get(items.delivery_key(delivery))
        return items.delivery_of(item) if item else None

    def told(self, channel: str) -> Told:
        """Return what a channel was sent lately."""
        item = self.table.get(told_key(channel))
        return told_of(item) if item else Told(channel)

    def telling(self, told: Told, now: datetime) -> Change:
        """Return the change that stores what a channel was sent, if nobody sent it more since it was read."""
        return Put(told_item(told, now), AtVersion(told.version) if told.version else Absent())

    def has_due(self, now: datetime) -> bool:
        """Whether the index knows of an alert or a delivery that is due, or the clock was put back."""
        queues = (items.DUE_ALERTS, items.DUE_DELIVERIES)
        is_due = any(self.table.query_index(queue, up_to=_until(now), limit=1).rows for queue in queues)
        return is_due or self.ticks.was_put_back(now)

    def due_alerts(self, now: datetime) -> Iterator[Alert]:
        """Yield the alerts whose next round is due, each read again because the index may lag."""
        due = self._each(items.DUE_ALERTS, now, items.alert_of)
        yield from (alert for alert in due if alert.is_due(now))

    def due_deliveries(self, now: datetime) -> Iterator[Delivery]:
        """Yield the deliveries to be sent now, each read again."""
        due = self._each(items.DUE_DELIVERIES, now, items.delivery_of)
        yield from (delivery for delivery in due if delivery.is_due(now))

    def waiting_deliveries(self) -> Iterator[Delivery]:
        """Yield every delivery that is still to be sent."""
        waiting = self._each(items.DUE_DELIVERIES, None, items.delivery_of)
        yield from (delivery for delivery in waiting if delivery.next_at is not None)

    def open_alerts(self) -> Iterator[Alert]:
        """Yield every alert that will still be told, the next one due first."""
        yield from (alert for alert in self._each(items.DUE_ALERTS, None, items.alert_of) if alert.is_open)

    def exhausted(self) -> list[datetime]:
        """Return since when each alert of a case waits that was told to the end; the index may lag."""
        rows = self._rows(items.DUE_ALERTS, None, _COUNTED_AT_ONCE)
        return [since for row in rows if (since := items.exhausted_since(row.place))]

    def open_page(self, after: str | None, limit: int) -> tuple[list[Alert], str | None]:
        """Return a page of the alerts that will still be told, the next one due first, and what continues it.

        Raises:
            Invalid: `after` is no page of theirs.
        """
        page = self.table.query_index(items.DUE_ALERTS, after=after, limit=limit)
        return self._read_again(page), page.next

    def past_page(self, after: str | None, limit: int) -> tuple[list[Alert], str | None]:
        """Return a page of the alerts that are over, the latest first, and what continues it.

        Raises:
            Invalid: `after` is no page of theirs.
        """
        page = self.table.query_index(items.PAST_ALERTS, after=after, limit=limit, backwards=True)
        return self._read_again(page), page.next

    def deliveries_of(self, alert: str) -> list[Delivery]:
        """Return the deliveries of an alert."""
        return list(self.each_delivery_of(alert))

    def each_delivery_of(self, alert: str) -> Iterator[Delivery]:
        """Yield the deliveries of an alert, each read when it is asked for."""
        found = (self.delivery(delivery) for delivery in self._pointed(f"alert/{alert}", "delivery/"))
        yield from (delivery for delivery in found if delivery)

    def open_alerts_of(self, case: str) -> list[Alert]:
        """Return the alerts of a case that are not settled."""
        found = [
            self.alert(pointer.key.sort.removeprefix("alert/"))
            for pointer in self._all(f"case/{case}", "alert/")
            if pointer.body["open"]
        ]
        return [alert for alert in found if alert and alert.is_open]

    def adding(self, alert: Alert) -> list[Change]:
        """Return the changes that store a new alert, and its pointer in the case."""
        changes: list[Change] = [Put(items.alert_item(alert), Absent())]
        if alert.case:
            changes.append(Put(Item(_pointer(alert), {"open": True}), Absent()))
        return changes

    def moving(self, alert: Alert) -> Change:
        """Return the change that stores an alert if nobody changed it since it was read."""
        return Put(items.alert_item(alert), AtVersion(alert.version))

    def settling(self, alert: Alert) -> list[Change]:
        """Return the changes that store a settled alert, and tell its pointer.

        The pointer changes only here, so it still has its first version.
        """
        changes: list[Change] = [self.moving(alert)]
        if alert.case:
            changes.append(Put(Item(_pointer(alert), {"open": False}, version=1), AtVersion(1)))
        return changes

    def holding(self, alert: Alert) -> Change:
        """Return the check that an alert is still as it was read."""
        return Check(items.alert_key(alert.id), AtVersion(alert.version))

    def adding_delivery(self, delivery: Delivery) -> list[Change]:
        """Return the changes that store a new delivery, and its pointer in the alert."""
        pointer = Item(
            Key(f"alert/{delivery.alert}", f"delivery/{delivery.id}"), {}, expires_at=delivery.expires_at
        )
        return [Put(items.delivery_item(delivery), Absent()), Put(pointer, Absent())]

    def changing_delivery(self, delivery: Delivery) -> Change:
        """Return the change that stores a delivery if nobody changed it since it was read."""
        return Put(items.delivery_item(delivery), AtVersion(delivery.version))

    def commit(self, changes: Sequence[Change]) -> None:
        """Apply the changes.

        Raises:
            CommitConflict: something changed meanwhile; nothing was written.
        """
        self.table.commit(changes)

    def erasing(self, case: str) -> Iterator[list[Change]]:
        """Yield commits that remove all alerts of a case with their deliveries; repeating is harmless.

        Deliveries go first and the case's pointer last, so that a broken run finds its way again.
        """
        for pointer in self._all(f"case/{case}", "alert/"):
            alert = pointer.key.sort.removeprefix("alert/")
            for way in self._all(f"alert/{alert}", "delivery/"):
                delivery = self.table.get(items.delivery_key(way.key.sort.removeprefix("delivery/")))
                yield [_deleting(item) for item in (way, delivery) if item]
            head = self.table.get(items.alert_key(alert))
            yield [_deleting(item) for item in (head, pointer) if item]

    def _read_again(self, page: IndexPage) -> list[Alert]:
        found = [self.table.get(row.key) for row in page.rows]
        return [items.alert_of(item) for item in found if item]

    def _each(self, queue: str, now: datetime | None, read: Callable[[Item], Stored]) -> Iterator[Stored]:
        """Yield what stands in a queue, each read again.

        What cannot be read holds up nothing: the first error of that kind is raised behind the last of them.
        """
        error: Exception | None = None
        for row in self._rows(queue, now):
            item = self.table.get(row.key)
            try:
                found = read(item) if item else None
            except (KeyError, TypeError, ValueError) as unreadable:
                log.error("a stored item cannot be read", extra={"item": row.key.partition})
                error = error or unreadable
                continue
            if found is not None:
                yield found
        if error is not None:
            raise error

    def _rows(self, queue: str, now: datetime | None, at_once: int = _AT_ONCE) -> list[IndexRow]:
        up_to = None if now is None else _until(now)
        rows: list[IndexRow] = []
        after = None
        while True:
            page = self.table.query_index(queue, up_to=up_to, after=after, limit=at_once)
            rows.extend(page.rows)
            after = page.next
            if after is None:
                return rows

    def _all(self, partition: str, prefix: str) -> list[Item]:
        found: list[Item] = []
        after = None
        while True:
            page = self.table.query(partition, prefix=prefix, after=after, limit=_AT_ONCE)
            found.extend(page.items)
            after = page.next
            if after is None:
                return found

    def _pointed(self, partition: str, prefix: str) -> list[str]:
        return [item.key.sort.removeprefix(prefix) for item in self._all(partition, prefix)]


def _until(now: datetime) -> str:
    """Return the last place in a queue of due things that is due now."""
    return f"{stamp(now)}/~"


def _pointer(alert: Alert) -> Key:
    return Key(f"case/{alert.case}", f"alert/{alert.id}")


def _deleting(item: Item) -> Change:
    return Delete(item.key, AtVersion(item.version))
