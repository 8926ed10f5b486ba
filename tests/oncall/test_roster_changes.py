"""Overrides and leave: from now on, sent twice, removed or cut short, and whose they may be."""

from dataclasses import replace
from datetime import timedelta

import pytest

from functions.errors import Invalid, NotFound
from functions.oncall.actions.roster.changes import add_leave, add_override, end_leave, end_override
from functions.oncall.refusals import AlreadyOver
from functions.staff.refusals import RoleNeeded
from tests.oncall.office import Office, layer, leave, office, on_both_engines, override

__all__ = ["office"]

HOUR = timedelta(hours=1)


def test_an_override_sent_twice_is_one(office: Office) -> None:
    made = office.save(layer("ann"))
    wanted = override(office, made, "ann", "citra", after=30)

    first = add_override(office.desk, office.dewi, wanted, now=office.clock())
    office.clock.move(minutes=1)
    second = add_override(office.desk, office.dewi, wanted, now=office.clock())

    assert first == second
    assert office.roster.overrides == (first,)


def test_an_override_begins_now_at_the_earliest(office: Office) -> None:
    made = office.save(layer("ann"))
    office.clock.move(days=1)
    running = replace(override(office, made, "ann", "citra"), start=office.clock() - HOUR)

    added = add_override(office.desk, office.dewi, running, now=office.clock())

    assert added.start == office.clock()
    assert office.on_call() == ("citra",)


@on_both_engines
def test_an_override_is_removed_before_it_begins_cut_while_it_runs_and_kept_afterwards(
    office: Office,
) -> None:
    made = office.save(layer("ann"))
    to_come = override(office, made, "ann", "citra", after=23, lasting=4)
    desk, now = office.desk, office.clock
    first = add_override(desk, office.dewi, to_come, now=now())
    end_override(desk, office.dewi, first.id, now=now())
    assert office.roster.overrides == ()

    second = add_override(desk, office.dewi, to_come, now=now())
    office.clock.move(hours=24)
    end_override(desk, office.dewi, second.id, now=now())
    assert office.on_call() == ("ann",)
    assert office.roster.on_call(now() - HOUR) == ("citra",)

    with pytest.raises(AlreadyOver):
        end_override(desk, office.dewi, second.id, now=now())
    with pytest.raises(NotFound):
        end_override(desk, office.dewi, first.id, now=now())


def test_nobody_is_put_on_while_on_leave(office: Office) -> None:
    made = office.save(layer("ann"))
    add_leave(office.desk, office.citra, leave(office, "citra", after=1), now=office.clock())

    with pytest.raises(Invalid) as refused:
        add_override(office.desk, office.dewi, override(office, made, "ann", "citra"), now=office.clock())

    assert refused.value.errors == {"adds": ["person-on-leave"]}


@pytest.mark.parametrize(
    ("removes", "adds", "is_own"),
    [(None, "ann", True), ("ann", None, True), ("ann", "budi", False), ("budi", "ann", False)],
)
def test_one_changes_ones_own_time_and_a_coordinator_everybodys(
    office: Office, removes: str | None, adds: str | None, is_own: bool
) -> None:
    made = office.save(layer("ann"))
    wanted = override(office, made, removes, adds)

    if is_own:
        add_override(office.desk, office.ann, wanted, now=office.clock())
    else:
        with pytest.raises(RoleNeeded):
            add_override(office.desk, office.ann, wanted, now=office.clock())
    add_override(office.desk, office.dewi, wanted, now=office.clock())


@on_both_engines
def test_a_leave_is_ones_own_and_ends_like_an_override(office: Office) -> None:
    desk, now = office.desk, office.clock
    with pytest.raises(RoleNeeded):
        add_leave(desk, office.ann, leave(office, "budi"), now=now())
    running = add_leave(desk, office.ann, leave(office, "ann"), now=now())
    with pytest.raises(RoleNeeded):
        end_leave(desk, office.budi, running.id, now=now())

    office.clock.move(hours=1)
    end_leave(desk, office.ann, running.id, now=now())

    assert not office.roster.is_away("ann", now())
    assert office.roster.is_away("ann", now() - HOUR)
    with pytest.raises(AlreadyOver):
        end_leave(desk, office.ann, running.id, now=now())
