"""Overrides and leaves, which change the roster for a span: never for what is past."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from functions.errors import Conflict, Invalid, NotFound
from functions.oncall.actions.roster.schedules import RosterDesk
from functions.oncall.model.duties import Affected, affected_by
from functions.oncall.model.lasting import within
from functions.oncall.model.roster import TAKEN, Leave, Override
from functions.oncall.model.soundness import leave_errors, override_errors
from functions.oncall.refusals import AlreadyOver
from functions.oncall.store.roster_items import lasting_id
from functions.staff.model.people import COORDINATOR, Person
from functions.staff.refusals import RoleNeeded
from functions.storage.table import Change, CommitConflict


def add_override(desk: RosterDesk, caller: Person, wanted: Override, *, now: datetime) -> Override:
    """Let somebody stand in, join or leave a line for a span, from now on at the earliest. Twice is once.

    Raises:
        RoleNeeded: it is about somebody else than the caller, who is no coordinator.
        Invalid: something of it cannot be; all of it is said at once.
    """
    _refuse_for_others(caller, wanted.removes, wanted.adds)
    roster = desk.roster.read(now)
    kept = {one.id for one in roster.schedules if one.ended_at is None}
    errors = override_errors(wanted, kept, desk.active(), now)
    if not errors and _is_away(roster.leaves, wanted):
        errors = {"adds": ["person-on-leave"]}
    if errors:
        raise Invalid(errors)
    override = replace(
        wanted,
        id=lasting_id(wanted.end, desk.random_id()),
        start=max(wanted.start, _second(now)),
        made_at=_second(now),
        made_by=caller.id,
    )
    for known in roster.overrides:
        if _is_same(known, override):
            return known
    _commit(desk, [desk.roster.putting_override(override)])
    return replace(override, version=1)


def end_override(desk: RosterDesk, caller: Person, override: str, *, now: datetime) -> None:
    """Remove an override, or end it now if it has begun. What came from a swap takes the swap along.

    Raises:
        NotFound: there is none.
        RoleNeeded: it is not about the caller alone, who is no coordinator.
        AlreadyOver: it has ended.
    """
    found = desk.roster.override(override)
    if found is None:
        raise NotFound("no such override")
    _refuse_for_others(caller, found.removes, found.adds)
    if found.end <= now:
        raise AlreadyOver
    if found.start < _second(now):
        _commit(desk, [desk.roster.putting_override(replace(found, end=_second(now)))])
        return
    _commit(desk, [desk.roster.removing_override(found), *_undoing_swap(desk, found)])


def add_leave(desk: RosterDesk, caller: Person, wanted: Leave, *, now: datetime) -> Leave:
    """Note that somebody is away for a span, from now on at the earliest. Twice is once.

    The same again with another stand-in names that one instead.

    Raises:
        RoleNeeded: it is a colleague's, and the caller is no coordinator.
        Invalid: something of it cannot be; all of it is said at once.
    """
    _refuse_for_others(caller, wanted.person)
    errors = leave_errors(wanted, desk.active(), now)
    if errors:
        raise Invalid(errors)
    leave = replace(
        wanted,
        id=lasting_id(wanted.end, desk.random_id()),
        start=max(wanted.start, _second(now)),
        made_at=_second(now),
        made_by=caller.id,
    )
    for known in desk.roster.read(now).leaves:
        if (known.person, known.start, known.end) == (leave.person, leave.start, leave.end):
            return _standing_in(desk, known, leave.stand_in)
    _commit(desk, [desk.roster.putting_leave(leave)])
    return replace(leave, version=1)


def _standing_in(desk: RosterDesk, known: Leave, stand_in: str | None) -> Leave:
    """Return a known leave with another stand-in, if it is another."""
    if known.stand_in == stand_in:
        return known
    changed = replace(known, stand_in=stand_in)
    _commit(desk, [desk.roster.putting_leave(changed)])
    return replace(changed, version=known.version + 1)


def shifts_affected_by(desk: RosterDesk, leave: Leave, *, now: datetime) -> list[Affected]:
    """Return the shifts for which somebody else is needed because of a leave."""
    return affected_by(leave, desk.roster.read(now))


def end_leave(desk: RosterDesk, caller: Person, leave: str, *, now: datetime) -> None:
    """Remove a leave, or end it now if it has begun.

    Raises:
        NotFound: there is none.
        RoleNeeded: it is a colleague's, and the caller is no coordinator.
        AlreadyOver: it has ended.
    """
    found = desk.roster.leave(leave)
    if found is None:
        raise NotFound("no such leave")
    _refuse_for_others(caller, found.person)
    if found.end <= now:
        raise AlreadyOver
    has_begun = found.start < _second(now)
    cut = replace(found, end=_second(now))
    _commit(desk, [desk.roster.putting_leave(cut) if has_begun else desk.roster.removing_leave(found)])


def _undoing_swap(desk: RosterDesk, override: Override) -> list[Change]:
    """Return the change that withdraws the swap which an override is, if it is that still."""
    swap = desk.roster.swap(override.swap) if override.swap else None
    if swap is None or (swap.state, swap.taken_by) != (TAKEN, override.adds):
        return []
    return [desk.roster.putting_swap(swap.withdrawn())]


def _refuse_for_others(caller: Person, *named: str | None) -> None:
    if not caller.is_coordinator and set(named) - {caller.id, None}:
        raise RoleNeeded("only a coordinator changes a colleague's time", role=COORDINATOR)


def _is_away(leaves: Sequence[Leave], override: Override) -> bool:
    """Whether whom an override adds is on leave at any moment of it."""
    return any(leave.person == override.adds for leave in within(leaves, override.start, override.end))


def _is_same(known: Override, other: Override) -> bool:
    """Whether two overrides are one that was sent twice."""
    return replace(known, id="", made_at=other.made_at, version=0) == replace(other, id="")


def _second(now: datetime) -> datetime:
    """Return a moment as it is stored."""
    return now.replace(microsecond=0)


def _commit(desk: RosterDesk, changes: list[Change]) -> None:
    try:
        desk.roster.commit(changes)
    except CommitConflict as error:
        raise Conflict("the roster changed meanwhile: look again") from error
