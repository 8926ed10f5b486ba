"""The console before a lying server, a failing network and a lock; and axe on its views."""

import itertools
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.browser import at_console, at_intake
from tests.browser.at_console import Counselor
from tests.browser.chromium import Profile
from tests.running import running

pytestmark = pytest.mark.browser

AXE = Path(__file__).parents[2] / "site" / "app" / "node_modules" / "axe-core" / "axe.min.js"
STORY = "Setiap malam saya terbangun dan tidak bisa tidur lagi."
ANSWER = "Half an answer that must not be lost."
PLACES = [
    "queue/waiting",
    "queue/mine",
    "queue/closed",
    "people",
    "alerts",
    "settings",
    "policies",
    "keys",
    "me",
]
SHOWN = [(360, "light", "id"), (1280, "dark", "en")]
ALL = list(itertools.product((360, 1280), ("light", "dark"), ("id", "en")))
TOO_SMALL = """() => [...document.querySelectorAll('a, button, input, select, summary, textarea')]
  .filter((each) => each.closest('pi-console') && each.checkVisibility())
  .map((each) => [each, (each.closest('label') ?? each).getBoundingClientRect()])
  .filter(([, box]) => box.width < 44 || box.height < 44).map(([each]) => each.outerHTML)"""


@dataclass
class Desk:
    """A coordinator at a case that they have taken, with an empty editor."""

    profile: Profile
    who: Counselor
    case: str

    @property
    def page(self) -> Page:
        return self.profile.page

    def type(self, text: str) -> None:
        self.page.fill("#answer", text)

    def send(self) -> None:
        self.page.get_by_role("button", name="Send the answer").click()


@pytest.fixture(scope="module")
def open_desk(chromium: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    folder = tmp_path_factory.mktemp("console")
    who = Counselor("melati", "Melati", "kayu tenang sungai pagi lampu awan")
    with running(folder / "data") as program:
        profile = Profile.open(chromium, program.origin, locale="en-US")
        at_console.set_up(profile.page, program.link("setup"), who, folder)
        client = Profile.open(chromium, program.origin, locale="id-ID")
        at_intake.begin(client.page)
        at_intake.fill(client.page, {"what": STORY}, urgency="urgent")
        at_intake.send(client.page)
        client.context.close()
        profile.page.locator(".case-row").first.click()
        at_console.claim(profile.page)
        yield Desk(profile, who, profile.page.url.rpartition("#")[2])
        profile.context.close()
        assert profile.errors == []


@pytest.fixture
def desk(open_desk: Desk) -> Desk:
    at_console.speak(open_desk.page, "en")
    open_desk.page.goto("/console/#queue/mine")
    open_desk.page.locator(".case-row").wait_for()
    open_desk.page.goto(f"/console/#{open_desk.case}")
    open_desk.page.locator("#answer").wait_for()
    return open_desk


def _with(route: Route, change: dict[str, Any]) -> None:
    """Pass the server's answer on with some of its parts exchanged."""
    answer = route.fetch()
    route.fulfill(response=answer, json=answer.json() | change)


def test_team_keys_that_do_not_verify_are_refused_and_nothing_typed_is_lost(desk: Desk) -> None:
    before = len(desk.profile.sent)
    forged = {"people": {"text": "{}", "signature": "A" * 86 + "=="}}
    desk.page.route("**/staff/team/keys", lambda route: _with(route, forged))
    desk.type(ANSWER)
    desk.send()
    desk.page.get_by_text("The team’s keys cannot be verified.").wait_for()
    desk.page.unroute("**/staff/team/keys")
    expect(desk.page.locator("#answer")).to_have_value(ANSWER)
    assert not [url for url, _ in desk.profile.sent[before:] if "/answers" in url]


def test_an_answer_whose_receipt_is_lost_can_still_be_undone(desk: Desk) -> None:
    def lose(route: Route) -> None:
        route.fetch()
        route.abort()

    desk.page.route("**/answers", lose)
    desk.type(ANSWER)
    desk.send()
    desk.page.get_by_role("button", name="Undo").click()
    desk.page.unroute("**/answers")
    desk.page.get_by_text("Undone.").wait_for()
    expect(desk.page.locator("#answer")).to_have_value(ANSWER)


def test_a_lock_takes_the_case_from_the_page_and_keeps_what_was_typed(desk: Desk) -> None:
    desk.page.route("**/draft", lambda route: route.abort())
    desk.type(ANSWER)
    desk.page.get_by_role("button", name="Lock").click()
    desk.page.get_by_role("heading", name="Locked").wait_for()
    shown = desk.page.content()
    desk.page.unroute("**/draft")
    desk.page.fill("#unlock-passphrase", desk.who.passphrase)
    desk.page.get_by_role("button", name="Unlock").click()
    expect(desk.page.locator("#answer")).to_have_value(ANSWER)
    assert STORY not in shown
    assert ANSWER not in shown


def test_a_message_from_another_case_is_marked_and_not_shown(desk: Desk) -> None:
    def swap(route: Route) -> None:
        answer = route.fetch()
        case = answer.json()
        for message in case["messages"]:
            message["id"] = "00000000-0000-4000-8000-000000000000"
        route.fulfill(response=answer, json=case)

    desk.page.route("**/staff/cases/*?before=0", swap)
    desk.page.goto("/console/#queue/mine")
    desk.page.goto(f"/console/#{desk.case}")
    desk.page.get_by_text("This body does not belong to this conversation").wait_for()
    desk.page.unroute("**/staff/cases/*?before=0")
    assert STORY not in desk.page.content()


@pytest.mark.parametrize(("width", "scheme", "tongue"), ALL if os.environ.get("PINTERNET_SOAK") else SHOWN)
def test_axe_finds_nothing_and_every_target_is_large_enough(
    desk: Desk, width: int, scheme: Any, tongue: str
) -> None:
    desk.page.set_viewport_size({"width": width, "height": 800})
    desk.page.emulate_media(color_scheme=scheme)
    at_console.speak(desk.page, tongue)
    found = []
    for place in [desk.case, *PLACES]:
        desk.page.goto(f"/console/#{place}")
        desk.page.locator(".view h1").wait_for(state="attached")
        desk.page.wait_for_load_state("networkidle")
        desk.page.evaluate(AXE.read_text())
        violations = desk.page.evaluate("axe.run().then(({violations}) => violations)")
        found += [(place, each["id"], each["nodes"][0]["html"]) for each in violations]
        found += [(place, "target", each) for each in desk.page.evaluate(TOO_SMALL)]
        assert desk.page.evaluate("document.documentElement.scrollWidth") <= width, place
    assert found == []
