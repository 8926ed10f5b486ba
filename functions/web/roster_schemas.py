"""What staff send about the roster. Shapes are refused here; what cannot be, by the actions, all at once."""

import re
from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from typing import Any

from marshmallow import Schema, ValidationError, fields, post_load, validate

from functions.oncall.model.roster import EACH_SHIFT, EACH_WEEK, FIRST, SECOND, Layer, Schedule
from functions.web.public_schemas import choice
from functions.web.staff_fields import version

MOST_DAYS = 70
MOST_LAYERS = 40
MOST_PEOPLE = 200
MOST_ID = 64
YEARS = range(2000, 3000)
MINUTE = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(:00)?Z")


class Moment(fields.Field[datetime]):
    """A moment in UTC, to the minute."""

    def __init__(self, *, required: bool = True, **kwargs: Any) -> None:
        super().__init__(required=required, metadata={"type": "string", "format": "date-time"}, **kwargs)

    def _deserialize(
        self, value: Any, attr: str | None, data: Mapping[str, Any] | None, **kwargs: Any
    ) -> datetime:
        if not isinstance(value, str) or MINUTE.fullmatch(value) is None:
            raise ValidationError("moment")
        try:
            found = datetime.fromisoformat(value).astimezone(UTC)
        except ValueError as error:
            raise ValidationError("moment") from error
        if found.year not in YEARS:
            raise ValidationError("year-out-of-range")
        return found


class Day(fields.Field[date]):
    """A calendar day."""

    def _deserialize(
        self, value: Any, attr: str | None, data: Mapping[str, Any] | None, **kwargs: Any
    ) -> date:
        try:
            found = datetime.strptime(value, "%Y-%m-%d").date()  # noqa: DTZ007 (a day has no zone)
        except (ValueError, TypeError) as error:
            raise ValidationError("day") from error
        if found.year not in YEARS:
            raise ValidationError("year-out-of-range")
        return found


class TimeOfDay(fields.Field[time]):
    """A time on the clock, to the minute."""

    def _deserialize(
        self, value: Any, attr: str | None, data: Mapping[str, Any] | None, **kwargs: Any
    ) -> time:
        try:
            return datetime.strptime(value, "%H:%M").time()  # noqa: DTZ007 (local to the schedule's zone)
        except (ValueError, TypeError) as error:
            raise ValidationError("time-of-day") from error

    def _serialize(self, value: Any, attr: str | None, obj: Any, **kwargs: Any) -> str:
        return f"{value:%H:%M}"


def day(**options: Any) -> Day:
    """Return the field of a calendar day."""
    return Day(metadata={"type": "string", "format": "date"}, **options)


def time_of_day() -> TimeOfDay:
    """Return the field of a time on the clock."""
    return TimeOfDay(required=True, metadata={"type": "string", "pattern": r"^\d\d:\d\d$"})


def id_of(**options: Any) -> fields.String:
    """Return the field of an id of something that is kept."""
    return fields.String(required=True, validate=validate.Length(1, MOST_ID, error="length"), **options)


def people() -> fields.List[str]:
    """Return the field of people, in order."""
    return fields.List(id_of(), required=True, validate=validate.Length(max=MOST_PEOPLE, error="length"))


def line_of_schedule() -> fields.Integer:
    """Return the field of a schedule's line."""
    return fields.Integer(
        strict=True, required=True, validate=validate.OneOf((FIRST, SECOND), error="choice")
    )


class LayerSchema(Schema):
    """A layer; without an id it is a new one."""

    id = id_of(allow_none=True)
    line = line_of_schedule()
    people = people()
    weekdays = fields.List(
        fields.Integer(strict=True, validate=validate.Range(1, 7, error="range")),
        required=True,
        validate=validate.Length(max=7, error="length"),
    )
    start = time_of_day()
    end = time_of_day()
    epoch = day(required=True)
    handover = choice((EACH_SHIFT, EACH_WEEK))
    until = day(load_default=None, allow_none=True)

    @post_load
    def make(self, loaded: dict[str, Any], **_: Any) -> Layer:
        """Return the model's own value."""
        return Layer(
            **loaded
            | {
                "id": loaded["id"] or "",
                "people": tuple(loaded["people"]),
                "weekdays": tuple(sorted(set(loaded["weekdays"]))),
            }
        )


class ScheduleSchema(Schema):
    """A schedule as it is to be; without an id it is a new one."""

    id = id_of(allow_none=True)
    name = fields.String(required=True)
    zone = fields.String(required=True)
    minimum = fields.Integer(strict=True, required=True)
    fallback = people()
    layers = fields.List(
        fields.Nested(LayerSchema), required=True, validate=validate.Length(max=MOST_LAYERS, error="length")
    )
    version = version(strict=True)

    @post_load
    def make(self, loaded: dict[str, Any], **_: Any) -> dict[str, Schedule]:
        """Return the model's own value, as a body's one field."""
        found = loaded | {
            "id": loaded["id"] or "",
            "fallback": tuple(loaded["fallback"]),
            "layers": tuple(loaded["layers"]),
        }
        return {"schedule": Schedule(**found)}


class VersionSchema(Schema):
    """Which version was read."""

    version = version()


class WindowSchema(Schema):
    """Which days to show, in the viewer's zone."""

    since = day(data_key="from", load_default=None)
    days = fields.Integer(load_default=7, validate=validate.Range(1, MOST_DAYS, error="range"))


class OverrideSchema(Schema):
    """Who leaves a line for a span, and who joins."""

    schedule = id_of()
    line = line_of_schedule()
    start = Moment()
    end = Moment()
    removes = id_of(allow_none=True)
    adds = id_of(allow_none=True)


class LeaveSchema(Schema):
    """Who is away, and who is told of their cases meanwhile: null for whoever is on call."""

    person = id_of()
    start = Moment()
    end = Moment()
    stand_in = fields.String(
        load_default=None, allow_none=True, validate=validate.Length(1, MOST_ID, error="length")
    )


class SwapSchema(Schema):
    """A shift that the caller offers, to one colleague or to anybody."""

    schedule = id_of()
    line = line_of_schedule()
    start = Moment()
    end = Moment()
    to = id_of(allow_none=True)
