"""The nights on which everything was looked through: one mark a date, so that each is checked once."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from functions.storage.table import Absent, Change, Item, Key, Put, Table

HOUR = 3
"""From this hour on, local to the service's zone: clocks that change do so before it."""
KEPT = timedelta(days=40)


@dataclass(frozen=True)
class Night:
    """A night's check: whether the database was found whole, and whether the audit chain held."""

    on: date
    is_sound: bool
    is_linked: bool = True


def tonight(zone: str, now: datetime) -> date | None:
    """Return the date whose check is due, None before its hour."""
    local = now.astimezone(ZoneInfo(zone))
    return local.date() if local.hour >= HOUR else None


def last_night(table: Table, zone: str, now: datetime) -> Night | None:
    """Return today's check, or yesterday's; None when neither was made."""
    today = now.astimezone(ZoneInfo(zone)).date()
    return night_of(table, today) or night_of(table, today - timedelta(days=1))


def night_of(table: Table, on: date) -> Night | None:
    """Return the check of a date."""
    item = table.get(_key(on))
    if item is None:
        return None
    return Night(on, bool(item.body["is_sound"]), bool(item.body.get("is_linked", True)))


def marking(night: Night, now: datetime) -> Change:
    """Return the change that marks a night as checked: of two who do so at once one is refused."""
    body = {"is_sound": night.is_sound, "is_linked": night.is_linked}
    return Put(Item(_key(night.on), body, expires_at=now + KEPT), Absent())


def _key(on: date) -> Key:
    return Key("watch", f"night/{on.isoformat()}")
