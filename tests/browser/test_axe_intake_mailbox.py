"""axe finds nothing in any state of writing and of coming back, in both languages."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest
from playwright.sync_api import Page, Route

from tests.axe import ONE_LANGUAGE, findings
from tests.browser.at_intake import begin
from tests.browser.chromium import Profile
from tests.running import Program, running

pytestmark = pytest.mark.browser

INTAKES, MAILBOXES = "**/api/v1/intakes", "**/api/v1/mailboxes/*"
ADDRESSES = {"id": ("/tulis/", "/kembali/"), "en": ("/en/write/", "/en/return/")}
LATE = {"late": True, "reply_by": "2026-11-20T04:00:00Z", "seen_at": "2026-11-20T03:00:00Z"}
CLOSED = {"state": "closed", "reply_by": None, "erase_after": "2026-11-24T04:00:00Z"}
UNKNOWN = "0000 0000 0000 0000 0000 0098"


@dataclass
class Look:
    """A page, and what axe found in the states that it went through."""

    page: Page
    language: str
    found: list[str] = field(default_factory=list)

    def at(self, state: str, place: str) -> None:
        """Wait until the place is there, then look."""
        self.page.locator(place).first.wait_for(timeout=60_000)
        self.found += [f"{state}: {sentence}" for sentence in findings(self.page, self.language)]

    def view(self, name: str) -> None:
        """Look at one view of the page."""
        self.at(name, f"[data-view={name}]:not([hidden])")

    def press(self, part: str) -> None:
        """Press a button of the page."""
        self.page.locator(f"[data-part={part}]:visible").last.click()

    def answer(self, question: str, code: str) -> None:
        """Pick an answer of the form."""
        self.page.locator(f'[name="{question}"][value="{code}"]').check()


@pytest.fixture(scope="module")
def playground(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Program]:
    """The demo, running: an open service."""
    with running(tmp_path_factory.mktemp("playground") / "data", command="demo") as program:
        yield program


@pytest.fixture
def look(playground: Program, profile: Callable[..., Profile], language: str) -> Look:
    """A profile that has just come, without motion."""
    return Look(profile(playground.origin, reduced_motion="reduce").page, language)


def patched(**state: Any) -> Callable[[Route], None]:
    """Answer as the service does, but for the conversation's state."""

    def answer(route: Route) -> None:
        response = route.fetch()
        route.fulfill(response=response, json={**response.json(), **state})

    return answer


def write(look: Look, address: str) -> None:
    """Go through the form up to the preview; stops and faults on the way are looked at."""
    page = look.page
    page.goto(address)
    look.at("before", "[data-part=begin]")
    begin(page, address)
    look.at("danger not answered", "[name=danger]")
    look.answer("danger", "yes")
    look.at("danger: stop", "[data-link-id=go-on]")
    page.locator("[name=go-on]").first.check()
    look.at("danger: go on", "[data-part=urgent-note]")
    look.press("next")
    look.answer("age", "under-18")
    look.at("under 18", "[data-link-id=children-card]")
    look.answer("age", "adult")
    while page.locator("[data-view=form]").is_visible():
        heading = page.locator("[data-step]:visible h2").inner_text()
        for place in page.locator("textarea:visible").all():
            place.fill("kata " * 380)
        look.at(heading, "[data-step]:visible")
        look.press("next")
        if page.locator("[data-part=faults]").is_visible():
            look.at("consent missing", "[data-part=faults]")
            page.locator("[data-consent=counselling] input[type=checkbox]").check()
            look.press("next")
    look.view("preview")


def lose_the_code(look: Look) -> str:
    """Send, at first in vain; look at all that a code asks for; returns the code."""
    page = look.page
    held: list[Route] = []
    page.route(INTAKES, lambda route: held.append(route))
    look.press("send")
    look.view("sending")
    while not held:
        page.wait_for_timeout(50)
    held[0].abort()
    look.view("failed")
    page.unroute(INTAKES)
    look.press("again")
    look.view("code")
    look.press("save-code")
    look.at("code saved", "[data-part=saved-code]")
    code = " ".join(re.findall(r"\d{4}", page.locator("[data-part=code]").inner_text()))
    look.press("kept")
    look.view("check")
    page.fill("#check-1", "1")
    page.keyboard.press("Enter")
    look.at("check wrong", "[data-part=check-wrong]")
    look.press("cannot-2")
    look.view("without")
    look.press("go-without")
    look.view("done")
    return code


def enter(look: Look, code: str) -> None:
    """Type a code and press Open."""
    look.page.fill("#code", code)
    look.page.keyboard.press("Enter")


def come_back(look: Look, address: str, code: str) -> None:
    """Refused codes, then the conversation and all that it offers, then erasing it."""
    page = look.page
    page.goto(address)
    look.at("enter", "#code")
    enter(look, code[:-1])
    look.at("typo", "[data-part=typo]")
    enter(look, UNKNOWN)
    look.at("unknown", "[data-part=refusal] [data-when=unknown]")
    enter(look, code)
    look.view("thread")
    look.press("send")
    look.at("nothing written", "[data-part=write-empty]")
    page.fill("#text", "Satu hal lagi.")
    look.press("send")
    look.at("sent", "[data-part=sent]")
    look.press("take-back")
    look.at("take back", "[data-part=take-back-confirm]:visible")
    look.press("another")
    look.at("another counselor", "[data-part=another-confirm]")
    look.press("lock")
    look.at("locked", "[data-part=locked]")
    for state in (LATE, CLOSED):
        page.route(MAILBOXES + "*", patched(**state))
        enter(look, code)
        look.at(f"thread {state}", "[data-view=thread]:not([hidden])")
        page.unroute(MAILBOXES + "*")
        look.press("lock")
    enter(look, code)
    look.press("erase")
    look.view("erase")
    look.press("erase-yes")
    look.at("erase unsure", "[data-part=erase-unsure]")
    page.locator("[data-part=erase-sure]").check()
    look.press("erase-yes")
    look.view("erased")
    page.goto(address)
    enter(look, code)
    look.at("erased before", "[data-part=refusal] [data-when=erased]")


@pytest.mark.parametrize("language", ONE_LANGUAGE)
def test_axe_finds_nothing_in_any_state_of_writing_and_coming_back(look: Look, language: str) -> None:
    writing, returning = ADDRESSES[language]

    write(look, writing)
    come_back(look, returning, lose_the_code(look))

    assert look.found == []
