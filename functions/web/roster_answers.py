"""How the roster is shown: schedules as they will be, spans as they were and will be."""

from datetime import date, datetime

from marshmallow import Schema, fields, validate

from functions.oncall.actions.roster_previewing import Preview
from functions.oncall.actions.roster_showing import OnCall, Shown
from functions.oncall.model.coverage import CODES, Finding
from functions.oncall.model.duty import Span
from functions.oncall.model.revising import Revision, goes_on
from functions.oncall.model.roster import SWAP_STATES, Layer, Leave, Override, Schedule, Swap
from functions.staff.model.people import ROLES, Person
from functions.web.public_answers import time
from functions.web.times import minute, minute_or_none

DAY = {"format": "date"}


def _text(**options: object) -> fields.String:
    return fields.String(required=True, **options)  # type: ignore[arg-type]  # marshmallow's own options


def _day(**options: object) -> fields.String:
    return fields.String(required=True, metadata=DAY, **options)  # type: ignore[arg-type]


def _texts() -> fields.List[str]:
    return fields.List(fields.String(), required=True)


def _flag() -> fields.Boolean:
    return fields.Boolean(required=True)


def _number() -> fields.Integer:
    return fields.Integer(required=True)


class LayerShownSchema(Schema):
    """A layer of which a shift may still begin."""

    id = _text()
    line = _number()
    people = _texts()
    weekdays = fields.List(fields.Integer(), required=True)
    start = _text()
    end = _text()
    epoch = _day()
    handover = _text()
    until = _day(allow_none=True)


class ScheduleShownSchema(Schema):
    """A schedule as it will be: layers that are over are not shown, what they brought is."""

    id = _text()
    name = _text()
    zone = _text()
    minimum = _number()
    fallback = _texts()
    layers = fields.List(fields.Nested(LayerShownSchema), required=True)
    ended = _flag()
    version = _number()


class SpanSchema(Schema):
    """Who is on call on a line for a span."""

    schedule = _text()
    line = _number()
    start = time()
    end = time()
    people = _texts()
    gap = _flag()
    changed = _flag()


class OverrideShownSchema(Schema):
    """An override."""

    id = _text()
    schedule = _text()
    line = _number()
    start = time()
    end = time()
    removes = _text(allow_none=True)
    adds = _text(allow_none=True)
    swap = _text(allow_none=True)


class LeaveShownSchema(Schema):
    """A leave."""

    id = _text()
    person = _text()
    start = time()
    end = time()


class SwapShownSchema(Schema):
    """A swap."""

    id = _text()
    schedule = _text()
    line = _number()
    start = time()
    end = time()
    offered_by = _text()
    to = _text(allow_none=True)
    state = fields.String(required=True, validate=validate.OneOf(SWAP_STATES))
    taken_by = _text(allow_none=True)


class RosterPersonSchema(Schema):
    """A person whom the roster may name; who left the team is not active."""

    id = _text()
    name = _text()
    role = fields.String(required=True, validate=validate.OneOf(ROLES))
    active = _flag()
    reachable = _flag()


class OnCallSchema(Schema):
    """Who is on call now on a line, and until when that is so."""

    schedule = _text()
    line = _number()
    people = _texts()
    until = time(allow_none=True)
    gap = _flag()


class RosterShownSchema(Schema):
    """The roster of some days."""

    kept = _flag()
    since = _day(data_key="from")
    days = _number()
    zone = _text()
    now = time()
    people = fields.List(fields.Nested(RosterPersonSchema), required=True)
    schedules = fields.List(fields.Nested(ScheduleShownSchema), required=True)
    spans = fields.List(fields.Nested(SpanSchema), required=True)
    overrides = fields.List(fields.Nested(OverrideShownSchema), required=True)
    leaves = fields.List(fields.Nested(LeaveShownSchema), required=True)
    swaps = fields.List(fields.Nested(SwapShownSchema), required=True)
    on_call = fields.List(fields.Nested(OnCallSchema), required=True)


class RevisionSchema(Schema):
    """What becomes of a layer: `layer` is its id and `place` its place as they were sent.

    `ends` is the first day without a shift of what was, `begins` the first day with one of what will be.
    """

    layer = _text(allow_none=True)
    place = fields.Integer(required=True, allow_none=True)
    ends = _day(allow_none=True)
    begins = _day(allow_none=True)


class FindingSchema(Schema):
    """Something of the days ahead that a coordinator should know."""

    code = fields.String(required=True, validate=validate.OneOf(CODES))
    schedule = _text()
    start = time()
    end = time()
    person = _text(allow_none=True)


class PreviewSchema(Schema):
    """What a schedule would bring."""

    spans = fields.List(fields.Nested(SpanSchema), required=True)
    findings = fields.List(fields.Nested(FindingSchema), required=True)
    changes = fields.List(fields.Nested(RevisionSchema), required=True)


def roster_answer(shown: Shown) -> dict[str, object]:
    """Return the roster of some days."""
    return {
        "kept": shown.is_kept,
        "from": shown.window.first_day.isoformat(),
        "days": shown.window.days,
        "zone": shown.window.zone,
        "now": minute(shown.now),
        "people": [_person(person, shown.reachable) for person in shown.people],
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
    return {"id": leave.id, "person": leave.person, "start": minute(leave.start), "end": minute(leave.end)}


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


def _person(person: Person, reachable: frozenset[str]) -> dict[str, object]:
    return {
        "id": person.id,
        "name": person.display_name,
        "role": person.role,
        "active": person.is_active,
        "reachable": person.is_active and person.id in reachable,
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
