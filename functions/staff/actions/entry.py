"""Signing in and out."""

import base64
import secrets as random
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from hmac import compare_digest

from functions.crypto.secrets import ServerSecrets
from functions.staff.actions import second_factor
from functions.staff.model.people import Person
from functions.staff.model.sign_in import Credentials, Session, normal_name
from functions.staff.refusals import NotAdmittedYet, SignedOut, SignInRefused
from functions.staff.store import StaffStore
from functions.storage.table import CommitConflict

SALT_BYTES = 16
UNKNOWN_NAMES = 4
"""Hex digits that unknown names are counted under: who invents names cannot fill the table."""


@dataclass(frozen=True)
class Proof:
    """What someone signs in with; one of `totp` and `recovery_code`."""

    sign_in_secret: bytes
    totp: str | None = None
    recovery_code: str | None = None


@dataclass(frozen=True)
class Entry:
    """A session just opened: `token` goes into the cookie and is not kept."""

    person: Person
    session: Session
    token: str


def salt_for(name: str, *, store: StaffStore, secrets: ServerSecrets) -> str:
    """Return the salt of a person's passphrase; for an unknown name an invented one that never changes."""
    name = normal_name(name)
    person = store.people.named(name)
    credentials = None if person is None else store.people.credentials(person)
    if credentials is not None:
        return credentials.own_key.salt
    for invitation in store.team.invitations():
        if invitation.name == name and invitation.acceptance is not None:
            return invitation.acceptance.own_key.salt
    invented = bytes.fromhex(secrets.mac("salt", name))[:SALT_BYTES]
    return base64.urlsafe_b64encode(invented).decode().rstrip("=")


def device_mark(device: str, person: str, secrets: ServerSecrets) -> str:
    """Return the token by which a device of a person is known again."""
    return f"{device}.{secrets.mac('device', f'{person} {device}')}"


def sign_in(
    name: str, proof: Proof, *, device: str | None, store: StaffStore, secrets: ServerSecrets, now: datetime
) -> Entry:
    """Open a session. `device` is the mark of a device that this person signed in from before.

    Raises:
        SignInRefused: something of it is wrong.
        NotAdmittedYet: all is right, and a coordinator has still to admit this newcomer.
        TooMany: too many wrong tries under this name, or from this device.
    """
    name = normal_name(name)
    person_id = store.people.named(name)
    source = _guess_source(name, person_id, device, secrets)
    guesses = second_factor.charge_guess(source, people=store.people, now=now)
    if person_id is None:
        _refuse_newcomer(name, proof, store)
    credentials = store.people.credentials(person_id or "")
    person = store.people.person(person_id or "")
    if credentials is None or person is None or not person.is_active:
        raise SignInRefused("no such person")
    proven = _proven(credentials, proof, secrets, now)
    entry = open_session(person, now, by_code=proof.totp is None)
    try:
        store.people.commit([store.people.put_credentials(proven), store.people.put_session(entry.session)])
    except CommitConflict as error:
        raise SignInRefused("the code was used a moment ago") from error
    second_factor.forgive(guesses, people=store.people)
    return entry


def open_session(person: Person, now: datetime, *, by_code: bool = False) -> Entry:
    """Return a new session for a person, to be stored."""
    token = random.token_urlsafe(32)
    session = Session(_hashed(token), person.id, person.generation, now, by_code=by_code)
    return Entry(person, session, token)


def caller(token: str, *, store: StaffStore, now: datetime) -> tuple[Person, Session]:
    """Return whose session this is.

    Raises:
        SignedOut: it is nobody's, or it ended.
    """
    session = store.people.session(_hashed(token))
    if session is None or now >= session.expires_at:
        raise SignedOut("no such session")
    person = store.people.person(session.person)
    if person is None or not person.is_active or person.generation != session.generation:
        raise SignedOut("the session was ended")
    return person, session


def sign_out(session: Session, *, store: StaffStore) -> None:
    """End one session."""
    try:
        store.people.commit([store.people.drop_session(session)])
    except CommitConflict:
        return


def is_own_secret(sign_in_secret: bytes, credentials: Credentials) -> bool:
    """Tell whether a sign-in secret is the person's present one."""
    return compare_digest(sha256(sign_in_secret).hexdigest(), credentials.own_key.sign_in_sha256)


def _hashed(token: str) -> str:
    return sha256(token.encode()).hexdigest()


def _guess_source(name: str, person: str | None, device: str | None, secrets: ServerSecrets) -> str:
    if device is not None and person is not None:
        known = device.partition(".")[0]
        if compare_digest(device_mark(known, person, secrets).encode(), device.encode()):
            return secrets.mac("guesses device", known)
    hashed = secrets.mac("guesses name", name)
    return hashed if person is not None else hashed[:UNKNOWN_NAMES]


def _refuse_newcomer(name: str, proof: Proof, store: StaffStore) -> None:
    for invitation in store.team.invitations():
        if invitation.name == name and invitation.acceptance is not None:
            hashed = invitation.acceptance.own_key.sign_in_sha256
            if compare_digest(sha256(proof.sign_in_secret).hexdigest(), hashed):
                raise NotAdmittedYet("a coordinator has still to admit this newcomer")


def _proven(credentials: Credentials, proof: Proof, secrets: ServerSecrets, now: datetime) -> Credentials:
    if not is_own_secret(proof.sign_in_secret, credentials):
        raise SignInRefused("wrong sign-in secret")
    if proof.totp is not None:
        step = second_factor.proven_step(
            credentials.totp, proof.totp, after=credentials.last_step, secrets=secrets, now=now
        )
        if step is None:
            raise SignInRefused("wrong or used code")
        return credentials.after_step(step)
    code = second_factor.hashed_code(proof.recovery_code or "", credentials.person, secrets)
    if not credentials.accepts_code(code, now):
        raise SignInRefused("wrong or used recovery code")
    return credentials.after_code(code)
