"""A random team: its people with their channels and rules, a roster or none, policies of its own or none."""

from dataclasses import replace
from datetime import time, timedelta
from random import Random

from functions.oncall.model import Policies, Policy, Step
from functions.oncall.model.policy import BACKUP, COORDINATORS, EVERYONE, ON_CALL
from functions.oncall.model.roster import EACH_SHIFT, EACH_WEEK, WEEKDAYS, Layer, Schedule
from functions.oncall.model.rules import URGENCIES, Quiet, Rule, Rules
from tests.oncall.world import World

NAMES = ("ann", "budi", "citra", "dewi", "eka", "fajar")
TARGETS = (ON_CALL, BACKUP, EVERYONE, COORDINATORS, "role:counselor", "role:supervisor", "person:ann")


def gather(world: World, dice: Random) -> None:
    """Let a team come together in a world; the first of them coordinates."""
    names = NAMES[: dice.randint(1, len(NAMES))]
    for number, name in enumerate(names):
        world.person(name, "coordinator" if number == 0 or dice.random() < 0.2 else "counselor")
        for kind in dice.choice((["email"], ["sms"], ["email", "sms"], ["email", "sms"], [])):
            world.channel(name, kind)
        if dice.random() < 0.4:
            world.rules[name] = _rules(world, dice, name)
    if dice.random() < 0.7:
        world.roster = replace(world.roster, schedules=(_schedule(world, dice, names),))
    if dice.random() < 0.4:
        own = {urgency: _policy(dice) for urgency in URGENCIES}
        world.commit([world.alerts.policies.saving(Policies(own))])


def _rules(world: World, dice: Random, name: str) -> Rules:
    ruled = [Rule(dice.choice((0, 1, 5)), channel.id) for channel in world.channels.channels_of(name)]
    quiet = Quiet(time(22), time(6)) if dice.random() < 0.3 else None
    return Rules(name, {"urgent": ruled, "soon": ruled[:1]}, quiet)


def _schedule(world: World, dice: Random, names: tuple[str, ...]) -> Schedule:
    layers = tuple(_layer(world, dice, number, names) for number in range(dice.randint(1, 3)))
    fallback = tuple(dice.sample(names, dice.randint(1, len(names))))
    return Schedule("s", "Jaga", "Asia/Jakarta", layers, fallback)


def _layer(world: World, dice: Random, number: int, names: tuple[str, ...]) -> Layer:
    return Layer(
        id=f"l{number}",
        line=dice.choice((1, 1, 2)),
        people=tuple(dice.sample(names, dice.randint(1, len(names)))),
        weekdays=tuple(sorted(dice.sample(WEEKDAYS, dice.randint(1, 7)))),
        start=time(dice.randrange(24)),
        end=time(dice.randrange(24)),
        epoch=(world.clock() - timedelta(days=dice.randint(0, 20))).date(),
        handover=dice.choice((EACH_SHIFT, EACH_WEEK)),
    )


def _policy(dice: Random) -> Policy:
    """Return any policy: what it names may mean nobody."""
    count = dice.randint(1, 3)
    steps = tuple(
        Step(dice.choice((5, 30)) if number else 0, _targets(dice), every_channel=dice.random() < 0.3)
        for number in range(count)
    )
    every, again = dice.choice((5, 30)), dice.choice((10, 60))
    return Policy(steps, every, dice.randint(0, 2), exhausted=_targets(dice), exhausted_every=again)


def _targets(dice: Random) -> tuple[str, ...]:
    return tuple(dice.sample(TARGETS, dice.randint(1, 2)))
