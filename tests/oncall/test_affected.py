"""Which shifts a leave affects: those for which somebody else is needed."""

from dataclasses import replace
from datetime import date, datetime, timedelta

from functions.oncall.actions.roster.changes import add_leave, add_override, shifts_affected_by
from functions.oncall.model import Leave, Override, Schedule
from tests.oncall.office import Office, layer, office

__all__ = ["office"]

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
TUESDAY = date(2026, 11, 24)


def away(office: Office, start: datetime, days: float, person: str = "ann") -> Leave:
    wanted = Leave("", person, start, start + days * DAY, start, "")
    return add_leave(office.desk, office.dewi, wanted, now=office.clock())


def affected(office: Office, leave: Leave) -> list[tuple[str, int, datetime, datetime]]:
    found = shifts_affected_by(office.desk, leave, now=office.clock())
    return [(one.schedule, one.line, one.start, one.end) for one in found]


def by_day(office: Office) -> Schedule:
    """Ann and Budi take turns by day from Tuesday on, Ann is on the second line by night."""
    night = layer("ann", start="20:00", end="08:00", line=2, epoch=TUESDAY)
    return office.save(layer("ann", "budi", epoch=TUESDAY), night)


def test_each_shift_of_a_leave_is_named_and_none_of_somebody_else(office: Office) -> None:
    made = by_day(office)
    morning = office.clock().replace(hour=1) + DAY

    found = affected(office, away(office, morning, days=2))

    assert found == [
        (made.id, 1, morning, morning + 12 * HOUR),
        (made.id, 2, morning + 12 * HOUR, morning + DAY),
        (made.id, 2, morning + 36 * HOUR, morning + 2 * DAY),
    ]


def test_of_a_shift_that_a_leave_cuts_only_the_part_is_named(office: Office) -> None:
    made = by_day(office)
    noon = office.clock().replace(hour=5) + DAY

    assert affected(office, away(office, noon, days=0.25)) == [(made.id, 1, noon, noon + 6 * HOUR)]


def test_what_another_took_over_or_another_leave_covers_is_not_named(office: Office) -> None:
    made = by_day(office)
    morning = office.clock().replace(hour=1) + DAY
    takes = Override("", made.id, 1, morning, morning + 12 * HOUR, "ann", "citra", morning, "")
    add_override(office.desk, office.dewi, takes, now=office.clock())
    away(office, morning + 12 * HOUR, days=0.5)

    assert affected(office, away(office, morning, days=1)) == []


def test_where_somebody_only_stands_in_is_named_too(office: Office) -> None:
    made = by_day(office)
    morning = office.clock().replace(hour=1) + DAY
    takes = Override("", made.id, 1, morning, morning + 12 * HOUR, "ann", "citra", morning, "")
    add_override(office.desk, office.dewi, takes, now=office.clock())

    found = affected(office, away(office, morning, days=2, person="citra"))

    assert found == [(made.id, 1, morning, morning + 12 * HOUR)]


def test_the_same_leave_sent_again_names_the_same_shifts(office: Office) -> None:
    by_day(office)
    leave = away(office, office.clock() + DAY, days=1)

    again = add_leave(office.desk, office.dewi, replace(leave, id=""), now=office.clock())

    assert affected(office, again) == affected(office, leave) != []
