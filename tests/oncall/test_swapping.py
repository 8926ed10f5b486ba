"""Swaps: offered, taken by one who accepts, withdrawn, given back, expired; never by two."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta

import pytest

from functions.errors import Invalid, NotFound
from functions.oncall.actions.roster.changes import add_leave, add_override, end_override
from functions.oncall.actions.roster.schedules import RosterDesk
from functions.oncall.actions.roster.swapping import offer_shift, return_shift, take_shift, withdraw_shift
from functions.oncall.model import Leave, Override, Schedule, Swap
from functions.oncall.refusals import AlreadyOver, ShiftCollides, SwapNotYours, SwapOver, SwapTaken
from functions.oncall.store import RosterStore
from functions.staff.model.people import Person
from functions.storage.table import Change
from tests.oncall.office import Office, layer, office, on_both_engines
from tests.storage.passing import PassingTable

__all__ = ["office"]

HOUR = timedelta(hours=1)


@pytest.fixture
def schedule(office: Office) -> Schedule:
    """Ann and Budi take turns by day, Ann has Tuesday; Citra is on the second line."""
    first = date(2026, 11, 24)
    return office.save(layer("ann", "budi", epoch=first), layer("citra", line=2, epoch=first))


def tuesday(office: Office, schedule: Schedule, to: str | None = None) -> Swap:
    """Return Ann's shift of tomorrow as she would offer it."""
    start = office.clock().replace(hour=1) + timedelta(days=1)
    return Swap("", schedule.id, "", 1, start, start + 12 * HOUR, "", to, start)


@pytest.fixture
def offered(office: Office, schedule: Schedule) -> Swap:
    """Ann's shift of tomorrow, offered to anybody."""
    return offer(office, tuesday(office, schedule))


def offer(office: Office, wanted: Swap, by: Person | None = None) -> Swap:
    return offer_shift(office.desk, by or office.ann, wanted, now=office.clock())


def take(office: Office, swap: Swap, by: Person) -> Swap:
    return take_shift(office.desk, by, swap.id, now=office.clock())


def errors_of(office: Office, wanted: Swap, by: Person | None = None) -> dict[str, Sequence[str]]:
    with pytest.raises(Invalid) as refused:
        offer(office, wanted, by)
    return dict(refused.value.errors)


def on_tuesday(office: Office, offered: Swap, line: int = 1) -> tuple[str, ...]:
    """Return who will be on call at the beginning and at the end of the shift, if that is one answer."""
    moments = (offered.start, offered.end - HOUR)
    (people,) = {office.roster.on_call(moment, line) for moment in moments}
    return people


@on_both_engines
def test_an_offer_changes_nothing_until_a_colleague_accepts(office: Office, offered: Swap) -> None:
    assert (offered.state, offered.layer) == ("open", "1")
    assert on_tuesday(office, offered) == ("ann",)

    taken = take(office, offered, office.citra)

    assert (taken.state, taken.taken_by) == ("taken", "citra")
    assert on_tuesday(office, offered) == ("citra",)
    assert office.roster.on_call(offered.end + 12 * HOUR) == ("budi",)


def test_a_part_of_a_shift_can_be_offered(office: Office, schedule: Schedule) -> None:
    shift = tuesday(office, schedule)
    evening = offer(office, replace(shift, start=shift.end - 3 * HOUR))

    take(office, evening, office.budi)

    assert office.roster.on_call(shift.start) == ("ann",)
    assert office.roster.on_call(shift.end - HOUR) == ("budi",)


@on_both_engines
def test_a_second_click_offers_and_takes_nothing_more(office: Office, offered: Swap) -> None:
    assert offer(office, replace(offered, id="")) == offered
    taken = take(office, offered, office.budi)

    assert take(office, offered, office.budi) == taken
    assert len(office.roster.overrides) == 1


def test_an_offer_can_be_turned_to_somebody_else(office: Office, schedule: Schedule, offered: Swap) -> None:
    turned = offer(office, tuesday(office, schedule, to="citra"))

    assert (turned.id, turned.to) == (offered.id, "citra")
    assert office.desk.roster.swaps(office.clock()) == [turned]


def test_an_offer_to_one_colleague_is_theirs_alone(office: Office, schedule: Schedule) -> None:
    addressed = offer(office, tuesday(office, schedule, to="citra"))

    with pytest.raises(SwapNotYours):
        take(office, addressed, office.budi)
    take(office, addressed, office.citra)


def test_nobody_takes_their_own_shift(office: Office, offered: Swap) -> None:
    with pytest.raises(SwapNotYours):
        take(office, offered, office.ann)


def test_what_cannot_be_offered_is_named(office: Office, schedule: Schedule) -> None:
    shift = tuesday(office, schedule)

    assert errors_of(office, shift, office.budi) == {"start": ["shift-not-yours"]}
    assert errors_of(office, replace(shift, line=2)) == {"start": ["shift-not-yours"]}
    assert errors_of(office, replace(shift, end=shift.end + HOUR)) == {"start": ["shift-not-yours"]}
    assert errors_of(office, replace(shift, start=shift.end)) == {"end": ["ends-before-it-begins"]}
    assert errors_of(office, replace(shift, to="ann")) == {"to": ["swap-with-oneself"]}
    assert errors_of(office, replace(shift, to="erna")) == {"to": ["person-unknown"]}
    office.clock.move(days=1)
    assert errors_of(office, shift) == {"start": ["shift-begun"]}


def test_a_part_of_what_is_offered_is_not_offered_again(office: Office, offered: Swap) -> None:
    part = replace(offered, id="", end=offered.end - HOUR)

    assert errors_of(office, part) == {"start": ["shift-offered"]}


def test_the_second_who_takes_is_told_who_was_first(office: Office, offered: Swap) -> None:
    take(office, offered, office.budi)

    with pytest.raises(SwapTaken) as refused:
        take(office, offered, office.citra)

    assert refused.value.details == {"taken_by": {"id": "budi", "name": "Budi"}}


@on_both_engines
def test_of_two_who_take_at_once_one_has_it_and_the_other_is_told(office: Office, offered: Swap) -> None:
    """Budi's commit lands between Citra's reading and her commit."""
    table = Meddled(office, lambda: take(office, offered, office.budi))
    desk = RosterDesk(RosterStore(table), office.desk.staff, office.desk.random_id)

    with pytest.raises(SwapTaken) as refused:
        take_shift(desk, office.citra, offered.id, now=office.clock())

    assert refused.value.details["taken_by"] == {"id": "budi", "name": "Budi"}
    assert on_tuesday(office, offered) == ("budi",)


class Meddled(PassingTable):
    """A table on which somebody else commits just before the first commit."""

    def __init__(self, office: Office, meddle: Callable[[], object]) -> None:
        super().__init__(office.table)
        self._meddle = [meddle]

    def commit(self, changes: Sequence[Change]) -> None:
        """Commit, as the second."""
        while self._meddle:
            self._meddle.pop()()
        super().commit(changes)


def test_nobody_takes_a_shift_during_their_leave(office: Office, offered: Swap) -> None:
    away = Leave("", "budi", offered.end - HOUR, offered.end + HOUR, office.clock(), "")
    add_leave(office.desk, office.budi, away, now=office.clock())

    with pytest.raises(ShiftCollides):
        take(office, offered, office.budi)


def test_a_shift_that_falls_into_ones_leave_is_offered_and_taken(office: Office, schedule: Schedule) -> None:
    shift = tuesday(office, schedule)
    away = Leave("", "ann", shift.start, shift.end, office.clock(), "")
    add_leave(office.desk, office.ann, away, now=office.clock())

    offered = offer(office, shift)
    take(office, offered, office.citra)

    assert offered.layer
    assert on_tuesday(office, shift) == ("citra",)


def test_an_offer_outlives_the_leave_that_it_was_made_for(office: Office, offered: Swap) -> None:
    away = Leave("", "ann", offered.start, offered.end, office.clock(), "")
    add_leave(office.desk, office.ann, away, now=office.clock())

    take(office, offered, office.budi)

    assert on_tuesday(office, offered) == ("budi",)


def test_nobody_takes_a_shift_on_a_line_that_they_are_on(office: Office, schedule: Schedule) -> None:
    shift = tuesday(office, schedule)
    joins = Override("", schedule.id, 1, shift.end - HOUR, shift.end, None, "budi", office.clock(), "")
    add_override(office.desk, office.dewi, joins, now=office.clock())
    offered = offer(office, shift)

    with pytest.raises(ShiftCollides):
        take(office, offered, office.budi)


def test_a_shift_that_is_not_its_offerers_any_more_is_over(office: Office, offered: Swap) -> None:
    instead = Override("", offered.schedule, 1, offered.start, offered.end, "ann", "budi", office.clock(), "")
    add_override(office.desk, office.dewi, instead, now=office.clock())

    with pytest.raises(SwapOver):
        take(office, offered, office.citra)


def test_a_shift_of_somebody_who_left_is_over(office: Office, offered: Swap) -> None:
    office.table.commit([office.desk.staff.people.put(office.ann.removed(office.clock()))])

    with pytest.raises(SwapOver):
        take(office, offered, office.budi)


def test_an_offer_expires_when_its_shift_begins(office: Office, offered: Swap) -> None:
    office.clock.now = offered.start

    with pytest.raises(SwapOver):
        take(office, offered, office.budi)
    assert offered.state_at(office.clock()) == "expired"


def test_an_offer_is_withdrawn_by_whoever_made_it_or_a_coordinator(office: Office, offered: Swap) -> None:
    with pytest.raises(SwapNotYours):
        withdraw_shift(office.desk, office.budi, offered.id, now=office.clock())
    withdraw_shift(office.desk, office.ann, offered.id, now=office.clock())
    withdraw_shift(office.desk, office.dewi, offered.id, now=office.clock())

    with pytest.raises(SwapOver):
        take(office, offered, office.budi)
    again = offer(office, replace(offered, id=""))
    assert take(office, again, office.budi).state == "taken"


def test_a_taken_shift_is_not_withdrawn(office: Office, offered: Swap) -> None:
    take(office, offered, office.budi)

    with pytest.raises(SwapTaken):
        withdraw_shift(office.desk, office.ann, offered.id, now=office.clock())


@on_both_engines
def test_a_taken_shift_is_given_back_by_whoever_took_it_and_offered_to_anybody(
    office: Office, schedule: Schedule
) -> None:
    addressed = offer(office, tuesday(office, schedule, to="budi"))
    take(office, addressed, office.budi)
    with pytest.raises(SwapNotYours):
        return_shift(office.desk, office.ann, addressed.id, now=office.clock())

    given_back = return_shift(office.desk, office.budi, addressed.id, now=office.clock())

    assert (given_back.state, given_back.to, given_back.taken_by) == ("open", None, None)
    assert on_tuesday(office, addressed) == ("ann",)
    take(office, addressed, office.citra)
    assert on_tuesday(office, addressed) == ("citra",)


def test_a_shift_that_has_begun_is_not_given_back(office: Office, offered: Swap) -> None:
    take(office, offered, office.budi)
    office.clock.now = offered.start

    with pytest.raises(AlreadyOver):
        return_shift(office.desk, office.budi, offered.id, now=office.clock())


def test_a_shift_that_nobody_took_is_not_given_back(office: Office, offered: Swap) -> None:
    with pytest.raises(SwapOver):
        return_shift(office.desk, office.budi, offered.id, now=office.clock())


def test_a_taken_shift_can_be_passed_on_and_comes_back_step_by_step(office: Office, offered: Swap) -> None:
    take(office, offered, office.budi)
    passed_on = offer(office, replace(offered, id=""), office.budi)
    take(office, passed_on, office.citra)

    with pytest.raises(SwapOver):
        return_shift(office.desk, office.budi, offered.id, now=office.clock())
    return_shift(office.desk, office.citra, passed_on.id, now=office.clock())
    assert on_tuesday(office, offered) == ("budi",)
    return_shift(office.desk, office.budi, offered.id, now=office.clock())
    assert on_tuesday(office, offered) == ("ann",)


def test_a_shift_that_a_coordinator_gave_back_can_be_offered_and_taken_anew(
    office: Office, offered: Swap
) -> None:
    take(office, offered, office.budi)
    office.clock.move(minutes=1)
    back = Override("", offered.schedule, 1, offered.start, offered.end, "budi", "ann", office.clock(), "")
    add_override(office.desk, office.dewi, back, now=office.clock())
    assert on_tuesday(office, offered) == ("ann",)

    office.clock.move(minutes=1)
    again = offer(office, replace(offered, id=""))
    take(office, again, office.budi)
    assert on_tuesday(office, offered) == ("budi",)

    return_shift(office.desk, office.budi, again.id, now=office.clock())
    assert on_tuesday(office, offered) == ("ann",)


def test_a_coordinator_who_undoes_a_taken_swap_ends_it(office: Office, offered: Swap) -> None:
    take(office, offered, office.budi)
    (override,) = office.roster.overrides

    end_override(office.desk, office.dewi, override.id, now=office.clock())

    assert on_tuesday(office, offered) == ("ann",)
    swap = office.desk.roster.swap(offered.id)
    assert swap is not None
    assert swap.state == "withdrawn"


def test_what_was_never_offered_is_not_found(office: Office) -> None:
    for act in (take_shift, withdraw_shift, return_shift):
        with pytest.raises(NotFound):
            act(office.desk, office.ann, "nothing", now=office.clock())
