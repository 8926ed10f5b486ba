"""The team's policies: everybody reads them, coordinators change them."""

from typing import Any

from flask import Blueprint
from marshmallow import Schema, fields, validate

from functions.oncall.actions import reset_policies, save_policies
from functions.oncall.model import Policies, Policy, Step
from functions.oncall.model.rules import URGENCIES
from functions.staff.model.people import COORDINATOR
from functions.web.bodies import load_body, load_query
from functions.web.context import now, services
from functions.web.describing import described
from functions.web.guards import only, people_only
from functions.web.roster_schemas import VersionSchema
from functions.web.staff_fields import version

blueprint = Blueprint("staff_policies", __name__, url_prefix="/api/v1/staff/policies")
people_only(blueprint)

MOST_TARGETS = 30


def _whole(**options: Any) -> fields.Integer:
    return fields.Integer(strict=True, required=True, **options)


def _targets() -> fields.List[str]:
    target = fields.String(validate=validate.Length(1, 80, error="target-unknown"))
    return fields.List(target, required=True, validate=validate.Length(max=MOST_TARGETS, error="length"))


class StepSchema(Schema):
    """One round of telling, so many minutes after the step before."""

    delay = _whole()
    targets = _targets()
    every_channel = fields.Boolean(required=True, truthy={True}, falsy={False})


class PolicySchema(Schema):
    """Steps, all of them again `repeats` times after `every` minutes, then a last call again and again."""

    steps = fields.List(fields.Nested(StepSchema), required=True)
    repeats = _whole(allow_none=True)
    every = _whole()
    exhausted = _targets()
    exhausted_every = _whole()


class PoliciesSchema(Schema):
    """The policies by urgency; `version` is the one that was read, 0 for the standard ones."""

    urgent = fields.Nested(PolicySchema, required=True)
    soon = fields.Nested(PolicySchema, required=True)
    routine = fields.Nested(PolicySchema, required=True)
    version = version(strict=True)


ENTRY = ["signed-out", "second-factor-due", "unavailable"]
CHANGE = [*ENTRY, "origin-refused", "role-needed", "invalid", "conflict"]
BODY = ["malformed-json", "too-large", "unsupported-media-type"]
POLICIES, VERSION = PoliciesSchema(), VersionSchema()


@blueprint.get("")
@described("Read the policies in force", answers={200: POLICIES}, problems=ENTRY)
def policies() -> dict[str, object]:
    """Show the policies in force."""
    return _shown(services().policies.read())


@blueprint.put("")
@only(COORDINATOR)
@described(
    "Save policies for alerts to come", body=POLICIES, answers={200: POLICIES}, problems=[*CHANGE, *BODY]
)
def save() -> dict[str, object]:
    """Save policies; a colleague's that came between are kept (409)."""
    here = services()
    people = [person.id for person in here.staff.active_people()]
    schedules = [one.id for one in here.roster.read(now()).schedules if one.ended_at is None]
    return _shown(
        save_policies(here.policies, _meant(load_body(POLICIES)), people=people, schedules=schedules)
    )


@blueprint.delete("")
@only(COORDINATOR)
@described("Bring the standard policies back", query=VERSION, answers={200: POLICIES}, problems=CHANGE)
def reset() -> dict[str, object]:
    """Bring the standard policies back; a colleague's that came between are kept (409)."""
    return _shown(reset_policies(services().policies, version=load_query(VERSION)["version"]))


def _meant(body: dict[str, Any]) -> Policies:
    return Policies({urgency: _policy(body[urgency]) for urgency in URGENCIES}, body["version"])


def _policy(body: dict[str, Any]) -> Policy:
    steps = [{**step, "targets": tuple(step["targets"])} for step in body["steps"]]
    lists = {"steps": tuple(Step(**step) for step in steps), "exhausted": tuple(body["exhausted"])}
    return Policy(**{**body, **lists})


def _shown(policies: Policies) -> dict[str, object]:
    return dict(POLICIES.dump({**policies.by_urgency, "version": policies.version}))
