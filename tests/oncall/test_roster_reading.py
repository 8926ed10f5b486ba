"""What is read of the roster: what matters from a moment on, all of it, and who left the team."""

from datetime import timedelta

from functions.oncall.actions.roster.changes import add_leave, add_override
from functions.oncall.actions.roster.reading import current_roster
from functions.oncall.model import Leave
from functions.oncall.store.roster_items import lasting_id
from functions.storage.sqlite import SqliteTable
from tests.clock import Clock
from tests.oncall.office import Office, layer, leave, office, on_both_engines, override

__all__ = ["office"]

HOUR = timedelta(hours=1)


@on_both_engines
def test_what_was_over_before_is_not_read(office: Office) -> None:
    made = office.save(layer("ann", "budi"))
    for after in (0, 48):
        add_override(
            office.desk, office.dewi, override(office, made, None, "citra", after=after), now=office.clock()
        )
        add_leave(office.desk, office.dewi, leave(office, "budi", after=after), now=office.clock())

    office.clock.move(hours=3)

    roster = office.roster
    assert [one.start - office.clock() for one in roster.overrides] == [45 * HOUR]
    assert [one.start - office.clock() for one in roster.leaves] == [45 * HOUR]
    assert len(office.desk.roster.read(office.clock() - 24 * HOUR).leaves) == 2


def test_a_roster_of_more_than_a_page_is_read_whole(clock: Clock, table: SqliteTable) -> None:
    office = Office(table, clock)
    office.save(layer("ann"))
    start = office.clock() + HOUR
    ids = [lasting_id(start + HOUR, f"{number:016}") for number in range(1100)]
    leaves = [Leave(id, "budi", start, start + HOUR, start, "budi") for id in ids]
    for first in range(0, 1100, 100):
        page = leaves[first : first + 100]
        office.table.commit([office.desk.roster.putting_leave(one) for one in page])

    assert len(office.roster.leaves) == 1100
    assert len(office.roster.schedules) == 1


def test_who_left_is_missed_from_then_on_and_was_on_call_before(office: Office) -> None:
    office.save(layer("ann"))
    office.clock.move(days=1)
    office.table.commit([office.desk.staff.people.put(office.ann.removed(office.clock()))])

    roster = current_roster(office.desk.roster, office.desk.staff, since=office.clock())

    assert roster.on_call(office.clock() - HOUR) == ("ann",)
    assert roster.on_call(office.clock()) == ()
    assert roster.told(office.clock()) == ("dewi",)
