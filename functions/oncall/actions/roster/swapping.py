"""Swaps: a person offers a coming shift, and a colleague takes it or does not."""

from dataclasses import replace
from datetime import datetime
from hashlib import sha256

from functions.errors import Conflict, Invalid, NotFound
from functions.oncall.actions.roster.reading import current_roster
from functions.oncall.actions.roster.schedules import RosterDesk
from functions.oncall.model import stamp
from functions.oncall.model.duty import Roster
from functions.oncall.model.lasting import within
from functions.oncall.model.roster import OPEN, TAKEN, WITHDRAWN, Override, Swap
from functions.oncall.model.soundness import Errors, swap_errors
from functions.oncall.model.swapping import is_free_for, is_shift_of, layer_of
from functions.oncall.refusals import AlreadyOver, ShiftCollides, SwapNotYours, SwapOver, SwapTaken
from functions.oncall.store.roster_items import lasting_id
from functions.staff.model.people import Person
from functions.storage.table import Change, CommitConflict


def offer_shift(desk: RosterDesk, caller: Person, wanted: Swap, *, now: datetime) -> Swap:
    """Offer a coming shift, or a part of it. Offered again it is the same swap, to whom it is offered now.

    Raises:
        Invalid: it cannot be offered; all that is wrong is said at once.
    """
    roster = current_roster(desk.roster, desk.staff, since=now)
    own = replace(wanted, offered_by=caller.id, made_at=now.replace(microsecond=0))
    swap = replace(own, id=_id(own))
    errors = swap_errors(swap, roster, desk.active(), now) or _offered_already(desk, swap, now)
    if errors:
        raise Invalid(errors)
    known = desk.roster.swap(swap.id)
    offered = replace(swap, layer=layer_of(roster, swap), version=known.version if known else 0)
    if known and known.state == OPEN and known.to == swap.to:
        return known
    _commit(desk, [desk.roster.putting_swap(offered)])
    return replace(offered, version=offered.version + 1)


def take_shift(desk: RosterDesk, caller: Person, swap: str, *, now: datetime) -> Swap:
    """Take an offered shift: the override that makes it so is in the same commit. Twice is once.

    Raises:
        NotFound: there is no such swap.
        SwapNotYours: the caller offers it, or it is offered to somebody else.
        SwapTaken: a colleague was first; `taken_by` says who.
        SwapOver: it is not offered any more, or the shift is not its offerer's any more.
        ShiftCollides: the caller is on leave then, or on that line already.
    """
    found = _known(desk, swap)
    if found.state == TAKEN and found.taken_by == caller.id:
        return found
    _refuse_unless_open(desk, found, now)
    if caller.id == found.offered_by or found.to not in (None, caller.id):
        raise SwapNotYours
    roster = current_roster(desk.roster, desk.staff, since=now)
    if found.offered_by not in desk.active() or not is_shift_of(roster, found.offered_by, found):
        raise SwapOver
    if not is_free_for(roster, caller.id, found):
        raise ShiftCollides
    taken = found.taken(caller.id)
    override = _override(taken, caller.id, now)
    try:
        desk.roster.commit([desk.roster.putting_swap(taken), desk.roster.putting_override(override)])
    except CommitConflict as error:
        _refuse_unless_open(desk, _known(desk, swap), now)
        raise Conflict("the roster changed meanwhile: look again") from error
    return replace(taken, version=taken.version + 1)


def withdraw_shift(desk: RosterDesk, caller: Person, swap: str, *, now: datetime) -> Swap:
    """Offer a shift no longer. Twice is once.

    Raises:
        NotFound: there is no such swap.
        SwapNotYours: somebody else offered it, and the caller is no coordinator.
        SwapTaken, SwapOver: it is not open any more.
    """
    found = _known(desk, swap)
    if caller.id != found.offered_by and not caller.is_coordinator:
        raise SwapNotYours
    if found.state == WITHDRAWN:
        return found
    _refuse_unless_open(desk, found, now)
    return _moved(desk, found.withdrawn(), [])


def return_shift(desk: RosterDesk, caller: Person, swap: str, *, now: datetime) -> Swap:
    """Give a taken shift back before it begins: it is its offerer's again, and offered to anybody.

    Raises:
        NotFound: there is no such swap.
        SwapNotYours: somebody else took it.
        SwapOver: nobody has taken it, or the caller has passed it on.
        AlreadyOver: it has begun.
    """
    found = _known(desk, swap)
    if found.state != TAKEN:
        raise SwapOver
    if found.taken_by != caller.id:
        raise SwapNotYours
    if found.start <= now:
        raise AlreadyOver
    roster = desk.roster.read(now)
    override = _latest_of(found, roster)
    if override is None or _is_passed_on(override, roster):
        raise SwapOver
    return _moved(desk, found.given_back(), [desk.roster.removing_override(override)])


def _id(swap: Swap) -> str:
    """Return the one id that a person's offer of a shift can have: a second click offers nothing more."""
    shift = f"{swap.schedule}\n{swap.line}\n{stamp(swap.start)}\n{stamp(swap.end)}\n{swap.offered_by}"
    return lasting_id(swap.end, sha256(shift.encode()).hexdigest())


def _offered_already(desk: RosterDesk, swap: Swap, now: datetime) -> Errors:
    """Say when a part of the shift is offered by another swap."""
    others = [one for one in desk.roster.swaps(now) if one.id != swap.id and one.state_at(now) == OPEN]
    mine = [one for one in others if one.offered_by == swap.offered_by]
    same = [one for one in mine if (one.schedule, one.line) == (swap.schedule, swap.line)]
    return {"start": ["shift-offered"]} if within(same, swap.start, swap.end) else {}


def _latest_of(swap: Swap, roster: Roster) -> Override | None:
    """Return the override that a taken swap is."""
    those = [one for one in roster.overrides if one.swap == swap.id and one.adds == swap.taken_by]
    return max(those, key=_made, default=None)


def _is_passed_on(override: Override, roster: Roster) -> bool:
    """Whether whom an override added left it, or a part of it, to somebody else since."""
    since = (one for one in roster.overrides if _made(one) > _made(override))
    on_line = [one for one in since if (one.schedule, one.line) == (override.schedule, override.line)]
    return any(one.removes == override.adds for one in within(on_line, override.start, override.end))


def _made(override: Override) -> tuple[datetime, str]:
    return override.made_at, override.id


def _override(swap: Swap, person: str, now: datetime) -> Override:
    """Return the override that a taken swap is, the only one that this taking can make."""
    return Override(
        id=f"{swap.id}-{swap.version}",
        schedule=swap.schedule,
        line=swap.line,
        start=swap.start,
        end=swap.end,
        removes=swap.offered_by,
        adds=person,
        made_at=now.replace(microsecond=0),
        made_by=person,
        swap=swap.id,
    )


def _known(desk: RosterDesk, swap: str) -> Swap:
    found = desk.roster.swap(swap)
    if found is None:
        raise NotFound("no such swap")
    return found


def _refuse_unless_open(desk: RosterDesk, swap: Swap, now: datetime) -> None:
    if swap.state == TAKEN and swap.taken_by:
        person = desk.staff.person(swap.taken_by)
        name = person.display_name if person else ""
        raise SwapTaken(taken_by={"id": swap.taken_by, "name": name})
    if swap.state_at(now) != OPEN:
        raise SwapOver


def _moved(desk: RosterDesk, swap: Swap, others: list[Change]) -> Swap:
    _commit(desk, [desk.roster.putting_swap(swap), *others])
    return replace(swap, version=swap.version + 1)


def _commit(desk: RosterDesk, changes: list[Change]) -> None:
    try:
        desk.roster.commit(changes)
    except CommitConflict as error:
        raise Conflict("the roster changed meanwhile: look again") from error
