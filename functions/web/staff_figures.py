"""Figures without content, for coordinators: finished weeks and months, and nothing under five."""

from collections.abc import Mapping

from flask import Blueprint
from marshmallow import Schema, fields, validate

from functions.staff.model.people import COORDINATOR
from functions.statistics.actions.reporting import report
from functions.statistics.model.hiding import LEAST
from functions.statistics.model.histogram import ERROR
from functions.statistics.model.report import LOADS, MEASURES, WAITS, Month, Period
from functions.statistics.model.weeks import Week
from functions.web.case_answers import PersonSchema, names_in
from functions.web.context import now, services
from functions.web.describing import described
from functions.web.guards import people_only

ENTRY = ["signed-out", "second-factor-due", "role-needed", "unavailable"]

blueprint = Blueprint("staff_figures", __name__, url_prefix="/api/v1/staff/figures")
people_only(blueprint, COORDINATOR)


class WaitSchema(Schema):
    """Minutes that half waited at the most, and nine in ten; null: hidden, or too few to tell."""

    median = fields.Integer(required=True, allow_none=True)
    ninth_in_ten = fields.Integer(required=True, allow_none=True)


class PeriodSchema(Schema):
    """A week or month that is over. Null stands for a count that is hidden."""

    name = fields.String(required=True)
    begins = fields.String(required=True, metadata={"format": "date"})
    weeks = fields.Integer(required=True)
    counts = fields.Dict(
        required=True,
        keys=fields.String(validate=validate.OneOf(MEASURES)),
        values=fields.Integer(allow_none=True),
    )
    waits = fields.Dict(
        required=True,
        keys=fields.String(validate=validate.OneOf(tuple(WAITS))),
        values=fields.Nested(WaitSchema),
    )


class LoadSchema(Schema):
    """A person's share of a month."""

    person = fields.Nested(PersonSchema, required=True)
    claims = fields.Integer(required=True, allow_none=True)
    answers = fields.Integer(required=True, allow_none=True)


class ServiceCountSchema(Schema):
    """How often a service of the directory was referred to."""

    service = fields.String(required=True)
    count = fields.Integer(required=True)


class MonthSchema(PeriodSchema):
    """A month of whole weeks: those whose Thursday lies in it."""

    people = fields.List(fields.Nested(LoadSchema), required=True)
    services = fields.List(fields.Nested(ServiceCountSchema), required=True)


class FiguresSchema(Schema):
    """What may be shown, the earliest first.

    `least` is the smallest number that is shown, `error_percent` how far off a duration may be.
    `first_due` is the first day on which there is anything to show.
    """

    least = fields.Integer(required=True)
    error_percent = fields.Integer(required=True)
    first_due = fields.String(required=True, metadata={"format": "date"})
    weeks = fields.List(fields.Nested(PeriodSchema), required=True)
    months = fields.List(fields.Nested(MonthSchema), required=True)


@blueprint.get("")
@described(
    "Read the figures of the weeks and months that are over", answers={200: FiguresSchema()}, problems=ENTRY
)
def show() -> dict[str, object]:
    """Show coordinators what there was to do, and how long people waited."""
    here, moment = services(), now()
    zone = here.settings.read().zone
    team = [person.id for person in here.staff.active_people()]
    found = report(here.cases.statistics, team, zone=zone, now=moment)
    names = names_in(here)
    begun = here.cases.statistics.begun() or Week.of(moment, zone)
    return {
        "least": LEAST,
        "error_percent": round(ERROR * 100),
        "first_due": begun.following.monday.isoformat(),
        "weeks": [_period(week) for week in found.weeks],
        "months": [_month(month, names) for month in found.months],
    }


def _period(period: Period) -> dict[str, object]:
    return {
        "name": period.name,
        "begins": period.first.monday.isoformat(),
        "weeks": period.weeks,
        "counts": dict(period.counts),
        "waits": {name: vars(wait) for name, wait in period.waits.items()},
    }


def _month(month: Month, names: Mapping[str, str]) -> dict[str, object]:
    people = [
        {"person": {"id": person, "name": names.get(person, "")}, **{load: shares[load] for load in LOADS}}
        for person, shares in month.people.items()
    ]
    services_counted = [{"service": id, "count": count} for id, count in month.services.items()]
    return {**_period(month), "people": people, "services": services_counted}
