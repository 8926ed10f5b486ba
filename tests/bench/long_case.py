"""How soon a case is there: one with hundreds of messages and a full record beside a short one."""

import base64
import json
import os
import secrets
import statistics
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

from playwright.sync_api import Browser, Page

from functions.cases.model import CLIENT, COUNSELOR, Case, Entry, Form, Message, to_minute
from functions.intake.actions import Reception
from functions.intake.model import Intake
from functions.services import Services
from functions.staff.model.keys import Team
from tests.bench.chromium import fresh_page, slow_main_thread
from tests.bench.figure import Figure
from tests.browser import at_console
from tests.browser.installed import Place

SCRIPT = Path(__file__).with_name("seal_long_case.mjs")
FORMS = Path("build/site/assets/forms")
SLOWER = 4
MOST_SECONDS, MOST_TIMES = 1.0, 1.5
SHORT, LONG, ENTRIES = 13, 500, 200
SHOWN = """([id, newest]) => new Promise(resolve => {
  const begun = performance.now()
  const look = () => {
    const newestShown = document.querySelector('pi-case .message:last-of-type')?.textContent.includes(newest)
    if (newestShown && document.querySelector('pi-case .danger-box')) resolve(performance.now() - begun)
    else requestAnimationFrame(look)
  }
  location.hash = `#case/${id}`
  look()
})"""
"""Milliseconds from the press to danger, intake and the newest message on the page."""


@dataclass(frozen=True)
class Sealed:
    """A body as it is stored."""

    id: str
    bytes: bytes


def measure(browser: Browser, place: Place, rounds: int) -> Iterator[Figure]:
    """Open a short and a long case in turns, at a quarter of the machine's speed."""
    ids = {number: make(place.services, number, ENTRIES if number == LONG else 0) for number in (SHORT, LONG)}
    taken: dict[int, list[float]] = {number: [] for number in ids}
    with fresh_page(browser, "en-US") as page:
        page.goto(f"{place.origin}/console/")
        at_console.sign_in(page, next(iter(place.team.values())))
        with slow_main_thread(page, SLOWER):
            for _ in range(rounds):
                for number, case in ids.items():
                    taken[number].append(open_case(page, case, number) / 1000)
    short, long = (statistics.median(taken[number]) for number in ids)
    name = f"first screen of a case with {LONG} messages, {SLOWER}x CPU throttle"
    yield Figure(name, long, "s", MOST_SECONDS)
    yield Figure("  the same beside a case of one screen", long, "s", MOST_TIMES, short)


def open_case(page: Page, case: str, messages: int) -> float:
    """Return the milliseconds until its first screen is there."""
    page.evaluate("location.hash = '#queue/mine'")
    page.locator("pi-queues h1").wait_for(state="attached")
    return float(page.evaluate(SHOWN, [case, f"Pesan ke-{messages}."]))


def make(services: Services, messages: int, entries: int, *, seen: bool = True) -> str:
    """Store a case with so many messages and entries, really sealed; its messages were all seen, or none."""
    team, mailbox = services.staff.team.team(), secrets.token_hex(16)
    assert team is not None
    author = next(iter(services.staff.active_people())).id
    given = {"team": team.keys.recipients.hybrid, "mailbox": mailbox, "author": author}
    form = json.loads((FORMS / "intake.id.json").read_text(encoding="utf-8"))
    thread = sealed({**given, "form": form, "messages": messages})
    case = _received(services, team, mailbox, thread[0])
    record = sealed({**given, "case": case.id, "entries": entries})
    _add_messages(services, case, author, thread[1:], seen=seen)
    _add_entries(services, case.id, author, record)
    return case.id


def sealed(given: dict[str, object]) -> list[Sealed]:
    """Seal a thread or a record, as the script's head says."""
    told = subprocess.run(
        ["node", SCRIPT], input=json.dumps(given).encode(), capture_output=True, check=True, env=os.environ
    )
    return [Sealed(each["id"], base64.b64decode(each["sealed"])) for each in json.loads(told.stdout)]


def _received(services: Services, team: Team, mailbox: str, body: Sealed) -> Case:
    intake = Intake(
        id=body.id,
        mailbox=mailbox,
        token_sha256=secrets.token_hex(32),
        sealed=body.bytes,
        keys="hybrid",
        epoch=team.epoch,
        language="id",
        urgency="urgent",
        form=Form("intake", "1"),
    )
    reception = Reception(services.cases, services.intakes, services.work, services.alerts)
    reception.store(intake, settings=services.settings.read(), now=services.clock())
    known = services.cases.mailbox(intake.mailbox_sha256)
    assert known is not None
    return _head(services, known.case or "")


def _head(services: Services, case_id: str) -> Case:
    case = services.cases.case(case_id)
    assert case is not None
    return case


def _add_messages(
    services: Services, case: Case, author: str, bodies: Sequence[Sealed], *, seen: bool
) -> None:
    now = to_minute(services.clock())
    for number, body in enumerate(bodies, start=2):
        is_answer = number % 2 == 1
        message = Message(
            number=number,
            id=body.id,
            sender=COUNSELOR if is_answer else CLIENT,
            posted_at=now,
            epoch=case.epoch,
            sealed=body.bytes,
            sha256=sha256(body.bytes).hexdigest(),
            author=author if is_answer else None,
        )
        services.cases.commit(services.cases.add_message(case.id, message))
    count = len(bodies) + 1
    kept = replace(case, next_number=count + 1, bodies=count, seen_up_to=count if seen else 0)
    services.cases.commit([services.cases.put_case(kept)])


def _add_entries(services: Services, case_id: str, author: str, bodies: Sequence[Sealed]) -> None:
    case, now = _head(services, case_id), to_minute(services.clock())
    for number, body in enumerate(bodies, start=1):
        hashed = sha256(body.bytes).hexdigest()
        entry = Entry(number, body.id, author, now, case.epoch, body.bytes, hashed)
        services.cases.commit(services.cases.record.add(case_id, entry))
    services.cases.commit([services.cases.put_case(replace(case, next_entry=len(bodies) + 1))])
