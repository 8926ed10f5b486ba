"""The roster's pages by keyboard alone, on a small phone, and with large text."""

import pytest
from playwright.sync_api import expect

from tests import axe
from tests.browser import at_roster
from tests.browser.fixtures import PHONE, Desks
from tests.browser.planned import desk_of, open_page, team

__all__ = ["desk_of", "team"]

pytestmark = pytest.mark.browser

LOADING = {"id": "Membuka …", "en": "Opening …"}
STOPS = 40
HIDDEN_FOCUS = """() => {
    const here = document.activeElement
    if (!here.closest('.view')) return ''
    const { top, bottom } = here.getBoundingClientRect()
    const above = document.querySelector('.desk-bar').getBoundingClientRect().bottom
    const below = document.querySelector('.places').getBoundingClientRect().top
    return top < above - 1 || bottom > below + 1 ? here.outerHTML.slice(0, 200) : ''
}"""
NARROW_PLACES = [
    *(f"#roster/{name}" for name in ("week", "month", "mine", "swaps", "edit", "edit/new")),
    *("#me", "#policies", "#settings"),
]


@pytest.mark.parametrize(("language", "says"), [("id", "Langsung ke isi"), ("en", "Skip to the main part")])
def test_the_first_stop_leads_past_the_places_and_stays_on_the_page(
    desk_of: Desks, language: str, says: str
) -> None:
    sari = desk_of("sari").page
    open_page(sari, "month", language)

    skip = sari.get_by_role("link", name=says, exact=True)
    skip.focus()
    sari.keyboard.press("Enter")

    expect(sari.locator(".view")).to_be_focused()
    expect(sari.locator("pi-roster .roster-month")).to_be_visible()
    assert sari.evaluate("location.hash") == "#roster/month"


def test_a_month_is_walked_by_arrow_keys_and_a_dialog_gives_the_keyboard_back(desk_of: Desks) -> None:
    sari = desk_of("sari").page
    open_page(sari, "month", "en")
    at_roster.press(sari, sari.get_by_role("button", name="After"))
    sari.locator(".roster-month .block, .roster-month .chip").first.wait_for()
    at_roster.tab_to(sari, sari.locator(".roster-month [aria-pressed=true]"))
    sari.keyboard.press("ArrowDown")
    eighth = sari.locator(".roster-month td:not(.outside) button").nth(7)
    expect(eighth).to_be_focused()
    sari.keyboard.press("ArrowRight")
    sari.keyboard.press("ArrowLeft")
    sari.keyboard.press("Enter")
    expect(sari.locator("#day-title")).to_contain_text(" 8 ")
    sari.keyboard.press("Tab")
    turn = sari.locator(".whole-day button.turn").first
    expect(turn).to_be_focused()
    sari.keyboard.press("Enter")
    expect(sari.locator("pi-shift dialog[open]")).to_be_visible()
    sari.keyboard.press("Escape")
    expect(turn).to_be_focused()


def test_the_keyboards_place_is_never_lost(desk_of: Desks) -> None:
    melati = desk_of("melati").page
    open_page(melati, "edit", "en")
    at_roster.press(melati, melati.get_by_role("link", name="Make a new schedule"))
    expect(melati.get_by_role("heading", name="Roster", exact=True)).to_be_focused()
    at_roster.press(melati, melati.get_by_role("button", name="Add a layer"))
    expect(melati.locator("pi-layer").last.locator(".add-person select")).to_be_focused()
    at_roster.press(melati, melati.get_by_role("button", name="Remove layer").last)
    expect(melati.get_by_role("button", name="Add a layer")).to_be_focused()
    open_page(melati, "week", "en")
    melati.get_by_role("button", name="After").click()
    at_roster.press(melati, melati.locator(".block:not(.continued)").first)
    at_roster.press(melati, melati.get_by_role("button", name="Somebody else takes this shift"))
    expect(melati.get_by_label("Who stands in for")).to_be_focused()
    at_roster.press(melati, melati.locator("pi-shift").get_by_role("button", name="Cancel"))
    expect(melati.get_by_role("button", name="Somebody else takes this shift")).to_be_focused()
    melati.keyboard.press("Escape")
    expect(melati.locator(".block:not(.continued)").first).to_be_focused()
    at_roster.press(melati, melati.get_by_role("button", name="Add leave"))
    at_roster.press(melati, melati.locator("pi-leaves").get_by_role("button", name="Cancel"))
    expect(melati.get_by_role("button", name="Add leave")).to_be_focused()


@pytest.mark.parametrize("name", ["week", "mine", "edit/new"])
def test_what_has_the_keyboards_place_is_never_under_the_bars(desk_of: Desks, name: str) -> None:
    melati = desk_of("melati").page
    at_roster.go_to(melati, name)
    expect(melati.get_by_text(LOADING["en"])).to_have_count(0)
    melati.locator(".view").focus()
    hidden = []
    for _ in range(STOPS):
        melati.keyboard.press("Tab")
        hidden.append(melati.evaluate(HIDDEN_FOCUS))
    assert [found for found in hidden if found] == []


@pytest.mark.parametrize("language", ["id", "en"])
def test_nothing_is_wider_than_a_small_phone_at_twice_the_text_size(desk_of: Desks, language: str) -> None:
    melati = desk_of("melati").page
    open_page(melati, "week", language)
    wide = {}
    melati.set_viewport_size({"width": 320, "height": 740})
    melati.evaluate("document.documentElement.style.fontSize = '200%'")
    for place in NARROW_PLACES:
        melati.evaluate("place => { location.hash = place }", place)
        expect(melati.locator(".view h1")).to_be_visible()
        expect(melati.get_by_text(LOADING[language])).to_have_count(0)
        wide[place] = melati.evaluate(axe.OVERFLOW)
    melati.evaluate("document.documentElement.style.fontSize = ''")
    melati.set_viewport_size(PHONE)
    assert {place: by for place, by in wide.items() if by > 0} == {}
