"""The settings of the console, as one item of the table."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, time

from functions.audit.model.event import SETTINGS
from functions.staff.noting import noted
from functions.staff.settings import URGENCIES, Settings
from functions.staff.store import rows
from functions.storage.remembered import Remembered
from functions.storage.table import Item, Key, Put, Table, Value
from functions.times import stamp_or_none

KEY = Key("team", "settings")


class SettingsStore:
    """Reads and stores the settings. Those in force are remembered for five seconds: each intake asks."""

    def __init__(self, table: Table) -> None:
        self._table = table
        self._known = Remembered(lambda now: self.read())

    def in_force(self, now: datetime) -> Settings:
        """Return the settings that hold for what comes now."""
        return self._known.at(now)

    def read(self) -> Settings:
        """Return the settings in force; the defaults when none were saved."""
        item = self._table.get(KEY)
        if item is None:
            return Settings()
        body, hours = item.body, rows.inner(item.body, "reply_hours")
        return Settings(
            reply_hours={urgency: rows.number(hours, urgency) for urgency in URGENCIES},
            working_days=_days_of(rows.inner_or_none(body, "working_days")),
            closed_days=tuple(map(date.fromisoformat, rows.texts(body, "closed_days", ()))),
            answers_per_day=rows.number(body, "answers_per_day", Settings.answers_per_day),
            capacity_per_day=rows.number(body, "capacity_per_day"),
            client_messages_per_day=rows.number(body, "client_messages_per_day"),
            zone=rows.text(body, "zone"),
            retention_closed_days=rows.number(body, "retention_closed_days"),
            retention_silent_days=rows.number(body, "retention_silent_days"),
            cases_per_person=rows.number(body, "cases_per_person", Settings.cases_per_person),
            silence_days=rows.number(body, "silence_days", Settings.silence_days),
            drill_monthly=bool(body.get("drill_monthly", True)),
            drill_day=rows.number(body, "drill_day", Settings.drill_day),
            drill_hour=rows.number(body, "drill_hour", Settings.drill_hour),
            follow_up_weeks=rows.numbers(body, "follow_up_weeks", Settings.follow_up_weeks),
            shortened_at=rows.moment_or_none(body, "shortened_at"),
            version=item.version,
        )

    def save(self, settings: Settings, *, now: datetime, by: str | None = None) -> Settings:
        """Store settings changed since `settings.version` and return them as stored; `by` changed them.

        Whether they shorten retention is told from those in force: `shortened_at` is not the caller's.

        Raises:
            CommitConflict: someone saved others meanwhile.
        """
        before = self.read()
        saved = settings.instead_of(before, now)
        body: rows.Body = {
            "reply_hours": dict(saved.reply_hours),
            "working_days": _days_body(saved.working_days),
            "closed_days": [day.isoformat() for day in saved.closed_days],
            "answers_per_day": saved.answers_per_day,
            "capacity_per_day": saved.capacity_per_day,
            "client_messages_per_day": saved.client_messages_per_day,
            "zone": saved.zone,
            "retention_closed_days": saved.retention_closed_days,
            "retention_silent_days": saved.retention_silent_days,
            "cases_per_person": saved.cases_per_person,
            "silence_days": saved.silence_days,
            "drill_monthly": saved.drill_monthly,
            "drill_day": saved.drill_day,
            "drill_hour": saved.drill_hour,
            "follow_up_weeks": list(saved.follow_up_weeks),
            "shortened_at": stamp_or_none(saved.shortened_at),
        }
        changed = ", ".join(saved.changed_from(before))
        event = noted(SETTINGS, by=by, now=now, order=before.version, subject="settings", changed=changed)
        self._table.commit([Put(Item(KEY, body), rows.since(settings.version)), event])
        self._known.forget()
        return replace(saved, version=settings.version + 1)


def _days_body(days: Mapping[int, tuple[time, time]] | None) -> dict[str, Value] | None:
    if days is None:
        return None
    return {str(day): [f"{start:%H:%M}", f"{end:%H:%M}"] for day, (start, end) in days.items()}


def _days_of(body: rows.Body | None) -> dict[int, tuple[time, time]] | None:
    if body is None:
        return None
    hours = {int(day): rows.texts(body, day) for day in body}
    return {day: (time.fromisoformat(start), time.fromisoformat(end)) for day, (start, end) in hours.items()}
