"""The shapes in which the roster is shown, for /openapi.json; `roster_answers` writes them."""

from marshmallow import Schema, fields, validate

from functions.oncall.model.coverage import CODES
from functions.oncall.model.roster import SWAP_STATES
from functions.staff.model.people import ROLES
from functions.web.public_answers import time

DAY = {"format": "date"}


def _text(**options: object) -> fields.String:
    return fields.String(required=True, **options)  # type: ignore[arg-type]  # marshmallow's own options


def _day(**options: object) -> fields.String:
    return fields.String(required=True, metadata=DAY, **options)  # type: ignore[arg-type]  # marshmallow's own options


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
    """A leave, and who is told of the person's cases meanwhile."""

    id = _text()
    person = _text()
    start = time()
    end = time()
    stand_in = _text(allow_none=True)


class AffectedSchema(Schema):
    """A shift, or a part of one, that somebody cannot keep."""

    schedule = _text()
    line = _number()
    start = time()
    end = time()


class LeaveMadeSchema(LeaveShownSchema):
    """A new leave, and the shifts for which somebody else is needed because of it."""

    affected = fields.List(fields.Nested(AffectedSchema), required=True)


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
    """A person whom the roster may name; who left the team is not active.

    `seat` is a small number that nobody of the same time shares: pictures make a color of it.
    """

    id = _text()
    name = _text()
    role = fields.String(required=True, validate=validate.OneOf(ROLES))
    active = _flag()
    reachable = _flag()
    seat = _number()


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
