"""The roster as counselors use it in Chromium: swaps in two browsers, leave, dead ends, and a wrong clock."""

from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.axe import ONE_LANGUAGE
from tests.browser import at_console, at_roster
from tests.browser.fixtures import PHONE, Desks, profiles
from tests.browser.installed import Place
from tests.browser.planned import ZONE, desk_of, open_page, team

__all__ = ["desk_of", "team"]

pytestmark = pytest.mark.browser

SAYS = {
    "en": {
        "offer": "Offer to swap",
        "whom": "To whom?",
        "offered": "Offered. The shift stays yours until somebody takes it.",
        "already": "Already offered",
        "for-me": "For you",
        "take": "Take this shift",
        "taken": "The shift is yours now.",
        "taken-by": "taken by Sari Khayalan",
        "return": "Give it back",
        "returned": "The shift is given back.",
        "withdraw": "Withdraw the offer",
        "none": "No shift is offered.",
    },
    "id": {
        "offer": "Tawarkan tukar",
        "whom": "Kepada siapa?",
        "offered": "Ditawarkan. Giliran ini tetap milik Anda sampai ada yang mengambil.",
        "already": "Sudah ditawarkan",
        "for-me": "Untuk Anda",
        "take": "Ambil giliran ini",
        "taken": "Giliran ini sekarang milik Anda.",
        "taken-by": "diambil Sari Khayalan",
        "return": "Kembalikan",
        "returned": "Giliran dikembalikan.",
        "withdraw": "Tarik tawaran",
        "none": "Tidak ada tawaran tukar.",
    },
}


def _agree(page: Page, name: str) -> None:
    """Press a button that asks first, and agree, by the keyboard alone."""
    at_roster.press(page, page.locator("pi-confirm > button", has_text=name))
    at_roster.press(page, page.locator("pi-confirm dialog[open] .button").first)


def _has_focus(target: Locator) -> None:
    expect(target).to_be_focused()
    expect(target).to_be_visible()


@pytest.mark.parametrize("language", ONE_LANGUAGE)
def test_a_shift_is_offered_taken_and_given_back_by_keyboard(desk_of: Desks, language: str) -> None:
    says = SAYS[language]
    budi, sari = desk_of("budi").page, desk_of("sari").page
    open_page(budi, "mine", language)
    at_roster.press(budi, budi.get_by_role("button", name=says["offer"]).last)
    _has_focus(budi.get_by_label(says["whom"]))
    budi.get_by_label(says["whom"]).select_option(label="Sari Khayalan")
    at_roster.press(budi, budi.locator("pi-shift").get_by_role("button", name=says["offer"]))
    expect(budi.get_by_role("status").filter(has_text=says["offered"])).to_be_focused()
    expect(budi.get_by_role("link", name=says["already"])).to_be_visible()

    open_page(sari, "week", language)
    expect(sari.locator(".roster-tabs .count")).to_contain_text("1")
    at_roster.press(sari, sari.locator(".roster-tabs a", has=sari.locator(".count")))
    expect(sari.get_by_role("heading", name=says["for-me"])).to_be_visible()
    when = sari.locator(".swap .who strong").inner_text()
    _agree(sari, says["take"])
    expect(sari.get_by_role("status").filter(has_text=says["taken"])).to_be_focused()
    open_page(sari, "mine", language)
    expect(sari.locator(".own-shift", has_text=when)).to_be_visible()

    open_page(budi, "swaps", language)
    expect(budi.locator("pi-swaps")).to_contain_text(says["taken-by"])
    open_page(budi, "mine", language)
    expect(budi.locator(".own-shift", has_text=when)).to_have_count(0)

    open_page(sari, "swaps", language)
    _agree(sari, says["return"])
    expect(sari.get_by_text(says["returned"])).to_be_visible()
    open_page(budi, "swaps", language)
    _agree(budi, says["withdraw"])
    expect(budi.get_by_text(says["none"])).to_be_visible()


def test_who_is_second_sees_who_has_it(desk_of: Desks) -> None:
    budi, sari, melati = (desk_of(name).page for name in ("budi", "sari", "melati"))
    open_page(budi, "mine", "en")
    budi.get_by_role("button", name="Offer to swap").last.click()
    budi.locator("pi-shift").get_by_role("button", name="Offer to swap").click()
    expect(budi.get_by_role("link", name="Already offered")).to_be_visible()
    open_page(sari, "swaps", "en")
    open_page(melati, "swaps", "en")
    at_roster.confirm(sari, "Take this shift")
    expect(sari.get_by_text("The shift is yours now.")).to_be_visible()
    at_roster.confirm(melati, "Take this shift")
    expect(melati.get_by_role("status").filter(has_text="Sari Khayalan")).to_be_focused()
    expect(melati.locator("pi-swaps .swap")).to_have_count(0)
    at_roster.confirm(sari, "Give it back")
    expect(sari.get_by_role("button", name="Take this shift")).to_be_visible()
    open_page(budi, "swaps", "en")
    at_roster.confirm(budi, "Withdraw the offer")
    expect(budi.get_by_text("No shift is offered.")).to_be_visible()


def test_no_shift_is_a_dead_end(desk_of: Desks) -> None:
    sari = desk_of("sari").page
    open_page(sari, "week", "en")
    sari.get_by_role("button", name="After").click()
    sari.locator(".block:not(.continued)", has_text="Budi").first.click()
    expect(sari.locator(".prospect")).to_contain_text("Ask Budi Rekaan to offer it to you")
    expect(sari.locator(".prospect")).to_contain_text("Melati Contoh")
    sari.keyboard.press("Escape")
    expect(sari.locator(".block:not(.continued)", has_text="Budi").first).to_be_focused()
    sari.locator(".block.gap:not(.continued)").first.click()
    expect(sari.locator(".prospect")).to_contain_text("Tell a coordinator, who can fill it: Melati Contoh.")
    sari.keyboard.press("Escape")
    open_page(sari, "week", "en")
    sari.get_by_role("button", name="Before").click()
    sari.locator(".block:not(.continued)").last.click()
    expect(sari.locator(".prospect")).to_contain_text("This is past and stays on record as it was.")
    sari.get_by_role("link", name="To my shifts").click()
    expect(sari.locator(".next-shift")).to_be_visible()


def test_leave_names_the_shifts_that_it_empties_and_each_is_offered_from_there(desk_of: Desks) -> None:
    sari = desk_of("sari").page
    open_page(sari, "mine", "en")
    sari.get_by_role("button", name="Add my leave").click()
    today = datetime.now(ZONE).date()
    monday = today + timedelta(days=14 - today.weekday())
    sari.get_by_label("First day").fill(monday.isoformat())
    sari.get_by_label("Last day").fill((monday + timedelta(days=1)).isoformat())
    sari.get_by_role("button", name="Save").click()
    expect(sari.get_by_text("The leave is saved. 2 shifts need somebody else.")).to_be_visible()
    expect(sari.locator("#affected-title")).to_be_focused()
    at_roster.press(sari, sari.locator(".affected").get_by_role("button", name="Offer to swap").first)
    at_roster.press(sari, sari.locator("pi-shift").get_by_role("button", name="Offer to swap"))
    expect(sari.locator(".affected").get_by_role("link", name="Already offered")).to_be_visible()
    budi = desk_of("budi").page
    open_page(budi, "swaps", "en")
    at_roster.confirm(budi, "Take this shift")
    expect(budi.get_by_text("The shift is yours now.")).to_be_visible()
    at_roster.confirm(budi, "Give it back")
    expect(budi.get_by_role("button", name="Take this shift")).to_be_visible()
    open_page(sari, "swaps", "en")
    at_roster.confirm(sari, "Withdraw the offer")
    open_page(sari, "mine", "en")
    at_roster.confirm(sari, "Remove leave")
    expect(sari.get_by_text("You have no leave ahead.")).to_be_visible()


def test_the_picture_goes_by_the_servers_clock(team: Place, chromium: Browser) -> None:
    with profiles(chromium) as make:
        page = make(team.origin, locale="en-US", viewport=PHONE).page
        page.goto("/console/")
        at_console.sign_in(page, team.team["budi"])
        page.clock.install(time=datetime.now(UTC) + timedelta(minutes=100))
        page.evaluate("location.hash = '#roster/week'")
        expect(page.get_by_text("This device’s clock is 1 h 40 min fast.")).to_be_visible()
        shown = datetime.now(ZONE)
        minutes = [f"Now, {shown + timedelta(minutes=late):%H:%M}" for late in (-1, 0, 1)]
        assert page.locator(".roster-week .now").first.inner_text() in minutes
