"""What an invitation's link leads to. Opening it has no effect; the link's secret never comes here."""

from flask import Blueprint

from functions.staff.actions import inviting
from functions.web import staff_loading as loading
from functions.web import staff_shapes as shapes
from functions.web.bodies import load_body
from functions.web.context import now, services
from functions.web.describing import gives, takes
from functions.web.origins import anyone
from functions.web.staff_answers import new_factor_answer, newcomer_answer
from functions.web.staff_schemas import AcceptanceSchema

blueprint = Blueprint("staff_newcomers", __name__, url_prefix="/api/v1/staff/invitations")
anyone(blueprint, from_site=True)


@blueprint.get("/<invitation>")
@gives(shapes.NewcomerSchema())
def invitation(invitation: str) -> dict[str, object]:
    """Show what a newcomer is invited to."""
    return newcomer_answer(inviting.open_invitation(invitation, store=services().staff, now=now()))


@blueprint.post("/<invitation>/second-factor")
@gives(shapes.NewFactorSchema())
def begin(invitation: str) -> dict[str, object]:
    """Give the newcomer a second factor."""
    store = services().staff
    factor = inviting.begin(invitation, store=store, secrets=services().secrets, now=now())
    name = inviting.open_invitation(invitation, store=store, now=now()).name
    return {"totp": new_factor_answer(factor, name)}


@blueprint.post("/<invitation>/acceptance")
@takes(AcceptanceSchema(), gives=shapes.RecoveryCodesSchema(), status=201)
def accept(invitation: str) -> tuple[dict[str, object], int]:
    """Accept: the newcomer's keys wait for a coordinator."""
    loaded = load_body(AcceptanceSchema())
    keys = inviting.NewcomerKeys(loaded["recipient"], loaded["proof"], loading.own_key(loaded["own_key"]))
    codes = inviting.accept(
        invitation, keys, loaded["totp"], store=services().staff, secrets=services().secrets, now=now()
    )
    return {"recovery_codes": codes}, 201
