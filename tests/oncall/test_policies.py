"""Policies: kept, read again however old, and what is wrong with one in codes."""

from dataclasses import replace
from datetime import timedelta

import pytest

from functions.oncall.actions import alert_for_test
from functions.oncall.model import Policies, Policy, Step, policy_faults, standard_policies
from functions.oncall.store import PolicyStore
from functions.oncall.store.items import alert_item, alert_of
from functions.staff.settings_store import SettingsStore
from functions.storage.table import AtVersion, CommitConflict, Put, Value
from tests.oncall.world import START, World

FINE = Policy((Step(0, ("oncall",)), Step(5, ("everyone",), every_channel=True)), every=10, repeats=3)
PEOPLE, SCHEDULES = ["ann", "budi"], ["night"]


def test_the_policies_are_as_they_were_saved() -> None:
    store = PolicyStore(World().table)
    mine = Policies({**store.read().by_urgency, "urgent": FINE})

    store.commit([store.saving(mine)])

    assert store.read() == replace(mine, version=1)


def test_two_who_save_at_once_do_not_overwrite_each_other() -> None:
    store = PolicyStore(World().table)
    read = store.read()
    store.commit([store.saving(read)])

    with pytest.raises(CommitConflict):
        store.commit([store.saving(read)])


def test_the_standard_ones_come_back() -> None:
    store = PolicyStore(World().table)
    store.commit([store.saving(Policies({**store.read().by_urgency, "urgent": FINE}))])

    store.commit([store.resetting(store.read())])

    assert store.read() == standard_policies()


def test_a_saved_policy_is_in_force_at_once_here_and_within_seconds_elsewhere() -> None:
    world = World()
    here, elsewhere = PolicyStore(world.table), PolicyStore(world.table)
    before = elsewhere.in_force(START)
    here.commit([here.saving(Policies({**before.by_urgency, "urgent": FINE}))])

    assert here.in_force(START).for_waiting("urgent") == FINE
    assert elsewhere.in_force(START) == before
    assert elsewhere.in_force(START + timedelta(seconds=5)).for_waiting("urgent") == FINE
    assert elsewhere.in_force(START - timedelta(days=1)).for_waiting("urgent") == FINE


def test_a_routine_alert_is_told_again_at_half_of_the_reply_time_that_was_set() -> None:
    world = World()
    settings = SettingsStore(world.table)
    hours = {"urgent": 2, "soon": 12, "routine": 24}
    settings.save(replace(settings.read(), reply_hours=hours), now=START)

    first, second = PolicyStore(world.table).read().for_waiting("routine").steps

    assert (first.delay, second.delay) == (0, 12 * 60)


EARLIER: dict[str, Value] = {
    "steps": [{"delay": 0, "targets": ["everyone"]}, {"delay": 5, "targets": ["everyone"]}],
    "every": 10,
    "repeats": None,
}


def test_an_alert_that_was_stored_with_an_endless_policy_gets_an_end() -> None:
    world = World()
    world.team("ann")
    alert = alert_item(world.alert(world.intake()))
    earlier = replace(alert, body={**alert.body, "policy": EARLIER})
    world.table.commit([Put(earlier, AtVersion(1))])

    read = alert_of(earlier).policy

    assert (read.repeats, read.exhausted, read.exhausted_every) == (5, ("role:coordinator",), 60)
    world.work()
    assert world.email.told == ["ann@email"]


def test_an_earlier_drill_does_not_become_exhausted() -> None:
    world = World()
    alert, changes = alert_for_test(world.alerts, test="t", now=START)
    world.commit(changes)
    item = alert_item(world.alert(alert))
    body = {**item.body, "policy": {**EARLIER, "repeats": 0}}

    assert alert_of(replace(item, body=body)).policy.exhausted == ()


def test_the_standard_policies_are_fine() -> None:
    for policy in standard_policies(720).by_urgency.values():
        assert policy_faults(policy, people=(), schedules=()) == {}


FAULTS = {
    "no steps": (replace(FINE, steps=()), {"steps": ["steps-missing"]}),
    "too many": (replace(FINE, steps=(Step(0, ("oncall",)),) * 11), {"steps": ["steps-too-many"]}),
    "nobody": (replace(FINE, steps=(Step(0, ()),)), {"steps.0.targets": ["targets-missing"]}),
    "nonsense": (replace(FINE, steps=(Step(0, ("all",)),)), {"steps.0.targets": ["target-unknown"]}),
    "a role": (replace(FINE, steps=(Step(0, ("role:king",)),)), {"steps.0.targets": ["target-unknown"]}),
    "a person": (replace(FINE, steps=(Step(0, ("person:x",)),)), {"steps.0.targets": ["person-unknown"]}),
    "a schedule": (
        replace(FINE, steps=(Step(0, ("schedule:night/2", "schedule:x")),)),
        {"steps.0.targets": ["schedule-unknown"]},
    ),
    "several": (
        replace(FINE, steps=(Step(0, ("person:x", "all", "person:y")),)),
        {"steps.0.targets": ["person-unknown", "target-unknown"]},
    ),
    "a first step that waits": (
        replace(FINE, steps=(Step(1, ("oncall",)),)),
        {"steps.0.delay": ["delay-out-of-range"]},
    ),
    "back in time": (
        replace(FINE, steps=(*FINE.steps, Step(-1, ("oncall",)))),
        {"steps.2.delay": ["delay-out-of-range"]},
    ),
    "no end": (replace(FINE, repeats=None), {"repeats": ["policy-without-end"]}),  # type: ignore[arg-type]  # the fault that is looked for
    "six times": (replace(FINE, repeats=6), {"repeats": ["repeats-out-of-range"]}),
    "no pause": (replace(FINE, every=0), {"every": ["delay-out-of-range"]}),
    "nobody at last": (replace(FINE, exhausted=()), {"exhausted": ["targets-missing"]}),
    "a storm": (replace(FINE, exhausted_every=9), {"exhausted_every": ["delay-out-of-range"]}),
}


@pytest.mark.parametrize(("policy", "faults"), FAULTS.values(), ids=FAULTS)
def test_what_is_wrong_with_a_policy_is_said_by_field(policy: Policy, faults: dict[str, list[str]]) -> None:
    assert policy_faults(policy, people=PEOPLE, schedules=SCHEDULES) == faults


def test_all_that_is_wrong_is_said_at_once_below_its_field() -> None:
    wrong = Policy((Step(0, ()),), every=0, repeats=9, exhausted=("person:x",), exhausted_every=0)

    faults = policy_faults(wrong, people=PEOPLE, schedules=SCHEDULES, field="soon")

    assert sorted(faults) == [
        "soon.every",
        "soon.exhausted",
        "soon.exhausted_every",
        "soon.repeats",
        "soon.steps.0.targets",
    ]
