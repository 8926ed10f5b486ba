"""The watch at the console: silence and a lost server are unmistakable; drills, and a next date of a case."""

import pytest
from playwright.sync_api import Page, Route, expect

from tests.axe import findings
from tests.browser import at_console
from tests.browser.conftest import Opens
from tests.browser.fixtures import Desks
from tests.browser.installed import Place

pytestmark = pytest.mark.browser

WATCH = "**/api/v1/staff/watch"
SILENT = {"worker": {"silent": True, "silent_since": "2026-11-25T11:04:00Z"}, "findings": []}
SOUND = {"worker": {"silent": False, "silent_since": None}}
NOTHING = {"schedule": None, "start": None, "end": None, "person": None, "count": 1, "urgency": None}
TIA = {"id": "0" * 32, "name": "Tia"}
LEADING_NOWHERE = [
    {**NOTHING, "code": "fallback-left", "schedule": "Jakarta", "person": TIA},
    {**NOTHING, "code": "fallback-unreached", "schedule": "Ambon"},
    {**NOTHING, "code": "policy-person-left", "urgency": "soon", "person": TIA},
    {**NOTHING, "code": "policy-schedule-ended", "urgency": "urgent", "schedule": "Bandung"},
]
ASK_AGAIN = "() => document.dispatchEvent(new Event('visibilitychange'))"


def ask_again(page: Page) -> None:
    """Let the page ask now, as it does when it is looked at again."""
    page.evaluate(ASK_AGAIN)


def is_over(page: Page) -> bool:
    """Whether the alarm ends when the page asks again; a program that has just begun may take a moment."""
    for _ in range(40):
        ask_again(page)
        page.wait_for_timeout(250)
        if page.locator("pi-alarm .alarm").count() == 0:
            return True
    return False


def answer_silent(route: Route) -> None:
    route.fulfill(json=SILENT)


def test_a_silent_server_is_told_to_every_counselor(desk_of: Desks) -> None:
    page = desk_of("budi").page
    page.route(WATCH, answer_silent)
    ask_again(page)

    alarm = page.locator("pi-alarm .alarm")
    expect(alarm).to_contain_text("The server has told nobody anything since")
    expect(alarm).to_contain_text("Do not rely on email or SMS")
    assert findings(page) == []
    page.unroute(WATCH)
    assert is_over(page)


def test_a_page_that_is_cut_off_says_so_until_it_is_back(desk_of: Desks) -> None:
    page = desk_of("budi").page
    alarm = page.locator("pi-alarm .alarm")
    page.route(WATCH, lambda route: route.abort())
    for _ in range(3):
        ask_again(page)
        page.wait_for_timeout(300)

    expect(alarm).to_contain_text("This page has been cut off from the server since")
    page.unroute(WATCH)
    assert is_over(page)


def test_what_leads_to_nobody_is_said_with_the_way_to_where_it_is_put_right(desk_of: Desks) -> None:
    page = desk_of("melati").page
    at_console.go_to(page, "Cases")
    page.route(WATCH, lambda route: route.fulfill(json={**SOUND, "findings": LEADING_NOWHERE}))
    at_console.go_to(page, "Alerts")

    shown = page.locator("pi-findings")
    expect(shown).to_contain_text("Jakarta: Tia has left the team and is still named to be told")
    expect(shown).to_contain_text("Ambon: of those who are to be told when nobody is on call, nobody has")
    expect(shown).to_contain_text("For “Soon”, Tia is to be told, who has left the team.")
    expect(shown).to_contain_text("For “Urgent”, whoever is on Bandung is to be told")
    assert findings(page) == []
    shown.get_by_role("link", name="Open “Who is told, and when”").click()
    expect(page.get_by_role("heading", name="Who is told, and when")).to_be_visible()
    page.unroute(WATCH)


def test_a_counselor_who_reads_the_settings_asks_for_no_forecast(desk_of: Desks) -> None:
    page = desk_of("budi").page
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto("/console/#settings")
    page.get_by_text("Only coordinators can change these.").wait_for()
    page.wait_for_load_state("networkidle")

    assert [url for url in asked if url.endswith("/forecast")] == []


def test_a_drill_shows_who_was_reached_and_who_was_not(desk_of: Desks) -> None:
    page = desk_of("melati").page
    at_console.go_to(page, "Alerts")
    page.get_by_role("button", name="Test with everybody").click()
    page.get_by_role("button", name="Send the test").click()

    drill = page.locator("pi-drills .drill").first
    expect(drill).to_contain_text("on demand")
    expect(page.locator("pi-findings")).to_contain_text("has no channel that works")
    assert findings(page) == []


def test_a_counselor_sets_a_next_date_by_keyboard_and_drops_it(
    place: Place, opens: Opens, desk_of: Desks
) -> None:
    opened = opens(desk_of("budi"))
    page = opened.page
    at_console.claim(page)
    page.get_by_role("button", name="In 3 days").press("Enter")

    follow_up = page.locator("pi-follow-up")
    expect(follow_up).to_contain_text("Noted. You are reminded on")
    kept = place.services.cases.case(opened.case)
    assert kept is not None
    assert kept.follow_up is not None
    assert findings(page) == []
    at_console.go_to(page, "Cases")
    page.get_by_role("link", name="Mine").click()
    expect(page.locator(".case-row", has_text="Follow-up").first).to_be_visible()
    at_console.open_case(page, opened.case)
    follow_up.get_by_role("button", name="No longer needed").press("Enter")
    expect(follow_up).to_contain_text("Dropped. You are not reminded.")
    dropped = place.services.cases.case(opened.case)
    assert dropped is not None
    assert dropped.follow_up is None
