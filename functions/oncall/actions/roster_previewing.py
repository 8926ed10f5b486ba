"""What a schedule would bring, by the very code that saves it; nothing is stored."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from functions.oncall.actions.roster_reading import current_roster
from functions.oncall.actions.rostering import RosterDesk, joined_to_its_past
from functions.oncall.model.duty import Roster, Span
from functions.oncall.model.revising import Revision
from functions.oncall.model.roster import Schedule

AHEAD = timedelta(days=35)


@dataclass(frozen=True)
class Finding:
    """Something of the days ahead that a coordinator should know."""

    code: str
    schedule: str | None
    start: datetime
    end: datetime
    person: str | None


@dataclass(frozen=True)
class Preview:
    """A schedule's next 35 days, what is wrong with them, and what becomes of its layers."""

    spans: Sequence[Span]
    findings: Sequence[Finding]
    revisions: Sequence[Revision]


def preview_schedule(desk: RosterDesk, wanted: Schedule, *, now: datetime) -> Preview:
    """Return what a schedule would bring if it were saved now.

    Raises:
        NotFound, ScheduleChanged, Invalid: as of saving.
    """
    schedule, revisions = joined_to_its_past(desk, wanted, now=now)
    roster = _with(current_roster(desk.roster, desk.staff, since=now), schedule)
    spans = roster.spans(now, now + AHEAD, schedule.id)
    return Preview(spans, _gaps(spans), revisions)


def _with(roster: Roster, schedule: Schedule) -> Roster:
    """Return the roster with this schedule alone, as it would be."""
    return replace(roster, schedules=(schedule,))


def _gaps(spans: Sequence[Span]) -> list[Finding]:
    return [Finding("gap", span.schedule, span.start, span.end, None) for span in spans if span.is_gap]
