"""Alerts found by their names: what a stream tells of, which the index may not show yet."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from functions.oncall.model import Alert, Delivery
from functions.oncall.store.alerts import AlertStore
from functions.oncall.store.items import alert_key
from functions.storage.table import Key


def alert_at(key: Key) -> str | None:
    """Return the alert whose head is kept at `key`, None when something else is."""
    alert = key.partition.removeprefix("alert/")
    return alert if key == alert_key(alert) else None


@dataclass(frozen=True)
class NamedAlerts(AlertStore):
    """`AlertStore` for which nothing else is due than these alerts, each read by its key."""

    names: tuple[str, ...]

    def has_due(self, now: datetime) -> bool:
        """Whether one of them, or a delivery of theirs, is due."""
        return any(self.due_alerts(now)) or any(self.due_deliveries(now))

    def due_alerts(self, now: datetime) -> Iterator[Alert]:
        """Yield those whose next round is due."""
        for name in self.names:
            alert = self.alert(name)
            if alert is not None and alert.is_due(now):
                yield alert

    def due_deliveries(self, now: datetime) -> Iterator[Delivery]:
        """Yield their deliveries to be sent now."""
        for name in self.names:
            yield from (delivery for delivery in self.deliveries_of(name) if delivery.is_due(now))
