"""One-time links of the machine's operator: the first coordinator's set-up, and recovery with the kit."""

import base64
import secrets as random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from hmac import compare_digest

from functions.audit.model.event import ADMITTED
from functions.crypto import totp as codes
from functions.crypto.secrets import ServerSecrets
from functions.crypto.signer_file import PublishedSigners
from functions.staff.actions import second_factor
from functions.staff.actions.entry import Entry, open_session
from functions.staff.actions.inviting import name_is_taken
from functions.staff.actions.key_changes import KeyChange, changes_for, commit, read_team
from functions.staff.actions.second_factor import NewFactor
from functions.staff.actions.statements import signer_of
from functions.staff.model.keys import (
    EpochKeys,
    Kit,
    Recipients,
    Signed,
    Team,
    Wrap,
    signer_name,
    team_key_name,
)
from functions.staff.model.people import COORDINATOR, Person
from functions.staff.model.sign_in import Credentials, OwnKey
from functions.staff.noting import noted
from functions.staff.refusals import LinkSpent, NameTaken, TeamChanged, WrapsMissing
from functions.staff.store import StaffStore
from functions.staff.store.doorway import RECOVERY, SET_UP, Door
from functions.storage.table import Change, CommitConflict

SALT_BYTES = 32
RECOVERY_LIFE = timedelta(hours=24)


@dataclass(frozen=True)
class NewCoordinator:
    """A coordinator whose keys were made in the browser behind the link."""

    name: str
    display_name: str
    title: str
    language: str
    recipient: str
    own_key: OwnKey
    wraps: Sequence[Wrap]


@dataclass(frozen=True)
class Founding:
    """The keys of a new team: the first epoch, the kit, the signer, and both statements."""

    recipients: Recipients
    kit: str
    signer: str
    signed: Signed


def installation_salt(store: StaffStore) -> str:
    """Return the installation's salt, made when it is first asked for."""
    salt = store.team.salt()
    if salt is not None:
        return salt
    made = base64.urlsafe_b64encode(random.token_bytes(SALT_BYTES)).decode().rstrip("=")
    try:
        store.people.commit([store.team.put_salt(made)])
    except CommitConflict:
        return installation_salt(store)
    return made


def open_set_up(store: StaffStore) -> str | None:
    """Return the secret of a new set-up link, the one before is dead; None once set-up is complete."""
    if store.team.team() is not None:
        return None
    installation_salt(store)
    return _open(SET_UP, None, store)


def open_recovery(store: StaffStore, now: datetime) -> str:
    """Return the secret of a new recovery link, good for 24 hours.

    Raises:
        TeamChanged: there is no team to recover.
    """
    if store.team.team() is None:
        raise TeamChanged("this installation is not set up; use the set-up link")
    return _open(RECOVERY, now + RECOVERY_LIFE, store)


def door_of(kind: str, secret: str, *, store: StaffStore, now: datetime) -> Door:
    """Return the link whose secret this is.

    Raises:
        LinkSpent: there is none.
    """
    door = store.doorway.door(kind)
    if door is None or (door.expires_at is not None and now >= door.expires_at):
        raise LinkSpent("this link is used or expired")
    if not compare_digest(sha256(secret.encode()).hexdigest(), door.secret_sha256):
        raise LinkSpent("this link is used or expired")
    return door


def begin(
    kind: str, secret: str, *, store: StaffStore, secrets: ServerSecrets, now: datetime
) -> tuple[str, NewFactor]:
    """Return the id and the second factor of the coordinator to come; a second try replaces the first."""
    door = door_of(kind, secret, store=store, now=now)
    factor, person = second_factor.new_factor(secrets), random.token_hex(16)
    commit([store.doorway.put(door.begun(person, factor.sealed))], store)
    return person, factor


def found_team(
    secret: str,
    coordinator: NewCoordinator,
    founding: Founding,
    code: str,
    *,
    zone: str,
    pages: PublishedSigners,
    store: StaffStore,
    secrets: ServerSecrets,
    now: datetime,
) -> tuple[Entry, tuple[str, ...]]:
    """Complete set-up in one commit; return the first session and recovery codes.

    The pages of this machine name the signer from now on, unless they already name one.

    Raises:
        LinkSpent, SecondFactorRefused, StatementRefused, WrapsMissing.
    """
    door = _begun(SET_UP, secret, store, now)
    person, credentials, shown = _newcomer(door, coordinator, code, zone, secrets, now)
    keys = EpochKeys(1, founding.recipients, now)
    team = Team(
        salt=installation_salt(store),
        keys=keys,
        kit=Kit(founding.kit, now),
        signers=(founding.signer,),
        signed=founding.signed,
        signed_by=founding.signer,
    )
    signer_of(founding.signed, team, epochs=[keys], people=[person], now=now)
    _must_hold(coordinator.wraps, (person.id, team.kit.holder), team)
    changes: list[Change] = [*store.team.put(team), store.team.put_epoch(keys)]
    changes += [store.team.put_wrap(wrap) for wrap in coordinator.wraps]
    changes.append(_came_in(person, SET_UP, team.serial, now))
    entry = _enter(door, person, credentials, changes, store, now)
    pages.write_first(founding.signer)
    return entry, shown


def recover(
    secret: str,
    coordinator: NewCoordinator,
    signed: Signed,
    code: str,
    *,
    zone: str,
    store: StaffStore,
    secrets: ServerSecrets,
    now: datetime,
) -> tuple[Entry, tuple[str, ...]]:
    """Add a coordinator whose browser opened the kit; return the session and recovery codes.

    Raises:
        LinkSpent, NameTaken, SecondFactorRefused, StatementRefused, WrapsMissing, TeamChanged.
    """
    door = _begun(RECOVERY, secret, store, now)
    if name_is_taken(coordinator.name, store=store, now=now):
        raise NameTaken("this name is taken")
    person, credentials, shown = _newcomer(door, coordinator, code, zone, secrets, now)
    before = read_team(store)
    _stage(coordinator.wraps, person.id, store)
    people = [*before.people, person]
    changes = changes_for(KeyChange(signed), before=before, people=people, by=person.id, store=store, now=now)
    changes.append(_came_in(person, RECOVERY, before.team.serial + 1, now))
    return _enter(door, person, credentials, changes, store, now), shown


def _open(kind: str, expires_at: datetime | None, store: StaffStore) -> str:
    secret = random.token_urlsafe(32)
    before = store.doorway.door(kind)
    hashed = sha256(secret.encode()).hexdigest()
    door = Door(kind, hashed, expires_at=expires_at, version=0 if before is None else before.version)
    store.people.commit([store.doorway.put(door)])
    return secret


def _begun(kind: str, secret: str, store: StaffStore, now: datetime) -> Door:
    door = door_of(kind, secret, store=store, now=now)
    if not door.person:
        raise LinkSpent("begin again from the link")
    return door


def _newcomer(
    door: Door, coordinator: NewCoordinator, code: str, zone: str, secrets: ServerSecrets, now: datetime
) -> tuple[Person, Credentials, tuple[str, ...]]:
    step = second_factor.first_step(door.totp, code, secrets=secrets, now=now)
    shown = codes.new_recovery_codes()
    person = Person(
        id=door.person,
        name=coordinator.name,
        display_name=coordinator.display_name,
        title=coordinator.title,
        role=COORDINATOR,
        language=coordinator.language,
        recipient=coordinator.recipient,
        joined_at=now,
        zone=zone,
    )
    hashed = second_factor.hashed_codes(shown, person.id, secrets)
    return person, Credentials(person.id, coordinator.own_key, door.totp, step, hashed), shown


def _came_in(person: Person, door: str, serial: int, now: datetime) -> Change:
    fields = {"person": person.id, "role": person.role, "door": door}
    return noted(ADMITTED, by=person.id, now=now, order=serial, **fields)


def _must_hold(wraps: Sequence[Wrap], holders: tuple[str, str], team: Team) -> None:
    names = (team_key_name(team.keys.key), signer_name(team.signed_by))
    if {(wrap.holder, wrap.name) for wrap in wraps} != {
        (holder, name) for holder in holders for name in names
    }:
        raise WrapsMissing("team keys and signer must be sealed to the coordinator and to the kit", holders=2)


def _stage(wraps: Sequence[Wrap], holder: str, store: StaffStore) -> None:
    for wrap in wraps:
        if wrap.holder == holder and store.team.wrap(holder, wrap.name) is None:
            store.people.commit([store.team.put_wrap(wrap)])


def _enter(
    door: Door,
    person: Person,
    credentials: Credentials,
    changes: Sequence[Change],
    store: StaffStore,
    now: datetime,
) -> Entry:
    entry = open_session(person, now)
    commit(
        [
            *changes,
            store.people.put(person),
            store.people.take_name(person.name, person.id),
            store.people.put_credentials(credentials),
            store.people.put_session(entry.session),
            store.doorway.close(door),
        ],
        store,
    )
    return entry
