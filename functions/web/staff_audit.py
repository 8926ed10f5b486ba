"""The audit trail, for coordinators: who did what to a case, to people, keys and settings, and when."""

import re
from collections.abc import Mapping

from flask import Blueprint
from marshmallow import Schema, fields, validate

from functions.audit.actions.reading import Told, read_trail
from functions.cases.actions.holding import known_case
from functions.staff.model.people import COORDINATOR
from functions.web.bodies import load_query
from functions.web.case_answers import PersonSchema, names_in
from functions.web.context import services
from functions.web.describing import described
from functions.web.guards import people_only
from functions.web.public_answers import time
from functions.web.times import minute

ENTRY = ["signed-out", "second-factor-due", "role-needed", "unavailable"]
CASE = re.compile(r"[0-9a-f]{32}")
NAMED = ("person", "to")
"""Fields of events that name somebody else of the team; of a stage's move, `to` is a stage."""

blueprint = Blueprint("staff_audit", __name__, url_prefix="/api/v1/staff/audit")
people_only(blueprint, COORDINATOR)


class TrailPlaceSchema(Schema):
    """Which page: of a case or, without one, of the team; events with a number below `before`."""

    case = fields.String(validate=validate.Regexp(CASE))
    before = fields.Integer(validate=validate.Range(min=1, max=10**12))


class EventToldSchema(Schema):
    """What happened. `by` is null where it was a client or the clock; `other` is whom it was done to."""

    number = fields.Integer(required=True)
    at = time()
    kind = fields.String(required=True)
    by = fields.Nested(PersonSchema, required=True, allow_none=True)
    other = fields.Nested(PersonSchema, required=True, allow_none=True)
    fields_ = fields.Dict(required=True, data_key="fields", attribute="fields")


class ChainHeadSchema(Schema):
    """How far the chain goes, and the hash that covers all of it."""

    number = fields.Integer(required=True)
    hash = fields.String(required=True)


class TrailSchema(Schema):
    """A page of a trail, the latest first; `more` when earlier events come after it."""

    told = fields.List(fields.Nested(EventToldSchema), required=True)
    more = fields.Boolean(required=True)
    head = fields.Nested(ChainHeadSchema, required=True)


PLACE = TrailPlaceSchema()


@blueprint.get("")
@described(
    "Read the audit trail of a case, or of people, keys and settings",
    query=PLACE,
    answers={200: TrailSchema()},
    problems=[*ENTRY, "not-found", "invalid"],
)
def show() -> dict[str, object]:
    """Show coordinators a page of the trail."""
    here, asked = services(), load_query(PLACE)
    case = asked.get("case")
    if case is not None:
        known_case(here.cases, case)
    trail = read_trail(here.cases.audit, case=case, before=asked.get("before"))
    names = names_in(here)
    head = here.cases.audit.head().head
    return {
        "told": [_told(one, names) for one in trail.told],
        "more": trail.more,
        "head": {"number": head.number, "hash": head.hash},
    }


def _told(one: Told, names: Mapping[str, str]) -> dict[str, object]:
    event = one.event
    named = (event.text(name) for name in NAMED)
    return {
        "number": one.number,
        "at": minute(event.at),
        "kind": event.kind,
        "by": _person(event.by, names),
        "other": next((_person(id, names) for id in named if id in names), None),
        "fields": dict(event.fields),
    }


def _person(id: str | None, names: Mapping[str, str]) -> dict[str, str] | None:
    return None if id is None else {"id": id, "name": names.get(id, "")}
