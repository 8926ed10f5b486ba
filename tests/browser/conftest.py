"""The fixtures of the tests in Chromium."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser

from tests.browser import at_console
from tests.browser.chromium import Profile
from tests.browser.fixtures import profiles
from tests.browser.installed import Place, installed

Desks = Callable[[str], Profile]


@pytest.fixture(scope="session")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    """An open installation; each test has cases of its own in it."""
    with installed(tmp_path_factory.mktemp("installation") / "data") as running:
        yield running


@pytest.fixture(scope="session")
def desk_of(chromium: Browser, place: Place) -> Iterator[Desks]:
    """Return the profile in which a member of the team is signed in; each signs in once."""
    with profiles(chromium) as make:
        desks: dict[str, Profile] = {}

        def of(name: str) -> Profile:
            if name not in desks:
                desks[name] = make(place.origin, locale="en-US", viewport={"width": 360, "height": 740})
                desks[name].page.goto("/console/")
                at_console.sign_in(desks[name].page, place.team[name])
            return desks[name]

        yield of
