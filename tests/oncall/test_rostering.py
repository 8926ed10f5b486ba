"""Planning the roster: edits that leave the past alone, and schedules that are taken away."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from functions.errors import NotFound
from functions.oncall.actions.roster.changes import add_override
from functions.oncall.actions.roster.schedules import joined_to_its_past, take_schedule_away
from functions.oncall.refusals import ScheduleChanged
from tests.oncall.office import Office, layer, office, on_both_engines, override

__all__ = ["office"]

HOUR = timedelta(hours=1)


@on_both_engines
def test_a_saved_schedule_is_read_back_as_it_was_saved(office: Office) -> None:
    saved = office.save(
        layer("ann", "budi", start="20:00", end="08:00", handover="week"),
        layer("citra", line=2, weekdays=(1, 3), until=date(2027, 1, 1)),
        minimum=2,
    )

    assert office.desk.roster.schedule(saved.id) == saved
    assert office.roster.schedules == (saved,)


def test_an_edit_by_day_leaves_the_shift_of_today_and_begins_tomorrow_with_the_first_named(
    office: Office,
) -> None:
    made = office.save(layer("ann", epoch=date(2026, 11, 24)))
    office.clock.move(days=1, hours=1)
    (kept,) = made.layers

    after = office.save(replace(kept, people=("citra", "budi")), after=made)

    assert office.on_call() == ("ann",)
    assert [(one.people, one.epoch, one.until) for one in after.layers] == [
        (("ann",), date(2026, 11, 24), date(2026, 11, 25)),
        (("citra", "budi"), date(2026, 11, 25), None),
    ]
    office.clock.move(days=1)
    assert office.on_call() == ("citra",)


def test_until_the_new_shape_can_begin_the_old_one_goes_on(office: Office) -> None:
    made = office.save(layer("ann", start="22:00", end="06:00"))
    office.clock.move(days=1)  # ten in the morning: tonight's shift has not begun, this morning's would have
    (kept,) = made.layers

    office.save(replace(kept, start=layer().start, end=layer().end), after=made)

    office.clock.move(hours=13)
    assert office.on_call() == ("ann",)


def test_an_end_that_is_set_too_early_is_the_first_day_that_is_still_free(office: Office) -> None:
    made = office.save(layer("ann", epoch=date(2026, 11, 24)))
    office.clock.move(days=2)
    (kept,) = made.layers

    after = office.save(replace(kept, until=date(2026, 11, 25)), after=made)

    assert [one.until for one in after.layers] == [date(2026, 11, 26)]
    assert office.on_call() == ("ann",)


def test_a_layer_that_has_not_begun_is_replaced(office: Office) -> None:
    made = office.save(layer("ann"))
    (kept,) = made.layers

    after = office.save(replace(kept, people=("budi",)), after=made)

    assert [(one.id, one.people) for one in after.layers] == [(kept.id, ("budi",))]


def test_a_rotation_begins_with_the_first_named_on_the_first_day_with_a_shift(office: Office) -> None:
    weekdays = layer("ann", "budi", weekdays=(1, 2, 3, 4, 5), handover="week", epoch=date(2026, 11, 28))

    (made,) = office.save(weekdays).layers

    assert made.epoch == date(2026, 11, 30)
    office.clock.move(days=7)
    assert office.on_call() == ("ann",)


def test_a_layer_that_was_over_and_is_sent_again_begins_anew(office: Office) -> None:
    made = office.save(layer("ann", until=date(2026, 11, 25)), layer("budi", start="20:00", end="08:00"))
    office.clock.move(days=7)
    over, goes_on = made.layers

    after = office.save(replace(over, until=None), goes_on, after=made)

    assert [(one.people, one.epoch.day, one.until) for one in after.layers] == [
        (("ann",), 24, date(2026, 11, 25)),
        (("ann",), 1, None),
        (("budi",), 23, None),
    ]


@on_both_engines
def test_of_two_who_save_at_once_the_second_gets_what_the_first_saved(office: Office) -> None:
    made = office.save(layer("ann"))
    hers = office.save(*made.layers, after=made, name="Hers")

    with pytest.raises(ScheduleChanged) as refused:
        office.save(*made.layers, after=made, name="His")

    assert refused.value.schedule == hers
    assert office.roster.schedules == (hers,)


@on_both_engines
def test_a_schedule_that_is_taken_away_is_gone_for_planning_and_its_shift_runs_out(office: Office) -> None:
    made = office.save(layer("ann"))
    office.clock.move(days=1)

    take_schedule_away(office.desk, made.id, made.version, now=office.clock())

    assert office.on_call() == ("ann",)
    assert not office.roster.is_kept_at(office.clock())
    with pytest.raises(NotFound):
        take_schedule_away(office.desk, made.id, made.version + 1, now=office.clock())
    with pytest.raises(NotFound):
        joined_to_its_past(office.desk, made, now=office.clock())
    office.clock.move(days=3)
    assert office.roster.schedules == ()


def test_a_schedule_of_which_a_colleague_saved_more_is_not_taken_away(office: Office) -> None:
    made = office.save(layer("ann"))
    office.save(*made.layers, after=made, name="Hers")

    with pytest.raises(ScheduleChanged):
        take_schedule_away(office.desk, made.id, made.version, now=office.clock())


def test_who_stood_in_on_a_schedule_that_never_began_was_there(office: Office) -> None:
    made = office.save(layer("ann", epoch=date(2026, 12, 24)))
    add_override(office.desk, office.dewi, override(office, made, None, "citra"), now=office.clock())
    office.clock.move(hours=1)

    take_schedule_away(office.desk, made.id, made.version, now=office.clock())

    assert office.roster.on_call(office.clock() - HOUR) == ("citra",)
