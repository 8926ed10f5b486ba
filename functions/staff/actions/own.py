"""What a person changes about themselves, and the reset of a colleague's lost second factor."""

from dataclasses import replace
from datetime import datetime

from functions.crypto import totp as codes
from functions.crypto.secrets import ServerSecrets
from functions.errors import NotFound
from functions.staff.actions import second_factor
from functions.staff.actions.entry import Entry, is_own_secret, open_session
from functions.staff.actions.key_changes import commit
from functions.staff.model.people import Person
from functions.staff.model.sign_in import RESET_LIFE, Credentials, OwnKey, Reset, Session
from functions.staff.refusals import SecondFactorRefused, SignInRefused
from functions.staff.store import StaffStore
from functions.storage.table import Change


def change_passphrase(
    person: Person, session: Session, current: bytes, own_key: OwnKey, *, store: StaffStore, now: datetime
) -> Entry:
    """Put a person's keys under another passphrase, end all their sessions and open a new one.

    Raises:
        SignInRefused: `current` is not the sign-in secret of the present passphrase.
        TeamChanged: it was changed elsewhere meanwhile.
    """
    credentials = _credentials(person, store)
    if not is_own_secret(current, credentials):
        raise SignInRefused("the present passphrase is another")
    changed = person.signed_out_everywhere()
    entry = open_session(changed, now, by_code=session.by_code)
    commit(
        [
            store.people.put(changed),
            store.people.put_credentials(credentials.under(own_key)),
            store.people.put_session(entry.session),
            store.people.drop_session(session),
        ],
        store,
    )
    return entry


def set_case_limit(person_id: str, limit: int | None, *, store: StaffStore) -> Person:
    """Note how many open cases a person means to have, None for the team's number; return the person.

    Raises:
        NotFound: nobody active has this id.
        TeamChanged: they were changed elsewhere meanwhile.
    """
    person = store.people.person(person_id)
    if person is None or not person.is_active:
        raise NotFound("nobody active has this id")
    changed = replace(person, case_limit=limit)
    commit([store.people.put(changed)], store)
    return changed


def sign_out_everywhere(person: Person, *, store: StaffStore) -> None:
    """End all sessions of a person."""
    commit([store.people.put(person.signed_out_everywhere())], store)


def renew_second_factor(person: Person, *, store: StaffStore, secrets: ServerSecrets) -> str:
    """Return a new shared secret; it counts after its first code."""
    factor = second_factor.new_factor(secrets)
    commit([store.people.put_credentials(_credentials(person, store).renewing(factor.sealed))], store)
    return factor.secret


def confirm_second_factor(
    person: Person, session: Session, code: str, *, store: StaffStore, secrets: ServerSecrets, now: datetime
) -> tuple[str, ...]:
    """Put the new second factor in force; return new recovery codes.

    Raises:
        SecondFactorRefused: the code is not the new secret's, or none was begun.
    """
    credentials = _credentials(person, store)
    if credentials.next_totp is None:
        raise SecondFactorRefused("no new second factor was begun")
    step = second_factor.first_step(credentials.next_totp, code, secrets=secrets, now=now)
    shown = codes.new_recovery_codes()
    renewed = credentials.renewed(step, second_factor.hashed_codes(shown, person.id, secrets))
    changes: list[Change] = [store.people.put_credentials(renewed)]
    if session.by_code:
        changes.append(store.people.put_session(session.renewed()))
    commit(changes, store)
    return shown


def renew_recovery_codes(person: Person, *, store: StaffStore, secrets: ServerSecrets) -> tuple[str, ...]:
    """Replace the recovery codes; return the new ones, shown once."""
    shown = codes.new_recovery_codes()
    hashed = second_factor.hashed_codes(shown, person.id, secrets)
    commit([store.people.put_credentials(_credentials(person, store).with_recovery_codes(hashed))], store)
    return shown


def reset_second_factor(
    person_id: str, *, store: StaffStore, secrets: ServerSecrets, now: datetime
) -> tuple[str, datetime]:
    """Kill a colleague's second factor and sessions; return a code that signs them in once, and until when.

    Raises:
        NotFound: nobody active has this id.
    """
    person = store.people.person(person_id)
    if person is None or not person.is_active:
        raise NotFound("nobody active has this id")
    code, until = codes.new_recovery_code(), now + RESET_LIFE
    reset = Reset(second_factor.hashed_code(code, person_id, secrets), until)
    unknown = second_factor.new_factor(secrets).sealed
    credentials = _credentials(person, store).reset_by_colleague(unknown, reset)
    commit(
        [store.people.put(person.signed_out_everywhere()), store.people.put_credentials(credentials)], store
    )
    return code, until


def _credentials(person: Person, store: StaffStore) -> Credentials:
    credentials = store.people.credentials(person.id)
    if credentials is None:
        raise NotFound("this person was removed")
    return credentials
