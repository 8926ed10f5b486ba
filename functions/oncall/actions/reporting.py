"""What became of alerts: for the console, a test and the doctor. Ids, states and reasons, never content."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from functions.errors import Invalid
from functions.oncall.model import Alert, Delivery, Reach
from functions.oncall.store import AlertStore

MOST_RECENT = 30
_OPEN, _PAST = "open", "past"
_MINUTES_TO_TELL = timedelta(minutes=10)


@dataclass(frozen=True)
class Report:
    """An alert and all that was done to tell of it, the first delivery first."""

    alert: Alert
    deliveries: Sequence[Delivery]

    @property
    def was_told(self) -> bool:
        """Whether a provider took at least one message over."""
        return any(delivery.settled_at and delivery.is_live for delivery in self.deliveries)

    def waits_by_rule(self, now: datetime) -> bool:
        """Whether it waits for working hours, for quiet hours to end, or for somebody's own minutes."""
        waits = self.alert.waits_for_hours and not self.alert.unreached and not self.alert.is_due(now)
        return waits or any(delivery.waits(now) for delivery in self.deliveries)


def report(alerts: AlertStore, alert: Alert) -> Report:
    """Return what was done to tell of an alert."""
    deliveries = sorted(
        alerts.deliveries_of(alert.id), key=lambda one: (one.created_at, one.person, one.kind)
    )
    return Report(alert, deliveries)


def recent(alerts: AlertStore, after: str | None = None) -> tuple[list[Report], str | None]:
    """Return a page of alerts, the latest first, and what continues it; open ones come on the first pages.

    Raises:
        Invalid: `after` is no page.
    """
    stage, _, cursor = (after or f"{_OPEN}.").partition(".")
    if stage not in (_OPEN, _PAST):
        raise Invalid({"after": ["page"]})
    found: list[Alert] = []
    if stage == _OPEN:
        found, following = alerts.open_page(cursor or None, MOST_RECENT)
        if following is not None:
            return _reports(alerts, found), f"{_OPEN}.{following}"
        cursor = ""
    past, following = alerts.past_page(cursor or None, MOST_RECENT)
    return _reports(alerts, [*found, *past]), None if following is None else f"{_PAST}.{following}"


def _reports(alerts: AlertStore, found: Sequence[Alert]) -> list[Report]:
    once = {alert.id: alert for alert in found}.values()
    return [report(alerts, alert) for alert in sorted(once, key=lambda alert: alert.raised_at, reverse=True)]


@dataclass(frozen=True)
class Ailment:
    """Something that keeps alerts from arriving: a code, and how often it was found."""

    code: str
    count: int


def ailments(alerts: AlertStore, reach: Reach, now: datetime) -> list[Ailment]:
    """Return what keeps alerts from arriving."""
    waiting = [alert for alert in alerts.open_alerts() if alert.raised_at + _MINUTES_TO_TELL < now]
    reports = [report(alerts, alert) for alert in waiting]
    untold = [one for one in reports if not one.was_told and not one.waits_by_rule(now)]
    channels = [channel for person in reach.people for channel in reach.channels.get(person.id, ())]
    bounced = [channel for channel in channels if channel.verified_at and not channel.counts]
    failing = [channel for channel in channels if channel.is_failing]
    unreached = [person for person in reach.people if not reach.of(person.id)]
    nobody = bool(reach.people) and not reach.reached()
    found = [
        Ailment("nobody-with-a-channel", int(nobody)),
        Ailment("people-without-a-channel", 0 if nobody else len(unreached)),
        Ailment("channels-bounced", len(bounced)),
        Ailment("channels-failing", len(failing)),
        Ailment("alerts-untold", len(untold)),
    ]
    return [ailment for ailment in found if ailment.count]
