"""What the server refuses is named as the form names it, marked, and the keyboard is brought to it."""

import json
from collections.abc import Iterator

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from tests.axe import findings
from tests.browser import at_console
from tests.browser.fixtures import Desks

pytestmark = pytest.mark.browser

WRONG = "This cannot be so."
SETTINGS = {
    "reply_hours.soon": "Soon (hours)",
    "answers_per_day": "Answers a working day",
    "capacity_per_day": "New cases a day",
    "client_messages_per_day": "Client messages per case and day",
    "cases_per_person": "Open cases per person",
    "silence_days": "Days without a word of the client",
    "follow_up_weeks.1": "Follow-up intervals (weeks)",
    "zone": "Time zone of the service",
    "drill_day": "Day of the month (1–28)",
    "drill_hour": "Hour (0–23, in the service’s zone)",
    "closed_days.0": "Working hours, Date",
    "working_days": "Working hours",
}


@pytest.fixture
def page(desk_of: Desks) -> Iterator[Page]:
    page = desk_of("melati").page
    yield page
    page.unroute_all()


def open_settings(page: Page) -> None:
    """Open the settings anew, with numbers in bounds: the installation of the tests has none."""
    at_console.go_to(page, "Me")
    at_console.go_to(page, "Settings")
    for field in ("answers", "capacity", "messages", "cases"):
        page.locator(f"#{field}").fill("20")


def refuse(page: Page, address: str, *fields: str) -> None:
    """Let the server refuse these fields from now on, whatever is sent."""

    def answer(route: Route) -> None:
        if route.request.method == "GET":
            route.fallback()
            return
        problem = {
            "type": "urn:pinternet:problem:invalid",
            "title": "Something has to be corrected",
            "detail": "Nothing was stored yet.",
            "next": "",
            "errors": {field: [WRONG] for field in fields},
        }
        route.fulfill(status=422, content_type="application/problem+json", body=json.dumps(problem))

    page.route(f"**/api/v1/staff/{address}", answer)


def expect_named(page: Page, name: str) -> None:
    """Expect one sentence that names the field and leads to it, and the keyboard to be there."""
    named = page.locator(".notice li")
    expect(named).to_have_text(f"{name}: {WRONG}")
    expect(focused(page)).to_have_count(1)
    page.get_by_role("navigation").get_by_role("link").last.focus()
    named.get_by_role("button").press("Enter")
    expect(focused(page)).to_have_count(1)


def focused(page: Page) -> Locator:
    """Return the refused control that has the keyboard, or whose group has it."""
    return page.locator("[aria-invalid=true]:focus, [aria-invalid=true]:has(:focus)")


@pytest.mark.parametrize(("field", "name"), SETTINGS.items())
def test_settings_name_what_was_refused(page: Page, field: str, name: str) -> None:
    open_settings(page)
    refuse(page, "settings", field)

    page.get_by_role("button", name="Save", exact=True).click()

    expect_named(page, name)


def test_the_marks_go_with_the_next_attempt(page: Page) -> None:
    open_settings(page)
    refuse(page, "settings", "capacity_per_day", "drill_day")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.locator("[aria-invalid=true]")).to_have_count(2)
    expect(page.locator("#capacity + .error")).to_have_text(WRONG)
    assert findings(page) == []
    page.unroute_all()
    refuse(page, "settings", "drill_hour")

    page.get_by_role("button", name="Save", exact=True).click()

    expect(page.locator("[aria-invalid=true]")).to_have_count(1)
    expect(page.locator(".field .error")).to_have_count(1)


def test_ones_own_page_names_what_was_refused(page: Page) -> None:
    at_console.go_to(page, "Cases")
    at_console.go_to(page, "Me")
    refuse(page, "account/profile", "zone")
    page.locator("pi-me section[aria-labelledby=about-title] form button").click()
    expect_named(page, "Time zone")

    refuse(page, "me/channels", "address")
    page.get_by_role("button", name="Add a channel").click()
    page.locator("#address").fill("nobody@example.org")
    page.locator("pi-channels form.card button.button").first.click()
    expect(page.locator("pi-channels .notice li")).to_have_text(f"Email address: {WRONG}")
    expect(page.locator("#address")).to_be_focused()

    refuse(page, "me/rules", "quiet.end")
    quiet = page.locator("pi-rules").get_by_role("checkbox")
    quiet.check()
    page.locator("pi-rules").get_by_role("button", name="Save these rules").click()
    expect(page.locator("pi-rules .notice li")).to_have_text(f"Quiet hours, Until: {WRONG}")
    quiet.uncheck()


def test_an_invitation_names_what_was_refused(page: Page) -> None:
    at_console.go_to(page, "Team")
    refuse(page, "invitations", "display_name")
    page.get_by_role("button", name="Invite a colleague").click()
    form = page.locator("pi-inviting form")
    form.locator("#displayName").fill("Tari")
    form.locator("#name").fill("tari")
    form.locator("#title").select_option("counselor")

    form.get_by_role("button", name="Make the invitation link").click()

    expect_named(page, "Displayed name")


def test_a_refused_step_unfolds(page: Page) -> None:
    page.evaluate("location.hash = '#policies'")
    page.locator("#edit-urgent").click()
    refuse(page, "policies", "urgent.steps.1.delay")

    page.get_by_role("button", name="Save", exact=True).click()

    expect(page.locator("#delay-1")).to_be_visible()
    expect_named(page, "Step 2, Minutes after the step before")
    refuse(page, "policies", "urgent.steps.0.targets")
    page.get_by_role("button", name="Save", exact=True).click()
    expect_named(page, "Step 1, Whom")
    assert findings(page) == []
    page.get_by_role("button", name="Cancel").click()
