"""The fixtures of the tests in Chromium."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser, Page

from tests.browser import at_console, at_intake
from tests.browser.chromium import Profile
from tests.browser.fixtures import Desks, desks, profiles
from tests.browser.installed import Place, installed


@pytest.fixture(scope="session")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    """An open installation; each test has cases of its own in it."""
    with installed(tmp_path_factory.mktemp("installation") / "data") as running:
        yield running


@pytest.fixture(scope="session")
def desk_of(chromium: Browser, place: Place) -> Iterator[Desks]:
    """Return the profile in which a member of the team is signed in; each signs in once."""
    with desks(chromium, place) as of:
        yield of


@dataclass(frozen=True)
class Opened:
    """A case on a counselor's page, and its client's code."""

    code: str
    case: str
    page: Page


Opens = Callable[[Profile], Opened]


@pytest.fixture(scope="session")
def opens(place: Place, chromium: Browser) -> Opens:
    """Open a new client's case at a desk."""

    def opens(desk: Profile) -> Opened:
        with profiles(chromium) as make:
            client = make(place.origin, locale="id-ID").page
            code, reference = at_intake.write(client, {"what": "Boleh saya bertanya?"})
        case = place.case(reference).id
        at_console.go_to(desk.page, "Cases")
        at_console.open_case(desk.page, case)
        return Opened(code, case, desk.page)

    return opens


LEFT_BEHIND = "Jawaban ini dikirim walaupun halamannya sudah ditutup."


@pytest.fixture(scope="session")
def left_behind(place: Place, opens: Opens, desk_of: Desks) -> Opened:
    """A case whose answer was handed in just before its page was closed."""
    desk = desk_of("budi")
    opened = opens(desk)
    at_console.claim(desk.page)
    at_console.hand_in(desk.page, LEFT_BEHIND)
    desk.page.goto("about:blank")
    desk.page.goto("/console/")
    at_console.unlock(desk.page, place.team["budi"])
    return opened
