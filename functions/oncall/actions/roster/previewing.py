"""What a schedule would bring, by the very code that saves it; nothing is stored."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from functions.oncall.actions.roster.reading import current_roster
from functions.oncall.actions.roster.schedules import RosterDesk, joined_to_its_past
from functions.oncall.model.coverage import AHEAD_DAYS, Finding, findings
from functions.oncall.model.duty import Span
from functions.oncall.model.revising import Revision
from functions.oncall.model.roster import Schedule
from functions.oncall.store import ChannelStore


@dataclass(frozen=True)
class Preview:
    """A schedule's next 35 days, what is wrong with them, and what becomes of its layers."""

    spans: Sequence[Span]
    findings: Sequence[Finding]
    revisions: Sequence[Revision]


def preview_schedule(desk: RosterDesk, wanted: Schedule, channels: ChannelStore, *, now: datetime) -> Preview:
    """Return what a schedule would bring if it were saved now.

    How many cases people have is left out: it is no matter of one schedule, and the nightly check sees it.

    Raises:
        NotFound, ScheduleChanged, Invalid: as of saving.
    """
    schedule, revisions = joined_to_its_past(desk, wanted, now=now)
    roster = replace(current_roster(desk.roster, desk.staff, since=now), schedules=(schedule,))
    spans = roster.spans(now, now + timedelta(days=AHEAD_DAYS))
    found = findings(roster, desk.active(), channels.reachable(), (), now)
    return Preview(spans, found, revisions)
