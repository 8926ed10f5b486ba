"""Changing the team's keys: every change signs both statements anew and goes through one version."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from functions.audit.model.event import EPOCH, KIT, SIGNER
from functions.staff.actions.statements import signer_of
from functions.staff.model.keys import EpochKeys, Recipients, Signed, Team, Wrap, signer_name, team_key_name
from functions.staff.model.people import Person
from functions.staff.noting import noted
from functions.staff.refusals import KeysNeeded, KitNotCurrent, TeamChanged, WrapsMissing
from functions.staff.store import StaffStore
from functions.storage.table import Change, CommitConflict, Put


@dataclass(frozen=True)
class KeyChange:
    """What a coordinator's browser made for a change; the wraps were staged before."""

    signed: Signed
    recipients: Recipients | None = None
    kit: str | None = None
    signer: str | None = None


@dataclass(frozen=True)
class TeamKeys:
    """The team, every epoch and the active people, as read together."""

    team: Team
    epochs: Sequence[EpochKeys]
    people: Sequence[Person]


def read_team(store: StaffStore) -> TeamKeys:
    """Return the team's keys.

    Raises:
        TeamChanged: there is no team yet.
    """
    team = store.team.team_and_people()
    if team is None:
        raise TeamChanged("this installation is not set up")
    return TeamKeys(team, store.team.epochs(), store.active_people())


def changes_for(
    change: KeyChange,
    *,
    before: TeamKeys,
    people: Sequence[Person],
    by: str,
    store: StaffStore,
    now: datetime,
) -> list[Change]:
    """Return what to commit so that the team has these people and these new keys; `by` is who changes them.

    Raises:
        StatementRefused: the statements are not those of the team as it would be.
        WrapsMissing: a person or the kit could not open something they must.
        TeamChanged: a colleague was faster.
    """
    team, epochs = before.team, list(before.epochs)
    if change.recipients is not None:
        team = team.with_keys(change.recipients, now)
        epochs.append(team.keys)
    if change.kit is not None:
        team = team.with_kit(change.kit, now)
    if change.signer is not None:
        team = team.with_signer(change.signer)
    team = replace(team, serial=team.serial + 1)
    signer = signer_of(change.signed, team, epochs=epochs, people=people, now=now)
    team = team.resigned(change.signed, signer)
    _all_can_open(team, epochs, people, store)
    changes: list[Change] = [*store.team.put(team), *_events(change, team, by, now)]
    if change.recipients is not None:
        changes.append(store.team.put_epoch(team.keys))
    return changes


def _events(change: KeyChange, team: Team, by: str, now: datetime) -> list[Put]:
    made = {EPOCH: change.recipients, KIT: change.kit, SIGNER: change.signer}
    return [noted(kind, by=by, now=now, order=team.serial) for kind, new in made.items() if new is not None]


def commit(changes: Sequence[Change], store: StaffStore) -> None:
    """Commit a change of people or keys.

    Raises:
        TeamChanged: a colleague was faster; nothing was stored.
    """
    try:
        store.commit(changes)
    except CommitConflict as error:
        raise TeamChanged("people or keys were changed meanwhile") from error


def change_keys(change: KeyChange, *, by: str, store: StaffStore, now: datetime) -> None:
    """Put new statements, a new kit or a new signer in force; the people stay."""
    if change.recipients is not None:
        raise KeysNeeded("a new epoch comes with a removal", needs=["removal"])
    before = read_team(store)
    changes = changes_for(change, before=before, people=before.people, by=by, store=store, now=now)
    commit(changes, store)


def stage_wraps(wraps: Sequence[Wrap], *, store: StaffStore) -> int:
    """Store secrets sealed to their holders, ahead of the change that needs them; return the new ones."""
    stored = 0
    for wrap in wraps:
        if store.team.wrap(wrap.holder, wrap.name) is None:
            commit([store.team.put_wrap(wrap)], store)
            stored += 1
    return stored


def confirm_kit(recipient: str, *, store: StaffStore, now: datetime) -> None:
    """Note that a coordinator opened the downloaded kit again; the kit before it is over.

    Raises:
        KitNotCurrent: another kit is in force.
    """
    team = store.team.team()
    if team is None or team.kit.recipient != recipient:
        raise KitNotCurrent("this is not the kit in force")
    commit([store.team.put_head(team.confirmed(now))], store)
    if team.kit.replaces is not None:
        store.team.drop_wraps(team.kit.replaces)


def _all_can_open(
    team: Team, epochs: Sequence[EpochKeys], people: Sequence[Person], store: StaffStore
) -> None:
    keys = {team_key_name(keys.key) for keys in epochs}
    signers = {signer_name(signer) for signer in team.signers}
    missing = [
        person.id for person in people if store.team.missing_wraps(person.id, _names(person, keys, signers))
    ]
    if store.team.missing_wraps(team.kit.holder, keys | signers):
        missing.append(team.kit.holder)
    if missing:
        raise WrapsMissing("not everyone could open the keys", holders=len(missing))


def _names(person: Person, keys: set[str], signers: set[str]) -> set[str]:
    return keys | signers if person.is_coordinator else keys
