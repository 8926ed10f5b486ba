"""Thousands of nights at random: nobody is missed, nobody told twice; and a rule that is broken shows."""

import os
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from functions.oncall.actions import sending, ticking, turns
from functions.oncall.model import Alert, Reach, Told
from functions.oncall.model.duty import Roster
from tests.oncall.simulation.judge import (
    AFTER_CLAIM,
    APART,
    DOUBLE,
    HURRIED,
    MISSED,
    NOBODY,
    ON_LEAVE,
    SILENT,
    UNTOLD,
)
from tests.oncall.simulation.night import Night, run

NIGHTS = 10_000 if os.environ.get("PINTERNET_SOAK") else 96
PARTS = 8
NIGHTS_FOR_A_BROKEN_RULE = range(60, 460)
"""It shows in the first few; where it would take longer it still must before the last."""


@pytest.mark.parametrize("part", range(PARTS))
def test_in_thousands_of_nights_nobody_is_missed_or_told_twice(part: int) -> None:
    faults: Counter[str] = Counter()
    messages = 0
    for seed in range(part, NIGHTS, PARTS):
        judge = run(seed)
        faults += judge.faults
        messages += len(judge.told)

    print(f"{NIGHTS // PARTS} nights, {messages} messages, {faults[MISSED]} misses, {faults[DOUBLE]} doubles")
    assert faults == Counter()
    assert messages > NIGHTS // PARTS


class AnyNight(RuleBasedStateMachine):
    """The same events in an order that hypothesis chooses, and makes shorter when one goes wrong."""

    @initialize(dice=st.randoms(use_true_random=False))
    def begin(self, dice) -> None:  # type: ignore[no-untyped-def]  # hypothesis' own kind of Random
        self.night = Night(dice)

    @rule(event=st.sampled_from([name.__name__ for name, _ in Night.EVENTS]))
    def happen(self, event: str) -> None:
        getattr(self.night, event)()

    @invariant()
    def is_without_fault(self) -> None:
        assert self.night.judge.faults == Counter()

    def teardown(self) -> None:
        if hasattr(self, "night"):
            self.night.come_to_rest()
            assert self.night.judge.faults == Counter()


TestAnyNight = AnyNight.TestCase
TestAnyNight.settings = settings(
    max_examples=400 if os.environ.get("PINTERNET_SOAK") else 25, stateful_step_count=30, deadline=None
)


def _break_nothing_read_again(patch: pytest.MonkeyPatch) -> None:
    """The sender does not look whether the alert was taken."""
    patch.setattr(sending, "_why_unneeded", lambda *_: None)


def _break_the_lease(patch: pytest.MonkeyPatch) -> None:
    """A claim that comes while the sender takes its turn is overlooked."""
    taking = sending._taking
    patch.setattr(sending, "_taking", lambda post, *rest: [taking(post, *rest)[0]])


def _break_leave(patch: pytest.MonkeyPatch) -> None:
    """Who is on leave is told like everybody."""
    patch.setattr(Roster, "is_away", lambda *_: False)


def _break_the_last_call(patch: pytest.MonkeyPatch) -> None:
    """When all rounds are over the telling just ends."""
    following = Alert.moved

    def moved(self: Alert, now):  # type: ignore[no-untyped-def]  # stands in for a typed one
        after = following(self, now)
        return replace(after, next_at=None) if after.is_last_call else after

    patch.setattr(Alert, "moved", moved)


def _break_the_ids(patch: pytest.MonkeyPatch) -> None:
    """A tick that is repeated makes deliveries of another id."""
    patch.setattr(ticking, "delivery_id", lambda *_: uuid4().hex[:16])


def _break_the_order(patch: pytest.MonkeyPatch) -> None:
    """The alert moves on before its deliveries are stored."""

    def take_round(alerts, alert, people, reach, now):  # type: ignore[no-untyped-def]  # stands in for a typed one
        if not ticking._move(alerts, alert.moved(now)):
            return False
        moved = alerts.alert(alert.id)
        place = replace(moved, loop=alert.loop, step=alert.step)
        for batch in ticking._batches(ticking._deliveries(place, people, reach, now), 40):
            ticking._put_absent(alerts, place, batch)
        return True

    patch.setattr(ticking, "_take_round", take_round)


def _break_the_way_round(patch: pytest.MonkeyPatch) -> None:
    """A refused address leads to no other."""
    patch.setattr(sending, "_consequence", lambda *_: [])


def _break_empty_rounds(patch: pytest.MonkeyPatch) -> None:
    """A round that leave empties waits its time out."""
    patch.setattr(sending, "_round_without", lambda *_: [])


def _break_reaching(patch: pytest.MonkeyPatch) -> None:
    """Nobody stands in for targets that mean nobody."""
    meant = Reach.meant
    patch.setattr(
        ticking,
        "_round_that_means_somebody",
        lambda alert, reach, now: (alert, meant(reach, alert.round.targets, now + timedelta(days=400))),
    )


def _break_the_pauses(patch: pytest.MonkeyPatch) -> None:
    """Who cannot be told makes the next round due although somebody else was told."""
    patch.setattr(sending, "_is_anybody_told", lambda *_: False)


def _break_the_last_resort(patch: pytest.MonkeyPatch) -> None:
    """A last call goes to nobody but whom it names, on leave or not."""
    patch.setattr(Reach, "called_at_last", lambda _reach, targets, _now: targets)


def _break_the_bundles(patch: pytest.MonkeyPatch) -> None:
    """It is not remembered what waits for a channel's pause."""
    patch.setattr(Told, "kept_waiting", lambda told, _: told)


def _break_the_covering(patch: pytest.MonkeyPatch) -> None:
    """A message about several stands for the others although no provider took it."""
    patch.setattr(turns, "_is_covered", lambda _alerts, told, _delivery: told.bundle is not None)


@pytest.mark.parametrize(
    ("break_rule", "fault"),
    [
        (_break_nothing_read_again, AFTER_CLAIM),
        (_break_the_lease, AFTER_CLAIM),
        (_break_leave, ON_LEAVE),
        (_break_the_last_call, MISSED),
        (_break_the_ids, DOUBLE),
        (_break_the_order, UNTOLD),
        (_break_the_way_round, NOBODY),
        (_break_empty_rounds, NOBODY),
        (_break_reaching, UNTOLD),
        (_break_the_pauses, HURRIED),
        (_break_the_last_resort, MISSED),
        (_break_the_bundles, APART),
        (_break_the_covering, SILENT),
    ],
)
def test_a_broken_rule_is_caught(
    monkeypatch: pytest.MonkeyPatch, break_rule: Callable[[pytest.MonkeyPatch], None], fault: str
) -> None:
    break_rule(monkeypatch)

    caught = any(run(seed).faults[fault] for seed in NIGHTS_FOR_A_BROKEN_RULE)

    assert caught
