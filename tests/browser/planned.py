"""A team with a roster of ten days and more, at whose pages the tests look."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Browser, Page, expect

from functions.oncall.actions.roster.schedules import RosterDesk, save_schedule
from functions.oncall.model import Layer, Schedule
from tests.browser.fixtures import Desks, desks
from tests.browser.installed import Place, installed

ZONE = ZoneInfo("Asia/Jakarta")
MIDNIGHT, NOON = time(), time(12)
BUT_SATURDAYS = (1, 2, 3, 4, 5, 7)
EVERY_DAY = (*BUT_SATURDAYS, 6)


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


def speak(page: Page, language: str) -> None:
    """Have the console speak a language."""
    switch = page.locator(f".desk-bar button[lang={language}]")
    if switch.count():
        switch.click()
    expect(page.locator("html")).to_have_attribute("lang", language)


def open_page(page: Page, name: str, language: str) -> None:
    """Read one of the roster's pages anew."""
    page.evaluate("location.hash = '#queue/waiting'")
    page.locator("pi-queues").wait_for()
    page.evaluate("name => { location.hash = `#roster/${name}` }", name)
    page.locator("pi-roster .on-call").wait_for()
    speak(page, language)
