"""The monthly drill, and the reports of the last ones."""

from collections.abc import Callable, Sequence
from datetime import datetime

from functions.oncall.actions import (
    DrillPlan,
    raise_monthly_drill,
    reported_drills,
    settle_drills,
    working_hours,
)
from functions.oncall.model.drill import SETTLED_AFTER, Drill
from functions.services import Services


def keep_drills(services: Services, now: datetime) -> None:
    """Begin the month's drill in its hour, and write down what became of yesterday's."""
    settings = services.settings.read()
    if settings.drill_monthly and services.staff.active_people():
        plan = DrillPlan(settings.drill_day, settings.drill_hour, working_hours(settings))
        if raise_monthly_drill(services.alerts, services.drills, plan, now=now):
            services.wake()
    settle_drills(services.alerts, services.drills, _team(services, now), now=now)


def last_drills(services: Services, now: datetime) -> Sequence[Drill]:
    """Return the last drills with their outcome, the latest first."""
    return reported_drills(services.alerts, services.drills, _team(services, now), now=now)


def _team(services: Services, now: datetime) -> Callable[[datetime], Sequence[str]]:
    """Return who of today's team was to be reached at a moment: nobody who was on leave."""

    def at(moment: datetime) -> list[str]:
        roster = services.roster.read(min(moment, now - SETTLED_AFTER))
        people = services.staff.active_people()
        return [person.id for person in people if not roster.is_away(person.id, moment)]

    return at
