"""Layers that are over are kept apart: a schedule stays small for years of edits, and its past stays."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from functions.errors import Invalid
from functions.oncall.actions.roster.schedules import take_schedule_away
from functions.oncall.model import Schedule
from functions.oncall.model.revising import goes_on
from functions.oncall.store.roster_items import schedule_item, schedule_key
from functions.storage.limits import size_of
from functions.storage.table import AtVersion, Item, Put
from tests.oncall.office import Office, layer, office, on_both_engines

__all__ = ["office"]

DAY = timedelta(days=1)
SHAPES = (("06:00", "14:00"), ("14:00", "22:00"), ("22:00", "06:00"))


def turned(office: Office, schedule: Schedule, *people: str) -> Schedule:
    """Save a schedule with other people on all that goes on."""
    shown = (one for one in schedule.layers if goes_on(one, schedule.zone, office.clock()))
    return office.save(*(replace(one, people=people) for one in shown), after=schedule)


def head(office: Office, schedule: Schedule) -> Item:
    found = office.table.get(schedule_key(schedule.id))
    assert found is not None
    return found


def test_a_schedule_of_a_large_team_is_edited_for_years(office: Office) -> None:
    people = [office.person(f"{number:032x}").id for number in range(20)]
    made = office.save(*(layer(*people, start=start, end=end) for start, end in SHAPES * 2))
    sizes = []
    for edit in range(200):
        office.clock.move(days=2)
        made = turned(office, made, *people[edit % 20 :], *people[: edit % 20])
        sizes.append(size_of(head(office, made)))

    assert max(sizes) < 20_000
    assert max(sizes[100:]) == pytest.approx(max(sizes[:100]), rel=0.05)
    assert len(office.roster.schedules[0].layers) == 12


@on_both_engines
def test_what_was_stays_when_its_layers_are_kept_apart(office: Office) -> None:
    began = office.clock()
    made = office.save(layer("ann", "budi"), layer("citra"), layer("ann", start="20:00", end="08:00"))
    office.clock.move(days=3)
    seen = office.roster.spans(began, office.clock())
    for people in (("budi",), ("citra", "ann"), ("ann",)):
        made = turned(office, made, *people)
        assert office.desk.roster.read(began).spans(began, began + 3 * DAY) == seen
        office.clock.move(days=2)

    assert len(office.desk.roster.read(began).schedules[0].layers) == 12
    assert len({one.id for one in office.desk.roster.read(began).schedules[0].layers}) == 12


def test_a_layer_that_is_over_is_read_for_its_own_time_only(office: Office) -> None:
    made = office.save(layer("ann"))
    office.clock.move(days=2)
    changed = office.clock()
    turned(office, made, "budi")

    assert office.on_call() == ("ann",), "today's shift runs out"
    office.clock.move(days=3)

    assert [one.people for one in office.roster.schedules[0].layers] == [("budi",)]
    assert office.desk.roster.read(changed).on_call(changed) == ("ann",)


def test_between_a_layer_that_is_over_and_one_to_come_nobody_is_on_call_and_that_is_a_gap(
    office: Office,
) -> None:
    made = office.save(layer("ann", until=date(2026, 11, 26)))
    office.clock.move(days=7)
    office.save(*made.layers, layer("budi", epoch=date(2027, 1, 1)), after=made)
    office.clock.move(days=7)

    assert office.roster.is_kept_at(office.clock())
    assert office.roster.told(office.clock()) == ("dewi",)
    assert [one.is_gap for one in office.roster.spans(office.clock(), office.clock() + DAY)] == [True]


def test_the_zone_of_what_is_over_stays(office: Office) -> None:
    made = office.save(layer("ann", until=date(2026, 11, 26)))
    office.clock.move(days=7)
    made = office.save(layer("budi", epoch=date(2027, 1, 1)), after=made)
    made = office.save(*made.layers[-1:], after=made)

    with pytest.raises(Invalid) as refused:
        office.save(*made.layers[-1:], after=made, zone="Asia/Jayapura")

    assert refused.value.errors == {"zone": ["zone-begun"]}


@on_both_engines
def test_a_schedule_from_before_layers_were_kept_apart_is_read_and_moves_as_it_is_saved(
    office: Office,
) -> None:
    made = office.save(layer("ann", start="22:00", end="06:00"), layer("citra", line=2))
    days = [date(2026, 11, 23) + number * DAY for number in range(150)]
    past = [layer("ann", id=str(10 + number), epoch=day, until=day + DAY) for number, day in enumerate(days)]
    as_it_was = older(replace(made, layers=(*past, *made.layers)))
    office.table.commit([Put(as_it_was, AtVersion(1))])
    office.clock.move(days=200)
    seen = spans_since(office, 200)

    for left in (60, 0):
        (kept,) = office.roster.schedules
        goes = [one for one in kept.layers if one.until is None]
        office.save(*goes, after=kept)
        assert spans_since(office, 200) == seen
        assert len(bodies(head(office, made))) == 2 + left


def spans_since(office: Office, days: int) -> object:
    began = office.clock() - days * DAY
    return office.desk.roster.read(began).spans(began, office.clock())


def older(schedule: Schedule) -> Item:
    """Return a schedule as it was stored when all of its layers were in it."""
    item = schedule_item(schedule)
    body: dict[str, Any] = {**item.body}
    del body["begun_at"], body["numbered"]
    body["layers"] = [{name: one[name] for name in one if name != "order"} for one in bodies(item)]
    return replace(item, body=body)


def bodies(item: Item) -> Sequence[Mapping[str, Any]]:
    found: Any = item.body["layers"]
    return list(found)


def test_a_schedule_that_is_taken_away_leaves_all_of_its_layers_to_the_past(office: Office) -> None:
    began = office.clock()
    made = office.save(layer("ann"), layer("budi", start="20:00", end="08:00"))
    office.clock.move(days=3)
    seen = office.roster.spans(began, office.clock())

    take_schedule_away(office.desk, made.id, made.version, now=office.clock())

    assert bodies(head(office, made)) == []
    assert office.desk.roster.read(began).spans(began, office.clock()) == seen
    assert office.on_call() == ("ann",)


def test_more_people_than_a_schedule_can_hold_are_refused(office: Office) -> None:
    people = [office.person(f"{number:032x}").id for number in range(200)]

    with pytest.raises(Invalid) as refused:
        office.save(*(layer(*people) for _ in range(21)))

    assert refused.value.errors == {"layers": ["schedule-too-large"]}
