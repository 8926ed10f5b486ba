"""Coordinators: statements, wraps, the recovery kit and the signer."""

from flask import Blueprint, Response

from functions.staff.actions import key_changes
from functions.staff.actions.key_changes import KeyChange
from functions.staff.model.people import COORDINATOR
from functions.web import staff_loading as loading
from functions.web import staff_shapes as shapes
from functions.web.bodies import load_body
from functions.web.context import now, services
from functions.web.describing import gives, takes
from functions.web.guards import caller, fresh_second_factor, people_only
from functions.web.staff_answers import team_answer
from functions.web.staff_schemas import (
    AdmissionSchema,
    KitConfirmationSchema,
    KitSchema,
    NewSignerSchema,
    WrapsSchema,
)

blueprint = Blueprint("staff_keys", __name__, url_prefix="/api/v1/staff/team")
people_only(blueprint, COORDINATOR)


@blueprint.put("/statements")
@takes(AdmissionSchema(), gives=None, status=204)
def statements() -> Response:
    """Put both statements in force, signed anew."""
    change = KeyChange(loading.signed(load_body(AdmissionSchema())["signed"]))
    key_changes.change_keys(change, by=caller().id, store=services().staff, now=now())
    return Response(status=204)


@blueprint.post("/wraps")
@takes(WrapsSchema(), gives=shapes.StoredSchema())
def stage_wraps() -> dict[str, int]:
    """Keep secrets sealed to their holders, ahead of the change that needs them."""
    wraps = [loading.wrap(one) for one in load_body(WrapsSchema())["wraps"]]
    return {"stored": key_changes.stage_wraps(wraps, store=services().staff)}


@blueprint.get("/kit")
@gives(shapes.TeamKeysSchema())
def kit() -> dict[str, object]:
    """Show what is sealed to the recovery kit."""
    store = services().staff
    team = key_changes.read_team(store).team
    return team_answer(team, store.team.wraps(team.kit.holder))


@blueprint.put("/kit")
@takes(KitSchema(), gives=None, status=204)
def renew_kit() -> Response:
    """Put another recovery kit in force, to be confirmed."""
    loaded = load_body(KitSchema())
    fresh_second_factor(loaded["totp"])
    change = KeyChange(loading.signed(loaded["signed"]), kit=loaded["recipient"])
    key_changes.change_keys(change, by=caller().id, store=services().staff, now=now())
    return Response(status=204)


@blueprint.post("/kit/confirmation")
@takes(KitConfirmationSchema(), gives=None, status=204)
def confirm_kit() -> Response:
    """Note that the downloaded kit was opened again."""
    recipient = load_body(KitConfirmationSchema())["recipient"]
    key_changes.confirm_kit(recipient, store=services().staff, now=now())
    return Response(status=204)


@blueprint.put("/signer")
@takes(NewSignerSchema(), gives=None, status=204)
def add_signer() -> Response:
    """Let a new signer wait until the pages name it."""
    loaded = load_body(NewSignerSchema())
    fresh_second_factor(loaded["totp"])
    change = KeyChange(loading.signed(loaded["signed"]), signer=loaded["signer"])
    key_changes.change_keys(change, by=caller().id, store=services().staff, now=now())
    return Response(status=204)
