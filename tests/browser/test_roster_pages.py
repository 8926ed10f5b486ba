"""The roster as counselors use it in Chromium: swaps in two browsers, leave, dead ends, and a wrong clock."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from functions.oncall.actions.roster.schedules import RosterDesk, save_schedule
from functions.oncall.model import Layer, Schedule
from tests.browser import at_console, at_roster
from tests.browser.fixtures import PHONE, Desks, desks, profiles
from tests.browser.installed import Place, installed

pytestmark = pytest.mark.browser

ZONE = ZoneInfo("Asia/Jakarta")
MIDNIGHT, NOON = time(), time(12)
BUT_SATURDAYS = (1, 2, 3, 4, 5, 7)
EVERY_DAY = (*BUT_SATURDAYS, 6)
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


@pytest.fixture(scope="module")
def team(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    """Budi has the mornings, and Sari the afternoons but on Saturdays, since ten days ago."""
    with installed(tmp_path_factory.mktemp("pages") / "data") as running:
        _plan(running)
        yield running


def _plan(place: Place) -> None:
    since = datetime.now(UTC) - timedelta(days=10)
    people = {person.name: person.id for person in place.services.staff.active_people()}
    layers = (
        _layer(people["budi"], since.date(), MIDNIGHT, NOON, EVERY_DAY),
        _layer(people["sari"], since.date(), NOON, MIDNIGHT, BUT_SATURDAYS),
    )
    wanted = Schedule("", "Jakarta", ZONE.key, layers, (people["melati"],))
    numbers = iter(range(1_000))
    desk = RosterDesk(place.services.roster, place.services.staff, lambda: f"{next(numbers):016}")
    save_schedule(desk, wanted, now=since)


def _layer(person: str, epoch: date, start: time, end: time, weekdays: tuple[int, ...]) -> Layer:
    return Layer("", 1, (person,), weekdays, start, end, epoch, "shift")


@pytest.fixture(scope="module")
def desk_of(chromium: Browser, team: Place) -> Iterator[Desks]:
    """Return the profile in which a member of this team is signed in."""
    with desks(chromium, team) as of:
        yield of


def _speak(page: Page, language: str) -> None:
    switch = page.locator(f".desk-bar button[lang={language}]")
    if switch.count():
        switch.click()
    expect(page.locator("html")).to_have_attribute("lang", language)


def _open(page: Page, name: str, language: str) -> None:
    """Read one of the roster's pages anew."""
    page.evaluate("location.hash = '#queue/waiting'")
    page.locator("pi-queues").wait_for()
    page.evaluate("name => { location.hash = `#roster/${name}` }", name)
    page.locator("pi-roster .on-call").wait_for()
    _speak(page, language)


def _agree(page: Page, name: str) -> None:
    """Press a button that asks first, and agree, by the keyboard alone."""
    at_roster.press(page, page.locator("pi-confirm > button", has_text=name))
    at_roster.press(page, page.locator("pi-confirm dialog[open] .button").first)


def _has_focus(target: Locator) -> None:
    expect(target).to_be_focused()
    expect(target).to_be_visible()


@pytest.mark.parametrize("language", ["en", "id"])
def test_a_shift_is_offered_taken_and_given_back_by_keyboard(desk_of: Desks, language: str) -> None:
    says = SAYS[language]
    budi, sari = desk_of("budi").page, desk_of("sari").page
    _open(budi, "mine", language)
    at_roster.press(budi, budi.get_by_role("button", name=says["offer"]).last)
    _has_focus(budi.get_by_label(says["whom"]))
    budi.get_by_label(says["whom"]).select_option(label="Sari Khayalan")
    at_roster.press(budi, budi.locator("pi-shift").get_by_role("button", name=says["offer"]))
    expect(budi.get_by_role("status").filter(has_text=says["offered"])).to_be_focused()
    expect(budi.get_by_role("link", name=says["already"])).to_be_visible()

    _open(sari, "week", language)
    expect(sari.locator(".roster-tabs .count")).to_contain_text("1")
    at_roster.press(sari, sari.locator(".roster-tabs a", has=sari.locator(".count")))
    expect(sari.get_by_role("heading", name=says["for-me"])).to_be_visible()
    when = sari.locator(".swap .who strong").inner_text()
    _agree(sari, says["take"])
    expect(sari.get_by_role("status").filter(has_text=says["taken"])).to_be_focused()
    _open(sari, "mine", language)
    expect(sari.locator(".own-shift", has_text=when)).to_be_visible()

    _open(budi, "swaps", language)
    expect(budi.locator("pi-swaps")).to_contain_text(says["taken-by"])
    _open(budi, "mine", language)
    expect(budi.locator(".own-shift", has_text=when)).to_have_count(0)

    _open(sari, "swaps", language)
    _agree(sari, says["return"])
    expect(sari.get_by_text(says["returned"])).to_be_visible()
    _open(budi, "swaps", language)
    _agree(budi, says["withdraw"])
    expect(budi.get_by_text(says["none"])).to_be_visible()


def test_who_is_second_sees_who_has_it(desk_of: Desks) -> None:
    budi, sari, melati = (desk_of(name).page for name in ("budi", "sari", "melati"))
    _open(budi, "mine", "en")
    budi.get_by_role("button", name="Offer to swap").last.click()
    budi.locator("pi-shift").get_by_role("button", name="Offer to swap").click()
    expect(budi.get_by_role("link", name="Already offered")).to_be_visible()
    _open(sari, "swaps", "en")
    _open(melati, "swaps", "en")
    at_roster.confirm(sari, "Take this shift")
    expect(sari.get_by_text("The shift is yours now.")).to_be_visible()
    at_roster.confirm(melati, "Take this shift")
    expect(melati.locator("dialog[open] [role=alert]")).to_contain_text("Sari Khayalan")
    melati.keyboard.press("Escape")
    at_roster.confirm(sari, "Give it back")
    _open(budi, "swaps", "en")
    at_roster.confirm(budi, "Withdraw the offer")
    expect(budi.get_by_text("No shift is offered.")).to_be_visible()


def test_no_shift_is_a_dead_end(desk_of: Desks) -> None:
    sari = desk_of("sari").page
    _open(sari, "week", "en")
    sari.get_by_role("button", name="After").click()
    sari.locator(".block:not(.continued)", has_text="Budi").first.click()
    expect(sari.locator(".prospect")).to_contain_text("Ask Budi Rekaan to offer it to you")
    expect(sari.locator(".prospect")).to_contain_text("Melati Contoh")
    sari.keyboard.press("Escape")
    expect(sari.locator(".block:not(.continued)", has_text="Budi").first).to_be_focused()
    sari.locator(".block.gap:not(.continued)").first.click()
    expect(sari.locator(".prospect")).to_contain_text("Tell a coordinator, who can fill it: Melati Contoh.")
    sari.keyboard.press("Escape")
    _open(sari, "week", "en")
    sari.get_by_role("button", name="Before").click()
    sari.locator(".block:not(.continued)").last.click()
    expect(sari.locator(".prospect")).to_contain_text("This is past and stays on record as it was.")
    sari.get_by_role("link", name="To my shifts").click()
    expect(sari.locator(".next-shift")).to_be_visible()


def test_leave_names_the_shifts_that_it_empties_and_each_is_offered_from_there(desk_of: Desks) -> None:
    sari = desk_of("sari").page
    _open(sari, "mine", "en")
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
    _open(budi, "swaps", "en")
    at_roster.confirm(budi, "Take this shift")
    expect(budi.get_by_text("The shift is yours now.")).to_be_visible()
    at_roster.confirm(budi, "Give it back")
    _open(sari, "swaps", "en")
    at_roster.confirm(sari, "Withdraw the offer")
    _open(sari, "mine", "en")
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
