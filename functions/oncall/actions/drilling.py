"""Drills: try the whole path on demand and once a month, and write down who got it and how fast."""

import logging
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TypeAlias
from zoneinfo import ZoneInfo

from functions.oncall.actions.raising import alert_for_test
from functions.oncall.model import alert_id
from functions.oncall.model.drill import Drill
from functions.oncall.model.hours import WorkingHours
from functions.oncall.store import AlertStore, DrillStore
from functions.storage.table import Change, CommitConflict
from functions.times import to_minute

log = logging.getLogger(__name__)

Team: TypeAlias = Callable[[datetime], Sequence[str]]
"""Who was there to be reached at a moment."""
_HOURS_TO_BEGIN = timedelta(hours=6)
"""A monthly drill that a machine slept through by more than this waits for the next month."""


@dataclass(frozen=True)
class DrillPlan:
    """When the monthly drill takes place: on a day (1 to 28) at an hour, or when work begins next."""

    day: int
    hour: int
    hours: WorkingHours

    def name_if_due(self, now: datetime) -> str | None:
        """Return the name of the drill that is to be raised now, one a month; None between them.

        Closed days may put last month's off into this one. Where they last until this month's own, that
        one stands for both.
        """
        local = now.astimezone(ZoneInfo(self.hours.zone))
        for month in (local, local.replace(day=1) - timedelta(days=1)):
            at = self._moment_in_month_of(month)
            if at <= now < at + _HOURS_TO_BEGIN:
                return f"monthly/{month:%Y-%m}"
        return None

    def _moment_in_month_of(self, local: datetime) -> datetime:
        planned = local.replace(day=self.day, hour=self.hour, minute=0, second=0, microsecond=0)
        return self.hours.next_working_moment(planned)


def raise_drill(
    alerts: AlertStore, drills: DrillStore, *, name: str, is_monthly: bool = False, now: datetime
) -> tuple[str, list[Change]]:
    """Return the id of a test alert to everybody, and the changes that raise it and keep its report."""
    id, changes = alert_for_test(alerts, test=name, now=now)
    raised_at = to_minute(now)
    return id, [*changes, drills.adding(Drill(id, raised_at, is_monthly))]


def raise_monthly_drill(alerts: AlertStore, drills: DrillStore, plan: DrillPlan, *, now: datetime) -> bool:
    """Raise this month's drill when its hour has come; whoever comes second finds it raised."""
    name = plan.name_if_due(now)
    if name is None or alerts.alert(alert_id("", f"test/{name}")) is not None:
        return False
    _, changes = raise_drill(alerts, drills, name=name, is_monthly=True, now=now)
    with suppress(CommitConflict):
        alerts.commit(changes)
        return True
    return False


def reported_drills(alerts: AlertStore, drills: DrillStore, team: Team, *, now: datetime) -> list[Drill]:
    """Return the last drills with their outcome, the latest first; `team` says who was to be reached when."""
    return [_with_outcome(alerts, drill, team) for drill in drills.latest()]


def settle_drills(alerts: AlertStore, drills: DrillStore, team: Team, *, now: datetime) -> int:
    """Write down the outcome of drills that are a day old, and forget the oldest; return how many."""
    due = [drill for drill in drills.latest() if drill.is_to_be_settled(now)]
    for drill in due:
        outcome = _with_outcome(alerts, drill, team).settled(now)
        try:
            drills.commit([drills.changing(outcome), *drills.forgetting()])
        except CommitConflict:
            log.info("a drill is looked at again at the next tick", extra={"alert": drill.id})
    return len(due)


def _with_outcome(alerts: AlertStore, drill: Drill, team: Team) -> Drill:
    if drill.settled_at is not None:
        return drill
    return drill.with_outcome(team(drill.raised_at), alerts.deliveries_of(drill.id))
