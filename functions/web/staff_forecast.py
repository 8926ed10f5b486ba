"""What the queue will come to, as coordinators see it coming."""

from flask import Blueprint
from marshmallow import Schema, fields

from functions.cases.actions.forecasting import Forecast, forecast
from functions.intake.store import end_of_local_day
from functions.services import Services
from functions.staff.model.people import COORDINATOR
from functions.staff.settings import Settings
from functions.web.context import now, services
from functions.web.describing import gives
from functions.web.guards import people_only
from functions.web.public_answers import time
from functions.web.times import minute, minute_or_none

blueprint = Blueprint("staff_forecast", __name__, url_prefix="/api/v1/staff/forecast")
people_only(blueprint, COORDINATOR)


class WaitingCasesSchema(Schema):
    """How many wait, by urgency."""

    urgent = fields.Integer(required=True)
    soon = fields.Integer(required=True)
    routine = fields.Integer(required=True)


class PromisedSchema(Schema):
    """By when somebody who writes now is promised an answer, by urgency."""

    urgent = time()
    soon = time()
    routine = time()


class ForecastSchema(Schema):
    """What the queue will come to.

    `per_day` is how many answers a working day are counted on, `measured` how many the last four weeks had
    (0: none yet); they tell the pace where people waited all day on five of their working days. `late`
    promises are broken, `will_be_late` ones will be at this pace. `works_again` is when working time begins
    next, null during it.
    """

    waiting = fields.Nested(WaitingCasesSchema, required=True)
    per_day = fields.Float(required=True)
    measured = fields.Float(required=True)
    last_answered_by = time(allow_none=True)
    late = fields.Integer(required=True)
    will_be_late = fields.Integer(required=True)
    promised = fields.Nested(PromisedSchema, required=True)
    places = fields.Integer(required=True)
    places_left = fields.Integer(required=True)
    full_until = time(allow_none=True)
    works_again = time(allow_none=True)


@blueprint.get("")
@gives(ForecastSchema())
def show() -> dict[str, object]:
    """Forecast the queue."""
    here, moment = services(), now()
    settings = here.settings.read()
    seen = forecast(here.cases, settings, now=moment)
    return _queue(seen) | _room(here, settings, seen)


def _queue(seen: Forecast) -> dict[str, object]:
    return {
        "waiting": dict(seen.waiting),
        "per_day": round(seen.promise.per_day, 1),
        "measured": round(seen.measured, 1),
        "last_answered_by": minute_or_none(seen.last_answered_by),
        "late": seen.late,
        "will_be_late": seen.will_be_late,
        "promised": {urgency: minute(at) for urgency, at in seen.promised.items()},
    }


def _room(here: Services, settings: Settings, seen: Forecast) -> dict[str, object]:
    moment = now()
    working = seen.promise.hours.next_working_moment(moment)
    left = here.intakes.places_left(moment, settings.zone, settings.capacity_per_day)
    return {
        "places": settings.capacity_per_day,
        "places_left": left,
        "full_until": None if left else minute(end_of_local_day(moment, settings.zone)),
        "works_again": None if working == moment else minute(working),
    }
