"""Removing a person and changing a role: new team keys first, then one commit."""

from dataclasses import replace
from datetime import datetime

from functions.audit.model.event import REMOVED, ROLE
from functions.errors import NotFound
from functions.staff.actions.key_changes import KeyChange, TeamKeys, changes_for, commit, read_team
from functions.staff.model.people import Person
from functions.staff.noting import noted
from functions.staff.refusals import KeysNeeded, LastCoordinator, OwnRemoval
from functions.staff.store import StaffStore
from functions.storage.table import Change


def remove(person_id: str, change: KeyChange, *, by: str, store: StaffStore, now: datetime) -> None:
    """Take a person out of the team: next epoch, statements and the end of their sessions are one commit.

    Raises:
        OwnRemoval, LastCoordinator, KeysNeeded, WrapsMissing, StatementRefused, TeamChanged.
    """
    before = read_team(store)
    leaving = _leaving(person_id, by, before)
    _must_have_keys(change, loses_coordinator=leaving.is_coordinator)
    people = [person for person in before.people if person.id != person_id]
    changes = changes_for(change, before=before, people=people, by=by, store=store, now=now)
    changes.append(noted(REMOVED, by=by, now=now, order=before.team.serial + 1, person=person_id))
    commit([*changes, store.people.put(leaving.removed(now)), *_forgetting(leaving, store)], store)
    store.team.drop_wraps(person_id)


def change_role(
    person_id: str, role: str, change: KeyChange, *, by: str, store: StaffStore, now: datetime
) -> None:
    """Give a person another role. Who was a coordinator leaves that as thoroughly as by a removal.

    Raises:
        OwnRemoval, LastCoordinator, KeysNeeded, WrapsMissing, StatementRefused, TeamChanged.
    """
    before = read_team(store)
    person = _leaving(person_id, by, before)
    changed = person.with_role(role)
    demoted = person.is_coordinator and not changed.is_coordinator
    if demoted:
        _must_have_keys(change, loses_coordinator=True)
    people = [changed if other.id == person_id else other for other in before.people]
    changes = changes_for(change, before=before, people=people, by=by, store=store, now=now)
    serial = before.team.serial + 1
    event = noted(ROLE, by=by, now=now, order=serial, person=person_id, role=role)
    commit([*changes, event, store.people.put(changed)], store)


def _leaving(person_id: str, by: str, before: TeamKeys) -> Person:
    if person_id == by:
        raise OwnRemoval("another coordinator must do this")
    found = next((person for person in before.people if person.id == person_id), None)
    if found is None:
        raise NotFound("nobody active has this id")
    if all(person.id == person_id for person in before.people if person.is_coordinator):
        raise LastCoordinator("the team needs a coordinator")
    return replace(found)


def _must_have_keys(change: KeyChange, *, loses_coordinator: bool) -> None:
    needs = [] if change.recipients is not None else ["team-keys"]
    if loses_coordinator:
        needs += [] if change.kit is not None else ["kit"]
        needs += [] if change.signer is not None else ["signer"]
    if needs:
        raise KeysNeeded("the change is complete only with new keys", needs=needs)


def _forgetting(person: Person, store: StaffStore) -> list[Change]:
    changes: list[Change] = []
    credentials = store.people.credentials(person.id)
    if credentials is not None:
        changes.append(store.people.drop_credentials(credentials))
    freed = store.people.free_name(person.name)
    if freed is not None:
        changes.append(freed)
    return changes
