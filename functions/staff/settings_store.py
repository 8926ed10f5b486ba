"""The settings of the console, as one item of the table."""

from dataclasses import replace
from datetime import datetime

from functions.staff.settings import URGENCIES, Settings
from functions.staff.store import rows
from functions.storage.table import Item, Key, Put, Table

KEY = Key("team", "settings")


class SettingsStore:
    """Reads and stores the settings."""

    def __init__(self, table: Table) -> None:
        self._table = table

    def read(self) -> Settings:
        """Return the settings in force; the defaults when none were saved."""
        item = self._table.get(KEY)
        if item is None:
            return Settings()
        body, hours = item.body, rows.inner(item.body, "reply_hours")
        return Settings(
            reply_hours={urgency: rows.number(hours, urgency) for urgency in URGENCIES},
            capacity_per_day=rows.number(body, "capacity_per_day"),
            client_messages_per_day=rows.number(body, "client_messages_per_day"),
            zone=rows.text(body, "zone"),
            retention_closed_days=rows.number(body, "retention_closed_days"),
            retention_silent_days=rows.number(body, "retention_silent_days"),
            shortened_at=rows.moment_or_none(body, "shortened_at"),
            version=item.version,
        )

    def save(self, settings: Settings, *, now: datetime) -> Settings:
        """Store settings changed since `settings.version` and return them as stored.

        Whether they shorten retention is told from those in force: `shortened_at` is not the caller's.

        Raises:
            CommitConflict: someone saved others meanwhile.
        """
        saved = settings.instead_of(self.read(), now)
        body: rows.Body = {
            "reply_hours": dict(saved.reply_hours),
            "capacity_per_day": saved.capacity_per_day,
            "client_messages_per_day": saved.client_messages_per_day,
            "zone": saved.zone,
            "retention_closed_days": saved.retention_closed_days,
            "retention_silent_days": saved.retention_silent_days,
            "shortened_at": rows.stamp_or_none(saved.shortened_at),
        }
        self._table.commit([Put(Item(KEY, body), rows.since(settings.version))])
        return replace(saved, version=settings.version + 1)
