"""A person's own session, keys, passphrase and second factor."""

from dataclasses import replace

from flask import Blueprint, Response

from functions.staff.actions import entry, own
from functions.staff.actions.key_changes import commit, read_team
from functions.web import staff_loading as loading
from functions.web import staff_shapes as shapes
from functions.web.bodies import load_body
from functions.web.context import now, services
from functions.web.describing import gives, takes
from functions.web.guards import (
    caller,
    caller_session,
    fresh_second_factor,
    people_only,
    while_factor_is_due,
)
from functions.web.session_cookies import end_session
from functions.web.staff_answers import entered, factor_answer, person_answer, session_answer, team_answer
from functions.web.staff_schemas import (
    CaseLimitSchema,
    FreshIfNotDueSchema,
    FreshSchema,
    PassphraseSchema,
    ProfileSchema,
)

blueprint = Blueprint("staff_session", __name__, url_prefix="/api/v1/staff")
people_only(blueprint)


@blueprint.get("/session")
@while_factor_is_due
@gives(shapes.SessionSchema())
def session() -> dict[str, object]:
    """Show who is signed in, with what their passphrase opens."""
    return session_answer(caller(), caller_session(), services())


@blueprint.delete("/session")
@while_factor_is_due
@gives(None, status=204)
def sign_out() -> Response:
    """End this session."""
    entry.sign_out(caller_session(), store=services().staff)
    response = Response(status=204)
    end_session(response, services().config)
    return response


@blueprint.delete("/sessions")
@gives(None, status=204)
def sign_out_everywhere() -> Response:
    """End all sessions of the caller, this one too."""
    own.sign_out_everywhere(caller(), store=services().staff)
    response = Response(status=204)
    end_session(response, services().config)
    return response


@blueprint.get("/team/keys")
@gives(shapes.TeamKeysSchema())
def team_keys() -> dict[str, object]:
    """Show both statements and what is sealed to the caller."""
    store = services().staff
    return team_answer(read_team(store).team, store.team.wraps(caller().id))


@blueprint.put("/account/profile")
@takes(ProfileSchema(), gives=shapes.MemberSchema())
def profile() -> dict[str, object]:
    """Change the caller's language and time zone."""
    store = services().staff
    changed = replace(caller(), **load_body(ProfileSchema()))
    commit([store.people.put(changed)], store)
    return person_answer(changed)


@blueprint.put("/account/case-limit")
@takes(CaseLimitSchema(), gives=shapes.MemberSchema())
def case_limit() -> dict[str, object]:
    """Say how many open cases the caller means to have."""
    limit = load_body(CaseLimitSchema())["case_limit"]
    return person_answer(own.set_case_limit(caller().id, limit, store=services().staff))


@blueprint.put("/account/passphrase")
@takes(PassphraseSchema(), gives=shapes.SessionSchema())
def passphrase() -> Response:
    """Change the caller's passphrase; their other sessions end."""
    loaded = load_body(PassphraseSchema())
    fresh_second_factor(loaded["totp"])
    opened = own.change_passphrase(
        caller(),
        caller_session(),
        loaded["current_sign_in_secret"],
        loading.own_key(loaded["own_key"]),
        store=services().staff,
        now=now(),
    )
    return entered(opened, services(), {}, status=200)


@blueprint.post("/account/second-factor")
@while_factor_is_due
@takes(FreshIfNotDueSchema(), gives=shapes.NewFactorSchema())
def renew_second_factor() -> dict[str, object]:
    """Begin a new second factor."""
    code = load_body(FreshIfNotDueSchema())["totp"]
    if not caller_session().by_code:
        fresh_second_factor(code or "")
    secret = own.renew_second_factor(caller(), store=services().staff, secrets=services().secrets)
    return {"totp": factor_answer(secret, caller().name)}


@blueprint.put("/account/second-factor")
@while_factor_is_due
@takes(FreshSchema(), gives=shapes.RecoveryCodesSchema())
def confirm_second_factor() -> dict[str, object]:
    """Put the new second factor in force."""
    codes = own.confirm_second_factor(
        caller(),
        caller_session(),
        load_body(FreshSchema())["totp"],
        store=services().staff,
        secrets=services().secrets,
        now=now(),
    )
    return {"recovery_codes": codes}


@blueprint.post("/account/recovery-codes")
@takes(FreshSchema(), gives=shapes.RecoveryCodesSchema())
def recovery_codes() -> dict[str, object]:
    """Replace the caller's recovery codes."""
    fresh_second_factor(load_body(FreshSchema())["totp"])
    codes = own.renew_recovery_codes(caller(), store=services().staff, secrets=services().secrets)
    return {"recovery_codes": codes}
