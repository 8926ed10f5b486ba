"""How people, keys and sessions are shown. Wrapped secrets go to their holder, and to nobody else."""

import base64
from collections.abc import Mapping, Sequence
from datetime import datetime

from flask import Response, jsonify, request

from functions.crypto import totp
from functions.crypto.secrets import SecretsUnsafe, ServerSecrets
from functions.services import Services
from functions.staff.actions.entry import Entry, device_mark
from functions.staff.actions.second_factor import NewFactor
from functions.staff.model.invitation import Invitation
from functions.staff.model.keys import Team, Wrap
from functions.staff.model.people import Person
from functions.staff.model.sign_in import Session
from functions.staff.refusals import SignedOut
from functions.web.session_cookies import read_device, set_device, set_session
from functions.web.times import minute, minute_or_none

ISSUER = "Pinternet"


def person_answer(person: Person) -> dict[str, object]:
    """Show a person."""
    return {
        "id": person.id,
        "name": person.name,
        "display_name": person.display_name,
        "title": person.title,
        "role": person.role,
        "language": person.language,
        "zone": person.zone,
        "recipient": person.recipient,
        "joined_at": minute(person.joined_at),
        "case_limit": person.case_limit,
    }


def session_answer(person: Person, session: Session, services: Services) -> dict[str, object]:
    """Show a session to its person, with what opens their own key."""
    credentials = services.staff.people.credentials(person.id)
    if credentials is None:
        raise SignedOut("this person was removed")
    return {
        "person": person_answer(person),
        "own_key": {"salt": credentials.own_key.salt, "identity": _text(credentials.own_key.identity)},
        "proposed_email": _proposed_email(person, services.secrets),
        "second_factor_due": session.by_code,
        "recovery_codes_left": len(credentials.recovery_codes),
        "expires_at": minute(session.expires_at),
    }


def _proposed_email(person: Person, secrets: ServerSecrets) -> str | None:
    """Return the address that the inviter proposed, None when the secrets it was sealed with are lost."""
    try:
        return None if person.contact is None else secrets.open(person.contact).decode()
    except SecretsUnsafe:
        return None


def entered(entry: Entry, services: Services, extra: Mapping[str, object], status: int = 201) -> Response:
    """Answer a sign-in: the session, its cookie, and the mark by which this device is known again."""
    response = jsonify({**session_answer(entry.person, entry.session, services), **extra})
    response.status_code = status
    set_session(response, entry.token, services.config)
    known = (read_device(request, services.config) or "").partition(".")[0] or entry.session.token_sha256[:32]
    set_device(response, device_mark(known, entry.person.id, services.secrets), services.config)
    return response


def factor_answer(secret: str, name: str) -> dict[str, str]:
    """Show a new second factor, once."""
    return {"secret": secret, "uri": totp.address(secret, name, ISSUER)}


def new_factor_answer(factor: NewFactor, name: str) -> dict[str, str]:
    """Show a second factor just made."""
    return factor_answer(factor.secret, name)


def team_answer(team: Team, wraps: Sequence[Wrap]) -> dict[str, object]:
    """Show both statements, and what is sealed to one holder."""
    return {
        "keys": {
            "salt": team.salt,
            "team": {
                "epoch": team.epoch,
                "recipients": {
                    "hybrid": team.keys.recipients.hybrid,
                    "x25519": team.keys.recipients.x25519,
                },
            },
            "statement": team.signed.statement,
            "signature": _text(team.signed.signature),
        },
        "people": {"text": team.signed.people, "signature": _text(team.signed.people_signature)},
        "kit": {
            "recipient": team.kit.recipient,
            "made_at": minute(team.kit.made_at),
            "confirmed_at": minute_or_none(team.kit.confirmed_at),
        },
        "signers": list(team.signers),
        "signed_by": team.signed_by,
        "wraps": [{"name": wrap.name, "sealed": _text(wrap.sealed)} for wrap in wraps],
    }


def invitation_answer(invitation: Invitation) -> dict[str, object]:
    """Show an invitation to coordinators, with what the newcomer's browser made."""
    acceptance = invitation.acceptance
    return {
        **newcomer_answer(invitation),
        "id": invitation.id,
        "state": invitation.state,
        "secret": _text(invitation.secret),
        "acceptance": None
        if acceptance is None
        else {"recipient": acceptance.recipient, "proof": _text(acceptance.proof)},
    }


def newcomer_answer(invitation: Invitation) -> dict[str, object]:
    """Show an invitation to whoever has the link."""
    return {
        "name": invitation.name,
        "display_name": invitation.display_name,
        "title": invitation.title,
        "role": invitation.role,
        "language": invitation.language,
        "expires_at": minute(invitation.expires_at),
    }


def reset_answer(code: str, until: datetime) -> dict[str, str]:
    """Show the code that a coordinator tells a colleague."""
    return {"code": code, "expires_at": minute(until)}


def _text(raw: bytes) -> str:
    return base64.b64encode(raw).decode()
