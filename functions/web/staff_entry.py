"""What is open to who is not signed in yet: set-up, recovery, salt, sign-in."""

from flask import Blueprint, Response, request

from functions.staff.actions import doorways, entry
from functions.staff.actions.key_changes import read_team
from functions.staff.store.doorway import RECOVERY, SET_UP
from functions.web import staff_loading as loading
from functions.web import staff_shapes as shapes
from functions.web.bodies import load_body
from functions.web.context import now, services
from functions.web.describing import gives, takes
from functions.web.origins import anyone
from functions.web.session_cookies import read_device
from functions.web.staff_answers import entered, new_factor_answer, person_answer, team_answer
from functions.web.staff_schemas import (
    BeginningSchema,
    FoundingSchema,
    NewCoordinatorSchema,
    SaltOfSchema,
    SignInSchema,
)

blueprint = Blueprint("staff_entry", __name__, url_prefix="/api/v1/staff")
anyone(blueprint, from_site=True)


@blueprint.get("/set-up")
@gives(shapes.WaitingSchema())
def set_up_state() -> dict[str, object]:
    """Tell whether the installation waits for its first coordinator."""
    return {"waiting": services().staff.current_epoch() is None}


@blueprint.post("/set-up/second-factor")
@takes(BeginningSchema(), gives=shapes.SetUpBegunSchema())
def begin_set_up() -> dict[str, object]:
    """Begin set-up: the salt, and the second factor of the first coordinator."""
    link = load_body(BeginningSchema())
    person, factor = doorways.begin(
        SET_UP, link["secret"], store=services().staff, secrets=services().secrets, now=now()
    )
    salt = doorways.installation_salt(services().staff)
    return {"person": person, "salt": salt, "totp": new_factor_answer(factor, link["name"])}


@blueprint.post("/set-up")
@takes(FoundingSchema(), gives=shapes.FirstSessionSchema(), status=201)
def set_up() -> Response:
    """Complete set-up and sign the first coordinator in."""
    loaded = load_body(FoundingSchema())
    opened, codes = doorways.found_team(
        loaded["secret"],
        loading.new_coordinator(loaded),
        loading.founding(loaded),
        loaded["totp"],
        zone=services().settings.read().zone,
        pages=services().signers,
        store=services().staff,
        secrets=services().secrets,
        now=now(),
    )
    return entered(opened, services(), {"recovery_codes": codes})


@blueprint.post("/recovery/second-factor")
@takes(BeginningSchema(), gives=shapes.RecoveryBegunSchema())
def begin_recovery() -> dict[str, object]:
    """Begin recovery: a second factor, and what the kit opens."""
    link, store = load_body(BeginningSchema()), services().staff
    person, factor = doorways.begin(
        RECOVERY, link["secret"], store=store, secrets=services().secrets, now=now()
    )
    keys = read_team(store)
    return {
        "person": person,
        "totp": new_factor_answer(factor, link["name"]),
        "team": team_answer(keys.team, store.team.wraps(keys.team.kit.holder)),
        "people": [person_answer(person) for person in keys.people],
    }


@blueprint.post("/recovery")
@takes(NewCoordinatorSchema(), gives=shapes.FirstSessionSchema(), status=201)
def recover() -> Response:
    """Add the coordinator whose browser opened the kit, and sign them in."""
    loaded = load_body(NewCoordinatorSchema())
    opened, codes = doorways.recover(
        loaded["secret"],
        loading.new_coordinator(loaded),
        loading.signed(loaded["signed"]),
        loaded["totp"],
        zone=services().settings.read().zone,
        store=services().staff,
        secrets=services().secrets,
        now=now(),
    )
    return entered(opened, services(), {"recovery_codes": codes})


@blueprint.post("/sign-in/salt")
@takes(SaltOfSchema(), gives=shapes.SaltSchema())
def salt() -> dict[str, str]:
    """Answer the salt of a name's passphrase; an unknown name has one, too."""
    asked = load_body(SaltOfSchema())
    return {"salt": entry.salt_for(asked["name"], store=services().staff, secrets=services().secrets)}


@blueprint.post("/session")
@takes(SignInSchema(), gives=shapes.SessionSchema(), status=201)
def sign_in() -> Response:
    """Sign in."""
    loaded = load_body(SignInSchema())
    proof = entry.Proof(loaded["sign_in_secret"], loaded.get("totp"), loaded.get("recovery_code"))
    opened = entry.sign_in(
        loaded["name"],
        proof,
        device=read_device(request, services().config),
        store=services().staff,
        secrets=services().secrets,
        now=now(),
    )
    return entered(opened, services(), {})
