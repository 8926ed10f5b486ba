"""How the roster is shown: schedules as they will be, spans as they were and will be."""

from collections.abc import Sequence
from datetime import date, datetime

from functions.oncall.actions.roster.previewing import Preview
from functions.oncall.actions.roster.showing import OnCall, Shown
from functions.oncall.model.coverage import Finding
from functions.oncall.model.duties import Affected
from functions.oncall.model.duty import Span
from functions.oncall.model.revising import Revision, goes_on
from functions.oncall.model.roster import Layer, Leave, Override, Schedule, Swap
from functions.staff.model.people import Person
from functions.times import stamp
from functions.web.times import minute, minute_or_none


def roster_answer(shown: Shown) -> dict[str, object]:
    """Return the roster of some days."""
    return {
        "kept": shown.is_kept,
        "from": shown.window.first_day.isoformat(),
        "days": shown.window.days,
        "zone": shown.window.zone,
        "now": stamp(shown.now),
        "people": [_person(person, shown) for person in shown.people],
        "schedules": [schedule_answer(each, shown.now) for each in shown.schedules],
        "spans": [_span(span) for span in shown.spans],
        "overrides": [override_answer(each) for each in shown.overrides],
        "leaves": [leave_answer(each) for each in shown.leaves],
        "swaps": [swap_answer(each, shown.now) for each in shown.swaps],
        "on_call": [_on_call(each) for each in shown.on_call],
    }


def schedule_answer(schedule: Schedule, now: datetime) -> dict[str, object]:
    """Return a schedule as it will be."""
    return {
        "id": schedule.id,
        "name": schedule.name,
        "zone": schedule.zone,
        "minimum": schedule.minimum,
        "fallback": list(schedule.fallback),
        "layers": [_layer(layer) for layer in schedule.layers if goes_on(layer, schedule.zone, now)],
        "ended": schedule.ended_at is not None,
        "version": schedule.version,
    }


def preview_answer(preview: Preview) -> dict[str, object]:
    """Return what a schedule would bring."""
    return {
        "spans": [_span(span) for span in preview.spans],
        "findings": [_finding(finding) for finding in preview.findings],
        "changes": [_revision(revision) for revision in preview.revisions],
    }


def override_answer(override: Override) -> dict[str, object]:
    """Return an override."""
    return {
        "id": override.id,
        "schedule": override.schedule,
        "line": override.line,
        "start": minute(override.start),
        "end": minute(override.end),
        "removes": override.removes,
        "adds": override.adds,
        "swap": override.swap,
    }


def leave_answer(leave: Leave) -> dict[str, object]:
    """Return a leave."""
    return {
        "id": leave.id,
        "person": leave.person,
        "start": minute(leave.start),
        "end": minute(leave.end),
        "stand_in": leave.stand_in,
    }


def leave_made_answer(leave: Leave, affected: Sequence[Affected]) -> dict[str, object]:
    """Return a new leave, and the shifts that it affects."""
    return leave_answer(leave) | {"affected": [_affected(each) for each in affected]}


def swap_answer(swap: Swap, now: datetime) -> dict[str, object]:
    """Return a swap as it stands now."""
    return {
        "id": swap.id,
        "schedule": swap.schedule,
        "line": swap.line,
        "start": minute(swap.start),
        "end": minute(swap.end),
        "offered_by": swap.offered_by,
        "to": swap.to,
        "state": swap.state_at(now),
        "taken_by": swap.taken_by,
    }


def _affected(affected: Affected) -> dict[str, object]:
    return {
        "schedule": affected.schedule,
        "line": affected.line,
        "start": minute(affected.start),
        "end": minute(affected.end),
    }


def _layer(layer: Layer) -> dict[str, object]:
    return {
        "id": layer.id,
        "line": layer.line,
        "people": list(layer.people),
        "weekdays": list(layer.weekdays),
        "start": layer.start.isoformat("minutes"),
        "end": layer.end.isoformat("minutes"),
        "epoch": layer.epoch.isoformat(),
        "handover": layer.handover,
        "until": _day_or_none(layer.until),
    }


def _span(span: Span) -> dict[str, object]:
    return {
        "schedule": span.schedule,
        "line": span.line,
        "start": minute(span.start),
        "end": minute(span.end),
        "people": list(span.people),
        "gap": span.is_gap,
        "changed": span.is_changed,
    }


def _person(person: Person, shown: Shown) -> dict[str, object]:
    return {
        "id": person.id,
        "name": person.display_name,
        "role": person.role,
        "active": person.is_active,
        "reachable": person.is_active and person.id in shown.reachable,
        "seat": shown.seats[person.id],
    }


def _on_call(on_call: OnCall) -> dict[str, object]:
    return {
        "schedule": on_call.schedule,
        "line": on_call.line,
        "people": list(on_call.people),
        "until": minute_or_none(on_call.until),
        "gap": on_call.is_gap,
    }


def _revision(revision: Revision) -> dict[str, object]:
    return {
        "layer": revision.layer,
        "place": revision.place,
        "ends": _day_or_none(revision.ends),
        "begins": _day_or_none(revision.begins),
    }


def _finding(finding: Finding) -> dict[str, object]:
    return {
        "code": finding.code,
        "schedule": finding.schedule,
        "start": minute(finding.start),
        "end": minute(finding.end),
        "person": finding.person,
    }


def _day_or_none(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
