"""The settings of the console, as one item of the table."""

from dataclasses import replace

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
            version=item.version,
        )

    def save(self, settings: Settings) -> Settings:
        """Store settings changed since `settings.version` and return them as stored.

        Raises:
            CommitConflict: someone saved others meanwhile.
        """
        body: rows.Body = {
            "reply_hours": dict(settings.reply_hours),
            "capacity_per_day": settings.capacity_per_day,
            "client_messages_per_day": settings.client_messages_per_day,
            "zone": settings.zone,
            "retention_closed_days": settings.retention_closed_days,
            "retention_silent_days": settings.retention_silent_days,
        }
        self._table.commit([Put(Item(KEY, body), rows.since(settings.version))])
        return replace(settings, version=settings.version + 1)
