"""Coordinators: inviting, admitting, roles, removing, and a colleague's lost second factor."""

from flask import Blueprint, Response

from functions.staff.actions import inviting, leaving, own
from functions.staff.model.invitation import Invitation
from functions.staff.model.people import COORDINATOR
from functions.web import staff_loading as loading
from functions.web import staff_shapes as shapes
from functions.web.bodies import load_body
from functions.web.context import now, services
from functions.web.describing import gives, takes
from functions.web.guards import caller, fresh_second_factor, people_only
from functions.web.staff_answers import invitation_answer, person_answer, reset_answer
from functions.web.staff_schemas import (
    AdmissionSchema,
    CaseLimitSchema,
    FreshSchema,
    InvitationSchema,
    RemovalSchema,
    RoleSchema,
)

blueprint = Blueprint("staff_people", __name__, url_prefix="/api/v1/staff")
people_only(blueprint, COORDINATOR)


@blueprint.get("/people")
@gives(shapes.MembersSchema())
def people() -> dict[str, object]:
    """Show the team of now; browsers believe only who is in the signed statement."""
    return {"people": [person_answer(person) for person in services().staff.active_people()]}


@blueprint.get("/invitations")
@gives(shapes.InvitationsSchema())
def invitations() -> dict[str, object]:
    """Show invitations, with what newcomers' browsers made."""
    found = services().staff.team.invitations()
    return {"invitations": [invitation_answer(one) for one in found if now() < one.expires_at]}


@blueprint.post("/invitations")
@takes(InvitationSchema(), gives=shapes.InvitationShownSchema(), status=201)
def invite() -> tuple[dict[str, object], int]:
    """Keep an invitation."""
    loaded = load_body(InvitationSchema())
    email = loaded.pop("email")
    contact = None if email is None else services().secrets.seal(email.encode())
    invitation = Invitation(**loaded, contact=contact, made_at=now())
    inviting.invite(invitation, by=caller().id, store=services().staff, now=now())
    return invitation_answer(invitation), 201


@blueprint.delete("/invitations/<invitation>")
@gives(None, status=204)
def withdraw(invitation: str) -> Response:
    """Withdraw an invitation, accepted or not."""
    inviting.withdraw(invitation, store=services().staff)
    return Response(status=204)


@blueprint.post("/invitations/<invitation>/admission")
@takes(AdmissionSchema(), gives=shapes.MemberSchema(), status=201)
def admit(invitation: str) -> tuple[dict[str, object], int]:
    """Make a newcomer a person of the team."""
    change = loading.key_change(load_body(AdmissionSchema()))
    zone = services().settings.read().zone
    person = inviting.admit(invitation, change, zone=zone, by=caller().id, store=services().staff, now=now())
    return person_answer(person), 201


@blueprint.post("/people/<person>/removal")
@takes(RemovalSchema(), gives=None, status=204)
def remove(person: str) -> Response:
    """Take a person out of the team."""
    loaded = load_body(RemovalSchema())
    fresh_second_factor(loaded["totp"])
    leaving.remove(person, loading.key_change(loaded), by=caller().id, store=services().staff, now=now())
    return Response(status=204)


@blueprint.put("/people/<person>/role")
@takes(RoleSchema(), gives=None, status=204)
def change_role(person: str) -> Response:
    """Give a person another role."""
    loaded = load_body(RoleSchema())
    fresh_second_factor(loaded["totp"])
    change = loading.key_change(loaded)
    leaving.change_role(person, loaded["role"], change, by=caller().id, store=services().staff, now=now())
    return Response(status=204)


@blueprint.put("/people/<person>/case-limit")
@takes(CaseLimitSchema(), gives=shapes.MemberSchema())
def set_case_limit(person: str) -> dict[str, object]:
    """Say how many open cases a person means to have."""
    limit = load_body(CaseLimitSchema())["case_limit"]
    return person_answer(own.set_case_limit(person, limit, store=services().staff))


@blueprint.post("/people/<person>/second-factor-reset")
@takes(FreshSchema(), gives=shapes.ResetCodeSchema())
def reset_second_factor(person: str) -> dict[str, str]:
    """Let a colleague who lost their second factor in once more."""
    fresh_second_factor(load_body(FreshSchema())["totp"])
    code, until = own.reset_second_factor(
        person, store=services().staff, secrets=services().secrets, now=now()
    )
    return reset_answer(code, until)
