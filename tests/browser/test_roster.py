"""The roster in Chromium: made by the keyboard, overtaken by a colleague, swapped, and looked at by axe."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests import axe
from tests.browser import at_console, at_roster
from tests.browser.fixtures import PHONE, Desks, profiles
from tests.browser.fixtures import desks as signed_in
from tests.browser.installed import Place, installed

pytestmark = pytest.mark.browser

SAVE_BEHIND = """async () => {
    const staff = '/api/v1/staff/roster'
    const { schedules: [{ ended, ...schedule }] } = await (await fetch(staff)).json()
    const answer = await fetch(`${staff}/schedules/${schedule.id}`, {
        method: 'PUT', headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ ...schedule, name: 'Theirs' }),
    })
    return answer.status
}"""


@pytest.fixture(scope="module")
def team(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    """An installation of its own: who is on call there is nobody else's business."""
    with installed(tmp_path_factory.mktemp("roster") / "data") as running:
        yield running


@pytest.fixture(scope="module")
def desks(chromium: Browser, team: Place) -> Iterator[Desks]:
    """Return the profile in which a member of the team is signed in; each signs in once."""
    with signed_in(chromium, team) as of:
        yield of


@pytest.fixture(scope="module")
def kept(desks: Desks) -> Page:
    """The coordinator's page, on the way to a schedule made by keyboard: nights but not on Saturdays."""
    page = desks("melati").page
    at_roster.go_to(page, "week")
    at_roster.press(page, page.get_by_role("link", name="Make a new schedule"))
    expect(page.get_by_role("heading", name="New schedule")).to_be_visible()
    _refused_first(page)
    page.keyboard.type("Jakarta")
    _days(page)
    _nights(page)
    at_roster.press(page, page.locator(".fallback").get_by_label("Melati Contoh"), "Space")
    at_roster.press(page, page.get_by_role("button", name="Preview 35 days"))
    return page


def _refused_first(page: Page) -> None:
    """Ask for a preview of nothing: each field says what is wrong, and the keyboard is at the first."""
    at_roster.press(page, page.get_by_role("button", name="Preview 35 days"))
    expect(page.locator("#schedule-name")).to_be_focused()
    expect(page.locator("#schedule-name + .error")).to_be_visible()
    expect(at_roster.layer(page, 1).locator(".error")).to_contain_text("Choose at least one person")
    expect(page.locator("[data-path=fallback] .error")).to_be_visible()


def _days(page: Page) -> None:
    days = at_roster.layer(page, 1)
    at_roster.add_people(page, days, "Sari Khayalan", "Budi Rekaan")
    at_roster.press(page, days.get_by_role("button", name="Move Budi Rekaan up"))
    expect(days.locator(".order li").first).to_contain_text("Budi Rekaan")
    expect(days.get_by_role("button", name="Move Budi Rekaan down")).to_be_focused()


def _nights(page: Page) -> None:
    at_roster.press(page, page.get_by_role("button", name="Add a layer"))
    nights = at_roster.layer(page, 2)
    at_roster.add_people(page, nights, "Budi Rekaan", "Sari Khayalan")
    at_roster.press(page, nights.get_by_role("button", name="Sat"), "Space")
    for label, keys in zip(("Begins at", "Ends at"), at_roster.NIGHT, strict=True):
        at_roster.set_time(page, nights.get_by_label(label), keys)
    expect(nights).to_contain_text("It ends on the next day.")


def _seen_by_axe(page: Page) -> list[str]:
    found = axe.findings(page)
    page.set_viewport_size(PHONE)
    return found


def test_a_schedule_is_made_by_keyboard_and_its_gaps_are_seen_before_it_is_saved(kept: Page) -> None:
    expect(kept.locator("#preview-title")).to_be_focused()
    expect(kept.locator(".danger-box.urgent")).to_contain_text(re.compile(r"Gaps: \d+ times.*Sat", re.DOTALL))
    expect(kept.locator(".block.gap").first).to_contain_text("Gap, Sat")
    assert _seen_by_axe(kept) == []
    at_roster.press(kept, kept.get_by_role("button", name="Save this schedule"))
    expect(kept.get_by_role("status").filter(has_text="The schedule is saved.")).to_be_visible()
    expect(kept.locator(".on-call")).to_be_visible()
    assert kept.evaluate("location.hash") == "#roster/week"


def test_what_a_colleague_saved_meanwhile_is_kept_and_so_is_what_was_typed(kept: Page) -> None:
    at_roster.go_to(kept, "edit")
    kept.get_by_role("link", name="Edit Jakarta").click()
    kept.locator("#schedule-name").fill("Mine")
    assert kept.evaluate(SAVE_BEHIND) == 200
    kept.get_by_role("button", name="Preview 35 days").click()
    expect(kept.locator(".overtaken")).to_contain_text("A colleague saved this schedule meanwhile.")
    kept.get_by_role("button", name="Go on with mine").click()
    expect(kept.locator("#schedule-name")).to_have_value("Mine")
    kept.get_by_role("button", name="Preview 35 days").click()
    kept.get_by_role("button", name="Save this schedule").wait_for()
    assert kept.evaluate(SAVE_BEHIND) == 200
    kept.get_by_role("button", name="Save this schedule").click()
    expect(kept.locator(".overtaken")).to_be_visible()
    kept.get_by_role("button", name="Load theirs").click()
    expect(kept.locator("#schedule-name")).to_have_value("Theirs")


def test_a_gap_is_filled_and_put_back(kept: Page) -> None:
    at_roster.go_to(kept, "week")
    kept.get_by_role("button", name="After").click()
    gaps = kept.locator(".block.gap:not(.continued)")
    gaps.first.click()
    kept.get_by_role("button", name="Fill this gap").click()
    kept.get_by_label("Who is on call?").select_option(label="Sari Khayalan")
    kept.get_by_role("button", name="Save").click()
    expect(kept.get_by_text("The change is saved.")).to_be_visible()
    expect(gaps).to_have_count(0)
    kept.locator(".block.changed:not(.continued)").first.click()
    at_roster.confirm(kept, "Put it back as usual")
    expect(gaps).to_have_count(1)


def test_leave_is_asked_for_and_taken_back(kept: Page, desks: Desks) -> None:
    page = desks("sari").page
    at_roster.go_to(page, "mine")
    page.get_by_role("button", name="Add my leave").click()
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("The leave is saved.")).to_be_visible()
    at_roster.go_to(kept, "mine")
    at_roster.go_to(kept, "week")
    kept.get_by_role("button", name="Today").click()
    expect(kept.locator(".block.leave")).to_contain_text("Sari")
    at_roster.confirm(page, "Remove leave")
    expect(page.get_by_text("You have no leave ahead.")).to_be_visible()


@pytest.mark.usefixtures("kept")
def test_who_does_not_coordinate_sees_everything_and_edits_nothing_of_others(desks: Desks) -> None:
    page = desks("sari").page
    at_roster.go_to(page, "week")
    page.get_by_role("button", name="After").click()
    page.locator(".block.gap").first.click()
    expect(page.get_by_role("button", name="Close")).to_be_visible()
    assert page.get_by_role("button", name="Fill this gap").count() == 0
    page.get_by_role("button", name="Close").click()
    assert page.get_by_role("link", name="Edit", exact=True).count() == 0
    at_roster.go_to(page, "edit/new")
    expect(page.get_by_text("Schedules are made by coordinators.")).to_be_visible()


def test_axe_finds_nothing_on_any_page_of_the_roster(kept: Page) -> None:
    found: dict[str, list[str]] = {}
    at_roster.go_to(kept, "week")
    kept.locator(".block:not(.continued)").last.click()
    found["a shift"] = _seen_by_axe(kept)
    kept.get_by_role("button", name="Close").click()
    for name in ("week", "month", "mine", "swaps", "edit", "edit/new"):
        at_roster.go_to(kept, name)
        kept.wait_for_load_state("networkidle")
        found[name] = _seen_by_axe(kept)
    assert not any(found.values()), found


@pytest.mark.usefixtures("kept")
def test_pages_that_did_not_come_are_asked_for_again(team: Place, chromium: Browser) -> None:
    with profiles(chromium) as make:
        page = make(team.origin, locale="en-US", viewport=PHONE).page
        page.goto("/console/")
        at_console.sign_in(page, team.team["budi"])
        page.route("**/part.*.js", lambda route: route.abort())
        page.evaluate("location.hash = '#roster/week'")
        retry = page.get_by_role("button", name="Try again")
        expect(retry).to_be_visible()
        page.unroute("**/part.*.js")
        retry.click()
        expect(page.locator(".roster-week")).to_be_visible()
