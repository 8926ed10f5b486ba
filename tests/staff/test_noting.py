"""Every change of people and keys notes what it was, and who did it, in its own commit."""

import pytest

from functions.audit.model import event as kinds
from functions.audit.model.event import Event
from functions.audit.store import AuditStore
from functions.staff.actions import inviting, key_changes, leaving
from functions.staff.refusals import TeamChanged
from functions.statistics.actions.taking import take_events
from functions.statistics.store import StatisticsStore
from tests.clock import Clock
from tests.staff.team import Team
from tests.staff.test_leaving import remove, sari


def told(team: Team) -> list[Event]:
    """Take what waits and return the events of the chain."""
    table = team.services.table
    take_events(AuditStore(table), StatisticsStore(table), zone="Asia/Jakarta", now=team.services.clock())
    entries = AuditStore(table).entries(0, 1000)
    return [Event.read(entry.content) for entry in entries if entry.content is not None]


def test_a_team_s_first_day_is_told(founded: Team) -> None:
    (first,) = told(founded)
    me = sari(founded).id
    assert (first.kind, first.by, first.text("person"), first.text("door")) == (
        kinds.ADMITTED,
        me,
        me,
        "set-up",
    )


def test_who_came_and_who_left_is_told_with_the_keys_that_changed(founded: Team, clock: Clock) -> None:
    clock.move(minutes=1)
    bayu = founded.admit("bayu")
    clock.move(minutes=1)
    remove(founded, bayu, founded.without(bayu))

    assert [(event.kind, event.text("person")) for event in told(founded)[1:]] == [
        (kinds.INVITED, ""),
        (kinds.ADMITTED, bayu.id),
        (kinds.EPOCH, ""),
        (kinds.REMOVED, bayu.id),
    ]
    assert {event.by for event in told(founded)[3:]} == {sari(founded).id}


def test_signing_again_is_nothing_to_tell(founded: Team, clock: Clock) -> None:
    staff = founded.services.staff
    key_changes.change_keys(founded.change(), by="ann", store=staff, now=clock())
    assert len(told(founded)) == 1


def test_a_role_is_told(founded: Team, clock: Clock) -> None:
    bayu = founded.admit("bayu")
    people = [
        bayu.with_role("supervisor") if one.id == bayu.id else one
        for one in founded.services.staff.active_people()
    ]
    leaving.change_role(
        bayu.id,
        "supervisor",
        founded.change(people),
        by=sari(founded).id,
        store=founded.services.staff,
        now=clock(),
    )

    last = told(founded)[-1]
    assert (last.kind, last.text("person"), last.text("role")) == (kinds.ROLE, bayu.id, "supervisor")


def test_what_was_refused_is_not_told(founded: Team, clock: Clock) -> None:
    one, other = founded.invite("bayu"), founded.invite("citra")
    founded.accept(one)
    founded.accept(other)
    admissions = [founded.admission(one), founded.admission(other)]
    staff = founded.services.staff
    inviting.admit(one.id, admissions[0], zone="Asia/Jakarta", by="ann", store=staff, now=clock())
    with pytest.raises(TeamChanged):
        inviting.admit(other.id, admissions[1], zone="Asia/Jakarta", by="ann", store=staff, now=clock())

    assert [event.kind for event in told(founded)].count(kinds.ADMITTED) == 2
