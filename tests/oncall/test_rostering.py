"""Planning the roster: edits that leave the past alone, overrides, leave, and people who leave."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from functions.errors import Invalid, NotFound
from functions.oncall.actions.roster_changes import add_leave, add_override, end_leave, end_override
from functions.oncall.actions.roster_reading import current_roster
from functions.oncall.actions.rostering import joined_to_its_past, take_schedule_away
from functions.oncall.model import Leave, Override, Schedule, soundness
from functions.oncall.refusals import AlreadyOver, ScheduleChanged
from functions.oncall.store.roster_items import lasting_id
from functions.staff.refusals import RoleNeeded
from functions.storage.sqlite import SqliteTable
from functions.web.problems import catalogue
from tests.clock import Clock
from tests.oncall.office import Office, layer, office, on_both_engines

__all__ = ["office"]

HOUR = timedelta(hours=1)


def errors_of(office: Office, **changed: object) -> Mapping[str, Sequence[str]]:
    with pytest.raises(Invalid) as refused:
        office.save(layer("ann"), **changed)
    return refused.value.errors


def override(office: Office, of: Schedule, removes: str | None, adds: str | None, **span: float) -> Override:
    start = office.clock() + timedelta(hours=span.get("after", 0))
    end = start + timedelta(hours=span.get("lasting", 2))
    return Override("", of.id, 1, start, end, removes, adds, start, "")


def leave(office: Office, person: str, after: float = 0, lasting: float = 2) -> Leave:
    start = office.clock() + timedelta(hours=after)
    return Leave("", person, start, start + timedelta(hours=lasting), start, "")


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


@pytest.mark.parametrize(
    ("changed", "errors"),
    [
        ({"name": " "}, {"name": ["required"]}),
        ({"name": "x" * 61}, {"name": ["length"]}),
        ({"name": "Malam\n"}, {"name": ["one-line"]}),
        ({"zone": "Asia/Batavia"}, {"zone": ["zone-unknown"]}),
        ({"minimum": 0}, {"minimum": ["minimum-out-of-range"]}),
        ({"fallback": ()}, {"fallback": ["fallback-empty"]}),
        ({"fallback": ("dewi", "erna")}, {"fallback": ["person-unknown"]}),
        (
            {"name": "", "zone": "", "fallback": ()},
            {"name": ["required"], "zone": ["zone-unknown"], "fallback": ["fallback-empty"]},
        ),
    ],
)
def test_what_cannot_be_is_named(
    office: Office, changed: dict[str, object], errors: dict[str, list[str]]
) -> None:
    assert errors_of(office, **changed) == errors


def test_two_schedules_have_two_names_and_one_that_was_taken_away_leaves_its_own(office: Office) -> None:
    made = office.save(layer("ann"))
    assert errors_of(office) == {"name": ["schedule-name-taken"]}
    office.save(*made.layers, after=made)
    office.clock.move(days=1)

    take_schedule_away(office.desk, made.id, made.version + 1, now=office.clock())

    assert office.save(layer("budi")).name == "Jakarta"


def test_the_zone_of_a_schedule_that_has_begun_stays(office: Office) -> None:
    made = office.save(layer("ann"))
    moved = office.save(*made.layers, after=made, zone="Asia/Makassar")
    office.clock.move(days=2)

    with pytest.raises(Invalid) as refused:
        office.save(*moved.layers, after=moved, zone="Asia/Jayapura")

    assert refused.value.errors == {"zone": ["zone-begun"]}


def test_somebody_who_left_must_be_replaced_before_a_schedule_is_saved(office: Office) -> None:
    made = office.save(layer("ann", "budi"))
    office.table.commit([office.desk.staff.people.put(office.budi.removed(office.clock()))])

    with pytest.raises(Invalid) as refused:
        office.save(*made.layers, after=made)

    assert refused.value.errors == {"layers.0.people": ["person-unknown"]}


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


def test_who_left_is_missed_from_then_on_and_was_on_call_before(office: Office) -> None:
    office.save(layer("ann"))
    office.clock.move(days=1)
    office.table.commit([office.desk.staff.people.put(office.ann.removed(office.clock()))])

    roster = current_roster(office.desk.roster, office.desk.staff, since=office.clock())

    assert roster.on_call(office.clock() - HOUR) == ("ann",)
    assert roster.on_call(office.clock()) == ()
    assert roster.told(office.clock()) == ("dewi",)


CODES = set(re.findall(r'"([a-z0-9-]+)"$', Path(soundness.__file__).read_text(), re.MULTILINE))
ELSEWHERE = {"person-on-leave", "shift-offered"}


@pytest.mark.parametrize("code", sorted(CODES | ELSEWHERE))
def test_every_code_has_its_sentence_in_both_languages(code: str) -> None:
    assert catalogue()["fields"][code].keys() == {"id", "en"}
