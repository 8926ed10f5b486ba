"""A small team with channels, providers that answer as told, and a clock that is set by hand."""

import itertools
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from functions.crypto.secrets import ServerSecrets, generate
from functions.oncall.actions import Post, Reach, alert_for_intake, send_due, tick
from functions.oncall.model import (
    Alert,
    Channel,
    Delivery,
    Person,
    Policies,
    Policy,
    Step,
    alert_id,
    channel_id,
)
from functions.oncall.model.duty import Roster
from functions.oncall.model.policy import COORDINATORS
from functions.oncall.model.reach import at_any_time
from functions.oncall.model.rules import Rules
from functions.oncall.store import AlertStore, ChannelStore
from functions.oncall.wording import Wording
from functions.senders.sender import Message
from functions.storage.sqlite import SqliteTable
from functions.storage.table import Change, Table

START = datetime(2026, 11, 22, 19, 10, tzinfo=UTC)
SECRETS = generate()


@dataclass
class Clock:
    """A clock that stands until it is moved."""

    now: datetime = START

    def __call__(self) -> datetime:
        return self.now

    def move(self, **span: float) -> None:
        """Move the clock on."""
        self.now += timedelta(**span)


@dataclass
class Provider:
    """Takes messages, or fails for an address as told; like a mail server it knows an id again."""

    taken: list[Message] = field(default_factory=list)
    failures: dict[str, Exception] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)

    lease = timedelta(minutes=1)

    def send(self, message: Message) -> str:
        """Take a message, or fail."""
        self.asked.append(message.id)
        if message.to in self.failures:
            raise self.failures[message.to]
        if message.id not in {taken.id for taken in self.taken}:
            self.taken.append(message)
        return f"provider-{message.id}"

    @property
    def told(self) -> list[str]:
        """The addresses that got a message, in order."""
        return [message.to for message in self.taken]


class World:
    """Everything that alerting works with."""

    def __init__(self, table: Table | None = None, clock: Clock | None = None) -> None:
        self.clock = clock or Clock()
        self.table = table or SqliteTable(":memory:", clock=self.clock)
        self.secrets: ServerSecrets = SECRETS
        self.alerts = AlertStore(self.table)
        self.channels = ChannelStore(self.table)
        self.email, self.sms = Provider(), Provider()
        self.people: list[Person] = []
        self.rules: dict[str, Rules] = {}
        self.roster = Roster()
        self.next_working_moment: Callable[[datetime], datetime] = at_any_time
        self._numbers = itertools.count(1)

    def person(self, name: str, role: str = "counselor", language: str = "id") -> Person:
        """Add a person without channels."""
        person = Person(name, name.title(), role, language, "Asia/Jakarta")
        self.people.append(person)
        return person

    def channel(self, person: str, kind: str, address: str = "", *, proven: bool = True) -> Channel:
        """Add a channel; the address is the person's name at the kind."""
        address = address or f"{person}@{kind}"
        channel = Channel(
            id=channel_id(person, address),
            person=person,
            kind=kind,
            sealed=self.secrets.seal(address.encode()),
            fingerprint=address,
            created_at=self.clock(),
            verified_at=self.clock() if proven else None,
        )
        self.table.commit([self.channels.putting(channel)])
        return channel

    def team(self, *names: str) -> None:
        """Add people with one email channel each."""
        for name in names:
            self.person(name)
            self.channel(name, "email")

    def intake(self, case: str = "case", urgency: str = "urgent") -> str:
        """Raise the alert of an intake and return its id."""
        self.table.commit(alert_for_intake(self.alerts, case=case, urgency=urgency, now=self.clock()))
        return alert_id(case, "intake")

    def follow(self, *steps: Step, repeats: int = 0, exhausted: tuple[str, ...] = (COORDINATORS,)) -> None:
        """Give the team a policy of its own for what is urgent."""
        policies = self.alerts.policies.read()
        policy = Policy(steps, every=10, repeats=repeats, exhausted=exhausted)
        changed = Policies({**policies.by_urgency, "urgent": policy}, policies.version)
        self.commit([self.alerts.policies.saving(changed)])

    @property
    def reach(self) -> Reach:
        """Who can be told now."""
        return Reach(self.people, self.channels.everyone(), self.rules, self.roster, self.next_working_moment)

    @property
    def post(self) -> Post:
        """What sending works with."""
        wording = Wording("https://example.org", self.secrets)
        senders = {"email": self.email, "sms": self.sms}
        return Post(self.alerts, self.channels, senders, self.secrets, wording.alert, self.clock)

    def let_two_wait_for_one(self) -> None:
        """Tell of one thing, then let two more wait out the channel's five minutes."""
        self.intake("first", urgency="soon")
        self.work()
        for case in ("second", "third"):
            self.intake(case, urgency="soon")
        self.work()
        self.clock.move(minutes=5)

    def work(self, rounds: int = 4) -> None:
        """Do what the worker does, until nothing is due (or a few times)."""
        for _ in range(rounds):
            reach = self.reach
            if not tick(self.alerts, reach, now=self.clock()) + send_due(self.post, reach):
                return

    def alert(self, alert: str) -> Alert:
        """Return an alert that must be there."""
        found = self.alerts.alert(alert)
        assert found is not None
        return found

    def deliveries(self, alert: str) -> list[Delivery]:
        """Return the deliveries of an alert."""
        return self.alerts.deliveries_of(alert)

    def commit(self, changes: Sequence[Change]) -> None:
        """Apply changes as the owner of a case would."""
        self.table.commit(changes)
