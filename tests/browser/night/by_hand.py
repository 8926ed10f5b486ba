"""An open installation in this process: its clock and its background work are moved by hand."""

import json
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from email import message_from_bytes
from pathlib import Path
from zoneinfo import ZoneInfo

import pyotp
from waitress.server import create_server

from functions.app import create_app
from functions.bootstrap import DATABASE, assemble, build
from functions.cases.model import Case
from functions.cli.demo.channels import CODE, Nowhere
from functions.config import Config
from functions.jobs import run_due
from functions.oncall.actions import ChannelDesk, add_channel, as_told, verify_channel
from functions.oncall.model import Channel, Person
from functions.oncall.model.roster import FIRST, SECOND, WEEKDAYS, Layer, Schedule
from functions.oncall.model.rules import Rule, Rules
from functions.senders.choice import senders_for
from functions.senders.sender import Message, PermanentFailure
from functions.services import Services
from functions.storage.sqlite import SqliteTable
from functions.web.demo import PEOPLE
from tests.bench.installation import OpenInstallation
from tests.browser import postal
from tests.browser.at_console import TOTP_SECONDS, Counselor
from tests.running import Mailbox, free_port, smtp_server

JAKARTA = ZoneInfo("Asia/Jakarta")
FRIDAY = 5


def next_saturday_at(hour: int, minute: int) -> datetime:
    """Return the coming Saturday's local time in Jakarta, after the playground's keys were signed."""
    local = datetime.now(JAKARTA)
    day = local.date() + timedelta(days=(FRIDAY - local.weekday()) % 7 or 7)
    return datetime.combine(day, time(hour, minute), JAKARTA).astimezone(UTC)


@dataclass
class HandClock:
    """A clock that stands until it is moved."""

    now: datetime

    def __call__(self) -> datetime:
        return self.now


@dataclass
class DeadNumber:
    """An SMS provider that knows no number that it is given."""

    asked: list[str] = field(default_factory=list)

    lease = timedelta(minutes=1)

    def send(self, message: Message) -> str | None:
        """Refuse the number for good."""
        self.asked.append(message.to)
        raise PermanentFailure("refused-address")


@dataclass
class Colleague(Counselor):
    """A counselor whose authenticator shows the time of the installation."""

    clock: HandClock | None = None

    def code(self) -> str:
        """Return a second factor that was not used before."""
        assert self.clock is not None
        if int(self.clock().timestamp()) // TOTP_SECONDS <= self.last_step:
            self.clock.now += timedelta(seconds=TOTP_SECONDS)
        self.last_step = int(self.clock().timestamp()) // TOTP_SECONDS
        return pyotp.TOTP(self.totp).at(self.last_step * TOTP_SECONDS)


@dataclass
class Installation:
    """What a story needs of it: where it is, its clock and work, who is told."""

    origin: str
    services: Services
    clock: HandClock
    post: Mailbox
    numbers: DeadNumber
    team: dict[str, Colleague]
    _seen: int = 0

    def pass_minutes(self, minutes: int) -> None:
        """Let time go by, with the worker looking at each minute, as it does."""
        for _ in range(minutes):
            self.clock.now += timedelta(minutes=1)
            self.work()

    def work(self) -> None:
        """Do what is due, and what came of it, as the worker does within seconds."""
        assert run_due(self.services)
        assert run_due(self.services)

    def told(self) -> list[str]:
        """Return to whom mails went since this was asked last, by the name before the @."""
        fresh = self.post.messages[self._seen :]
        self._seen += len(fresh)
        return sorted(_name_of(raw) for raw in fresh)

    def link_of(self, name: str) -> str:
        """Return the latest claim link that was mailed to somebody."""
        raw = next(raw for raw in reversed(self.post.messages) if _name_of(raw) == name)
        return str(re.findall(r"http\S+/c/\S+", postal.text_of(raw))[0])

    def case(self) -> Case:
        """Return the one case there is."""
        queues = ["cases/waiting", *(f"cases/open/{one.id}" for one in self.services.staff.active_people())]
        (row,) = [row for queue in queues for row in self.services.table.query_index(queue).rows]
        case = self.services.cases.case(row.key.partition.removeprefix("case/"))
        assert case is not None
        return case

    def person(self, name: str) -> Person:
        """Return a member of the team as alerting knows them."""
        members = self.services.staff.active_people()
        return as_told(next(member for member in members if member.name == name))

    def prove(self, name: str, kind: str, address: str) -> Channel:
        """Give somebody a channel that counts."""
        here, person = self.services, self.person(name)
        desk = ChannelDesk(here.channels, {kind: Nowhere()}, here.secrets, lambda: CODE, here.config.forms)
        channel = add_channel(desk, person, kind=kind, address=address, now=self.clock())
        return verify_channel(desk, person, channel=channel.id, code=CODE, now=self.clock())

    def put_on_call(self, *, first: str, second: str) -> None:
        """Give one person the nights that begin on Fridays, and another the second line of all days."""
        night = Layer("night", FIRST, (self.person(first).id,), (FRIDAY,), time(20), time(8), self._epoch)
        behind = Layer("behind", SECOND, (self.person(second).id,), WEEKDAYS, time(0), time(0), self._epoch)
        schedule = Schedule("s", "Malam", JAKARTA.key, (night, behind), (self.person(second).id,))
        self.services.table.commit([self.services.roster.putting_schedule(schedule)])

    def tell_first_by(self, name: str, first: Channel, then: Channel) -> None:
        """Let somebody be told of urgent things by one channel at once and by another after ten minutes."""
        rules = Rules(self.person(name).id, {"urgent": [Rule(0, first.id), Rule(10, then.id)]})
        self.services.table.commit([self.services.rules.putting(rules)])

    @property
    def _epoch(self) -> date:
        return self.clock().date() - timedelta(days=14)


@contextmanager
def in_hand(folder: Path, now: datetime) -> Iterator[Installation]:
    """Serve an open installation whose clock stands at `now`; its team reads English, mail is real SMTP."""
    OpenInstallation(folder)
    origin, clock, numbers = f"http://127.0.0.1:{free_port()}", HandClock(now), DeadNumber()
    config = Config(origin=origin, data=folder)
    stored = build(config)
    stored.table.close()  # type: ignore[attr-defined]  # SqliteTable's
    table = SqliteTable(folder / DATABASE, clock=clock)
    with smtp_server() as post:
        mail = f"mailto://127.0.0.1:{post.port}?from=layanan@example.org"
        senders = senders_for(replace(config, email=mail), lambda service: None)
        services = assemble(
            config,
            table=table,
            ledger=stored.ledger,
            secrets=stored.secrets,
            signers=stored.signers,
            senders={**senders, "sms": numbers},
            clock=clock,
        )
        people = services.staff.people
        table.commit(
            [people.put(replace(person, language="en")) for person in services.staff.active_people()]
        )
        with _served(services):
            yield Installation(origin, services, clock, post, numbers, _team(folder, clock))
    table.close()


def _name_of(raw: bytes) -> str:
    return str(message_from_bytes(raw)["To"]).partition("@")[0].rpartition("<")[2]


def _team(folder: Path, clock: HandClock) -> dict[str, Colleague]:
    people = json.loads((folder / PEOPLE).read_text(encoding="utf-8"))
    return {
        one["name"]: Colleague(
            one["name"], one["display_name"], one["passphrase"], one["totp_secret"], clock=clock
        )
        for one in people
    }


@contextmanager
def _served(services: Services) -> Iterator[None]:
    server = create_server(create_app(services), host="127.0.0.1", port=services.config.port)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    try:
        yield
    finally:
        server.close()
        thread.join(timeout=5)
