"""One night: a random team on call, and whatever can happen to it, until everything has come to rest."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from itertools import count
from random import Random

from functions.oncall.actions import (
    alert_for_intake,
    alert_for_message,
    claim_alerts_of,
    close_alerts_of,
    send_due,
    tick,
)
from functions.oncall.model import Alert
from functions.oncall.model.policy import COORDINATORS, EVERYONE
from functions.oncall.model.roster import Leave, Override
from functions.senders.sender import Message, PermanentFailure, SendError, TemporaryFailure
from functions.storage.table import CommitConflict
from tests.oncall.mortal import KilledError, MortalTable
from tests.oncall.simulation.judge import MISSED, NOBODY, Judge
from tests.oncall.simulation.team import NAMES, gather
from tests.oncall.world import Clock, World
from tests.storage.remembered import RememberedTable

WELL, DEFERS, REFUSES, LOSES = "well", "defers", "refuses", "loses the answer"
FAILURES: dict[str, SendError] = {
    DEFERS: TemporaryFailure("deferred"),
    REFUSES: PermanentFailure("refused-address"),
    LOSES: TemporaryFailure("timeout"),
}
URGENCIES = ("urgent", "urgent", "urgent", "soon", "routine")
LENGTH = 45
MOST_JUMPS = 2_000
"""To the next moment at which something is due: repeats of many alerts are hundreds of them."""


@dataclass
class Provider:
    """Takes messages as its mood towards each address is; what it takes twice under one id is one message."""

    judge: Judge
    moods: dict[str, str] = field(default_factory=dict)

    lease = timedelta(minutes=1)

    def send(self, message: Message) -> str:
        """Take a message, or fail."""
        self.judge.see_message(message)
        mood = self.moods.get(message.to, WELL)
        if mood in (WELL, LOSES):
            self.judge.see_taken(message)
        if mood != WELL:
            raise FAILURES[mood]
        return f"provider-{message.id}"


class Night:
    """A world in the hands of chance."""

    def __init__(self, dice: Random) -> None:
        self.dice = dice
        clock = Clock()
        self.judge = Judge(RememberedTable(clock=clock))
        self.mortal = MortalTable(self.judge)
        self.world = self.judge.world = World(self.mortal, clock)
        self.email, self.sms = Provider(self.judge), Provider(self.judge)
        self.world.email, self.world.sms = self.email, self.sms  # type: ignore[assignment]  # stand-ins for the world's own
        self._cases: dict[str, str | None] = {}
        self._numbers = count()
        gather(self.world, dice)

    def happen(self) -> None:
        """Let one thing happen."""
        events, weights = zip(*self.EVENTS, strict=True)
        self.dice.choices(events, weights)[0](self)

    def intake(self) -> None:
        """Somebody writes."""
        case = f"case-{next(self._numbers)}"
        self._cases[case] = None
        urgency = self.dice.choice(URGENCIES)
        world = self.world
        world.commit(alert_for_intake(world.alerts, case=case, urgency=urgency, now=world.clock()))

    def message(self) -> None:
        """Somebody writes again."""
        if not self._cases:
            return
        world, case = self.world, self.dice.choice(list(self._cases))
        changes = alert_for_message(
            world.alerts,
            case=case,
            message=f"message-{next(self._numbers)}",
            urgency=self.dice.choice(URGENCIES),
            assignee=self._cases[case],
            now=world.clock(),
        )
        if changes:
            world.commit(changes)

    def work(self) -> None:
        """The worker does what is due, all of it or as far as it comes."""
        self.world.work(rounds=(rounds := self.dice.choice((1, 2, 40))))
        if rounds == 40:
            self._look_whether_somebody_is_told()

    def tick_alone(self) -> None:
        """A tick after which nothing is sent yet."""
        tick(self.world.alerts, self.world.reach, now=self.world.clock())

    def send_alone(self) -> None:
        """A sender between two ticks."""
        send_due(self.world.post, self.world.reach)

    def die(self) -> None:
        """The program is killed at one of its commits, and started again."""
        self.mortal.commits_left, self.mortal.after_commit = self.dice.randint(0, 9), self.dice.random() < 0.5
        with suppress(KilledError):
            self.world.work()
        self.mortal.lives_on()

    def be_overtaken(self) -> None:
        """Another program, or a person, acts while a worker is about to commit."""
        self.mortal.commits_left = self.dice.randint(0, 9)
        self.mortal.overtaken_by = self.dice.choice((self.work, self.tick_alone, self.send_alone, self.claim))
        self.world.work()
        self.mortal.lives_on()

    def pass_time(self) -> None:
        """Seconds, minutes or hours go by."""
        self.world.clock.move(seconds=self.dice.choice((5, 20, 60, 180, 300, 600, 1800, 7200, 30000)))

    def put_clock_back(self) -> None:
        """Somebody sets the clock of the machine."""
        self.world.clock.move(seconds=-self.dice.choice((20, 60, 1800, 18_000)))

    def change_mood(self) -> None:
        """A provider becomes another to an address."""
        name, provider = self.dice.choice(NAMES), self.dice.choice((self.email, self.sms))
        kind = "email" if provider is self.email else "sms"
        provider.moods[f"{name}@{kind}"] = self.dice.choice((WELL, WELL, DEFERS, REFUSES, LOSES))

    def claim(self) -> None:
        """Somebody takes a case."""
        if not self._cases:
            return
        case, person = self.dice.choice(list(self._cases)), self.dice.choice(self.world.people).id
        world = self.world
        changes = claim_alerts_of(world.alerts, case=case, person=person, now=world.clock())
        with suppress(CommitConflict):
            if changes:
                world.commit(changes)
            self._cases[case] = person

    def close(self) -> None:
        """A case needs nobody any more."""
        if self._cases:
            world, case = self.world, self.dice.choice(list(self._cases))
            if changes := close_alerts_of(world.alerts, case=case, now=world.clock()):
                world.commit(changes)

    def begin_leave(self) -> None:
        """Somebody is away from now on, or soon, for some hours."""
        start = self.world.clock() + timedelta(minutes=self.dice.choice((0, 0, 30)))
        end = start + timedelta(hours=self.dice.choice((1, 8, 40)))
        leave = Leave(
            f"leave-{next(self._numbers)}", self.dice.choice(self.world.people).id, start, end, start, ""
        )
        self.world.roster = replace(self.world.roster, leaves=(*self.world.roster.leaves, leave))

    def stand_in(self) -> None:
        """Somebody takes another's place, as in a swap."""
        now, people = self.world.clock(), [person.id for person in self.world.people]
        change = Override(
            id=f"override-{next(self._numbers)}",
            schedule="s",
            line=self.dice.choice((1, 2)),
            start=now,
            end=now + timedelta(hours=self.dice.choice((2, 12))),
            removes=self.dice.choice([None, *people]),
            adds=self.dice.choice([None, *people]),
            made_at=now,
            made_by="",
        )
        self.world.roster = replace(self.world.roster, overrides=(*self.world.roster.overrides, change))

    def lose_channel(self) -> None:
        """Somebody removes an address, or proves a new one."""
        person = self.dice.choice(self.world.people).id
        channels = self.world.channels.channels_of(person)
        if channels:
            self.world.commit([self.world.channels.removing(self.dice.choice(channels))])
        else:
            self.world.channel(person, "email")

    def _look_whether_somebody_is_told(self) -> None:
        """With all work done, what was told last of an open alert is on its way to somebody, or it is due."""
        now = self.world.clock()
        for alert in self.alerts():
            told = self.world.deliveries(alert.id)
            last = max(((one.loop, one.step) for one in told), default=None)
            is_told = any(one.is_live for one in told if (one.loop, one.step) == last)
            if told and not is_told and not alert.unreached and not alert.is_due(now):
                self.judge.faults[NOBODY] += 1

    EVENTS: tuple[tuple[Callable[["Night"], None], int], ...] = (
        (intake, 5),
        (message, 2),
        (work, 14),
        (tick_alone, 3),
        (send_alone, 3),
        (die, 6),
        (be_overtaken, 5),
        (pass_time, 12),
        (put_clock_back, 1),
        (change_mood, 5),
        (claim, 2),
        (close, 1),
        (begin_leave, 2),
        (stand_in, 2),
        (lose_channel, 1),
    )
    """What can happen, and how often beside the others."""

    def come_to_rest(self) -> None:
        """Heal the providers and let time pass until every alert is over, or exhausted and told."""
        self.email.moods.clear()
        self.sms.moods.clear()
        self._healed_at = self.world.clock()
        for _ in range(MOST_JUMPS):
            self.world.work(rounds=20)
            if all(map(self._is_at_rest, self.alerts())):
                return
            self.world.clock.now = max(self.world.clock() + timedelta(seconds=5), self._next_moment())
        self.judge.faults[MISSED] += sum(not self._is_at_rest(alert) for alert in self.alerts())

    def alerts(self) -> list[Alert]:
        """Return the alerts that nobody took: of all that were raised, whatever the queues say."""
        return [alert for alert in map(self.world.alert, self.judge.raised) if alert.is_open]

    def _next_moment(self) -> datetime:
        waiting = [one.next_at for one in self.alerts() if one.next_at and not self._is_at_rest(one)]
        waiting += [one.next_at for one in self.world.alerts.waiting_deliveries() if one.next_at]
        return min(waiting, default=self.world.clock())

    def _is_at_rest(self, alert: Alert) -> bool:
        """Whether an open alert is exhausted, and somebody was told of that, if anybody can be."""
        now = self.world.clock()
        if not self.world.reach.meant((EVERYONE, COORDINATORS), now):
            return alert.unreached or not alert.is_due(now)
        last = len(alert.policy.steps)
        told = [one for one in self.world.deliveries(alert.id) if one.arrived and one.step == last]
        return alert.is_exhausted and any(one.created_at >= self._healed_at for one in told)


def run(seed: int) -> Judge:
    """Play one night and return its judge."""
    night = Night(Random(seed))  # noqa: S311 - chance, not secrets
    for _ in range(LENGTH):
        night.happen()
    night.come_to_rest()
    return night.judge
