"""Stores the invented conversations by the actions of real ones, at moments before the playground's start."""

import base64
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from operator import itemgetter
from typing import Any
from zoneinfo import ZoneInfo

import altcha

from functions.cases.actions.answering import post_answer, send_answer
from functions.cases.actions.claiming import claim
from functions.cases.actions.closing import close, mark_junk
from functions.cases.actions.entries import Note
from functions.cases.actions.following_up import set_follow_up
from functions.cases.actions.mailbox import Desk, Rules
from functions.cases.actions.opening import mark_seen
from functions.cases.actions.recording import write_entry
from functions.cases.actions.staging import move_to_stage
from functions.cases.model import Form, SealedEntry, SealedMessage
from functions.cases.model.desk import UNDO
from functions.crypto.work import make_challenge
from functions.intake.actions import Reception
from functions.intake.model import Intake
from functions.intake.store import local_day
from functions.oncall.actions import promise_of
from functions.services import Services
from functions.storage.clock import utc_now

KEYS = "hybrid"
REACH = timedelta(minutes=5)
"""How long before answering an invented counselor opened the case."""

Event = Mapping[str, Any]


@dataclass(frozen=True)
class Thread:
    """One invented conversation in the table: its case's id, and its fields as the build wrote them."""

    case_id: str
    fields: Mapping[str, Any]


def fill(services: Services, cases: Sequence[Mapping[str, Any]], start: datetime) -> None:
    """Store all conversations, each as it stands at `start`."""
    Filling(services, start).store(cases)


class Filling:
    """Stores conversations; `start` is the moment that their times are counted back from."""

    def __init__(self, services: Services, start: datetime) -> None:
        self._services = services
        self._start = start
        self._people = {person.name: person.id for person in services.staff.active_people()}
        self._settings = services.settings.read()
        self._desk = Desk(services.cases, services.work, services.alerts, services.ledger)
        self._events: Mapping[str, Callable[[Thread, Event, datetime], None]] = {
            "claim": self._claim,
            "answer": self._answer,
            "write": self._write,
            "take-back": self._take_back,
            "ask-another-counselor": self._ask,
            "close": self._close,
            "junk": self._junk,
            "follow-up": self._follow_up,
            "note": self._note,
            "stage": self._stage,
        }

    def store(self, cases: Sequence[Mapping[str, Any]]) -> None:
        """Let all that happened happen in its order: what is promised depends on who waits by then."""
        threads: dict[str, Thread] = {}
        for now, fields, event in sorted(self._happenings(cases), key=itemgetter(0)):
            if event is None:
                threads[fields["name"]] = Thread(self._receive(fields, now), fields)
            else:
                self._events[event["do"]](threads[fields["name"]], event, now)

    def _happenings(
        self, cases: Sequence[Mapping[str, Any]]
    ) -> Iterator[tuple[datetime, Mapping[str, Any], Event | None]]:
        """Yield each intake (without an event) and each event, with its moment and its conversation."""
        for fields in cases:
            yield self._moment(fields["received"]), fields, None
            for event in fields["events"]:
                yield self._moment(event["ago"]), fields, event

    def _moment(self, ago: Mapping[str, int]) -> datetime:
        return self._start - timedelta(**ago)

    def _receive(self, fields: Mapping[str, Any], now: datetime) -> str:
        """Store the intake without a receipt: it takes no place in the day and makes no work harder."""
        services = self._services
        reception = Reception(services.cases, services.intakes, services.work, services.alerts)
        intake = Intake(
            id=fields["intake"]["id"],
            mailbox=fields["mailbox"],
            token_sha256=fields["token_sha256"],
            sealed=base64.b64decode(fields["intake"]["sealed"]),
            keys=KEYS,
            epoch=fields["epoch"],
            language=fields["language"],
            urgency=fields["urgency"],
            form=Form(**fields["form"]),
        )
        case_id: str = fields["case"]
        reception.store(intake, settings=self._settings, now=now, counted=False, case_id=case_id)
        return case_id

    def _claim(self, thread: Thread, event: Event, now: datetime) -> None:
        services, person = self._services, self._people[event["by"]]
        claim(
            services.cases,
            services.alerts,
            services.staff,
            self._settings,
            case_id=thread.case_id,
            person=person,
            now=now,
        )
        self._see(thread, person, now)

    def _see(self, thread: Thread, person: str, now: datetime) -> None:
        cases, alerts = self._services.cases, self._services.alerts
        case = cases.case(thread.case_id)
        last = 0 if case is None else case.last_number
        mark_seen(cases, alerts, case_id=thread.case_id, person=person, up_to=last, now=now)

    def _answer(self, thread: Thread, event: Event, now: datetime) -> None:
        cases, alerts, person = self._services.cases, self._services.alerts, self._people[event["by"]]
        self._see(thread, person, now - REACH)
        sealed, epoch = base64.b64decode(event["sealed"]), thread.fields["epoch"]
        answer = SealedMessage(event["id"], sealed, KEYS, epoch)
        send_answer(cases, answer, case_id=thread.case_id, person=person, epoch=epoch, now=now - UNDO)
        post_answer(cases, alerts, case_id=thread.case_id, answer=answer.id, now=now)

    def _write(self, thread: Thread, event: Event, now: datetime) -> None:
        epoch = thread.fields["epoch"]
        letter = SealedMessage(event["id"], base64.b64decode(event["sealed"]), KEYS, epoch)
        self._desk.write(*self._code(thread), letter, work=self._work(), epoch=epoch, rules=self._rules(now))

    def _take_back(self, thread: Thread, event: Event, now: datetime) -> None:
        taken = next(each["id"] for each in thread.fields["events"] if each.get("name") == event["what"])
        self._desk.take_back(*self._code(thread), taken, now=now)

    def _ask(self, thread: Thread, event: Event, now: datetime) -> None:
        self._desk.ask(*self._code(thread), event["id"], "another-counselor", now=now)

    def _close(self, thread: Thread, event: Event, now: datetime) -> None:
        services, person = self._services, self._people[event["by"]]
        self._see(thread, person, now)
        close(
            services.cases,
            services.alerts,
            self._settings,
            case_id=thread.case_id,
            person=person,
            outcome=event["outcome"],
            now=now,
        )

    def _follow_up(self, thread: Thread, event: Event, now: datetime) -> None:
        zone = self._settings.zone
        set_follow_up(
            self._services.cases,
            self._services.alerts,
            case_id=thread.case_id,
            person=self._people[event["by"]],
            zone=zone,
            on=(self._start + timedelta(**event["in"])).astimezone(ZoneInfo(zone)).date(),
            now=now,
        )

    def _note(self, thread: Thread, event: Event, now: datetime) -> None:
        entry, person = _entry(event), self._people[event["by"]]
        cases, epoch = self._services.cases, thread.fields["epoch"]
        write_entry(cases, entry, case_id=thread.case_id, person=person, epoch=epoch, now=now)

    def _stage(self, thread: Thread, event: Event, now: datetime) -> None:
        person, epoch = self._people[event["by"]], thread.fields["epoch"]
        note = Note(_entry(event), thread.case_id, person, epoch, now)
        move_to_stage(self._services.cases, note, stage=event["to"])

    def _junk(self, thread: Thread, event: Event, now: datetime) -> None:
        services, person = self._services, self._people[event["by"]]
        mark_junk(
            services.cases,
            services.alerts,
            services.staff,
            services.intakes,
            self._settings,
            case_id=thread.case_id,
            person=person,
            now=now,
        )

    def _code(self, thread: Thread) -> tuple[str, str]:
        """Return what the return code derives to: the mailbox's locator and token."""
        return thread.fields["mailbox"], thread.fields["token"]

    def _rules(self, now: datetime) -> Rules:
        settings = self._settings
        return Rules(
            now=now,
            day=local_day(now, settings.zone),
            seconds_of_day_left=1,
            messages_per_day=settings.client_messages_per_day,
            promise=promise_of(settings),
        )

    def _work(self) -> str:
        """Return solved work, of a challenge that asks for as little as can be."""
        now = max(self._start, utc_now())  # the work library asks the machine for its time, too
        challenge = make_challenge(self._services.secrets.work, cost=1, now=now)
        solution = altcha.solve_challenge(altcha.Challenge.from_dict(challenge))
        if solution is None:
            raise ValueError("a challenge has a solution")
        payload = {"challenge": challenge, "solution": solution.to_dict()}
        return base64.b64encode(json.dumps(payload).encode()).decode()


def _entry(event: Event) -> SealedEntry:
    return SealedEntry(event["id"], base64.b64decode(event["sealed"]), event["epoch"])
