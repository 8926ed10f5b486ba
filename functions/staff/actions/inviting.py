"""Inviting a newcomer and admitting them. The link's secret never comes here in the clear."""

from dataclasses import dataclass
from datetime import datetime

from functions.audit.model.event import ADMITTED, INVITED
from functions.crypto import totp as codes
from functions.crypto.secrets import ServerSecrets
from functions.staff.actions import second_factor
from functions.staff.actions.key_changes import KeyChange, changes_for, commit, read_team
from functions.staff.actions.second_factor import NewFactor
from functions.staff.model.invitation import ACCEPTED, SENT, Acceptance, Invitation
from functions.staff.model.people import Person
from functions.staff.model.sign_in import Credentials, OwnKey
from functions.staff.noting import noted
from functions.staff.refusals import LinkSpent, NameTaken
from functions.staff.store import StaffStore
from functions.storage.table import CommitConflict


@dataclass(frozen=True)
class NewcomerKeys:
    """What a newcomer's browser made."""

    recipient: str
    proof: bytes
    own_key: OwnKey


def invite(invitation: Invitation, *, by: str, store: StaffStore, now: datetime) -> None:
    """Keep an invitation that a coordinator's browser made.

    Raises:
        NameTaken: someone has this name, or was invited under it.
    """
    if name_is_taken(invitation.name, store=store, now=now):
        raise NameTaken("this name is taken")
    event = noted(INVITED, by=by, now=now, order=None, role=invitation.role)
    commit([store.team.put_invitation(invitation), event], store)


def name_is_taken(name: str, *, store: StaffStore, now: datetime) -> bool:
    """Tell whether someone signs in with a name, or may come to."""
    if store.people.named(name) is not None:
        return True
    return any(other.name == name and now < other.expires_at for other in store.team.invitations())


def open_invitation(invitation_id: str, *, store: StaffStore, now: datetime) -> Invitation:
    """Return an invitation whose link still works.

    Raises:
        LinkSpent: used, expired, withdrawn or never made.
    """
    invitation = store.team.invitation(invitation_id)
    if invitation is None or invitation.state != SENT or now >= invitation.expires_at:
        raise LinkSpent("this invitation is used, expired or withdrawn")
    return invitation


def begin(invitation_id: str, *, store: StaffStore, secrets: ServerSecrets, now: datetime) -> NewFactor:
    """Give the newcomer a second factor; a second try replaces the first."""
    invitation = open_invitation(invitation_id, store=store, now=now)
    factor = second_factor.new_factor(secrets)
    commit([store.team.put_invitation(invitation.begun(factor.sealed))], store)
    return factor


def accept(
    invitation_id: str,
    keys: NewcomerKeys,
    code: str,
    *,
    store: StaffStore,
    secrets: ServerSecrets,
    now: datetime,
) -> tuple[str, ...]:
    """Use the invitation up and return the newcomer's recovery codes, shown once.

    Raises:
        LinkSpent: used, expired, or no second factor was begun.
        SecondFactorRefused: the code is not the app's.
    """
    invitation = open_invitation(invitation_id, store=store, now=now)
    if invitation.totp is None:
        raise LinkSpent("this invitation was not begun")
    step = second_factor.first_step(invitation.totp, code, secrets=secrets, now=now)
    shown = codes.new_recovery_codes()
    hashed = second_factor.hashed_codes(shown, invitation_id, secrets)
    acceptance = Acceptance(keys.recipient, keys.proof, keys.own_key, step, hashed)
    try:
        store.people.commit([store.team.put_invitation(invitation.accepted(acceptance, now))])
    except CommitConflict as error:
        raise LinkSpent("this invitation was used a moment ago") from error
    return shown


def withdraw(invitation_id: str, *, store: StaffStore) -> None:
    """Take an invitation back, accepted or not.

    Raises:
        LinkSpent: there is none.
    """
    invitation = store.team.invitation(invitation_id)
    if invitation is None:
        raise LinkSpent("no such invitation")
    commit([store.team.drop_invitation(invitation)], store)
    store.team.drop_wraps(invitation_id)


def admit(
    invitation_id: str, change: KeyChange, *, zone: str, by: str, store: StaffStore, now: datetime
) -> Person:
    """Make the newcomer a person of the team: their wraps were staged, `change` signs them in.

    Raises:
        LinkSpent: nobody accepted this invitation, or it was withdrawn.
        NameTaken, WrapsMissing, StatementRefused, TeamChanged.
    """
    invitation = store.team.invitation(invitation_id)
    if invitation is None or invitation.state != ACCEPTED:
        raise LinkSpent("nobody waits under this invitation")
    if store.people.named(invitation.name) is not None:
        raise NameTaken("this name is taken")
    person, credentials = _person_of(invitation, zone, now)
    before = read_team(store)
    people = [*before.people, person]
    changes = changes_for(change, before=before, people=people, by=by, store=store, now=now)
    serial = before.team.serial + 1
    changes.append(noted(ADMITTED, by=by, now=now, order=serial, person=person.id, role=person.role))
    commit(
        [
            *changes,
            store.people.put(person),
            store.people.take_name(person.name, person.id),
            store.people.put_credentials(credentials),
            store.team.drop_invitation(invitation),
        ],
        store,
    )
    return person


def _person_of(invitation: Invitation, zone: str, now: datetime) -> tuple[Person, Credentials]:
    acceptance, totp = invitation.acceptance, invitation.totp
    if acceptance is None or totp is None:
        raise LinkSpent("nobody waits under this invitation")
    person = Person(
        id=invitation.id,
        name=invitation.name,
        display_name=invitation.display_name,
        title=invitation.title,
        role=invitation.role,
        language=invitation.language,
        recipient=acceptance.recipient,
        joined_at=now,
        zone=zone,
        contact=invitation.contact,
    )
    credentials = Credentials(
        person=invitation.id,
        own_key=acceptance.own_key,
        totp=totp,
        last_step=acceptance.last_step,
        recovery_codes=acceptance.recovery_codes,
    )
    return person, credentials
