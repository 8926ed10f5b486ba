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
    """A night's check. `is_sound` says whether the database was found whole."""

    on: date
    is_sound: bool


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
    return None if item is None else Night(on, bool(item.body["is_sound"]))


def marking(night: Night, now: datetime) -> Change:
    """Return the change that marks a night as checked: of two who do so at once one is refused."""
    return Put(Item(_key(night.on), {"is_sound": night.is_sound}, expires_at=now + KEPT), Absent())


def _key(on: date) -> Key:
    return Key("watch", f"night/{on.isoformat()}")
