"""Calendars as text (RFC 5545), by the icalendar library, which is loaded when one is first asked for."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from icalendar import Event as Component

PRODUCER = "-//on call//calendar//EN"
ASKED_EACH = timedelta(hours=1)


@dataclass(frozen=True)
class Event:
    """One event. Times are aware; they are written in UTC, which every calendar shows in its own zone."""

    uid: str
    start: datetime
    end: datetime
    summary: str
    changed_at: datetime
    sequence: int
    is_off: bool


def calendar_text(name: str, events: Iterable[Event]) -> bytes:
    """Return a calendar that is read again each hour."""
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", PRODUCER)
    calendar.add("x-wr-calname", name)
    calendar.add("name", name)
    calendar.add("refresh-interval", ASKED_EACH, parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", "PT1H")
    for event in events:
        calendar.add_component(_component(event))
    return bytes(calendar.to_ical())


def _component(event: Event) -> "Component":
    from icalendar import Event as Component

    component = Component()
    component.add("uid", event.uid)
    component.add("dtstamp", event.changed_at)
    component.add("last-modified", event.changed_at)
    component.add("sequence", event.sequence)
    component.add("dtstart", event.start)
    component.add("dtend", event.end)
    component.add("summary", event.summary)
    component.add("status", "CANCELLED" if event.is_off else "CONFIRMED")
    component.add("class", "PRIVATE")
    component.add("transp", "TRANSPARENT")  # who is on call is not busy
    return component
