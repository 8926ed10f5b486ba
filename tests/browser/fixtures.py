"""Chromium, its profiles, and a running installation."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Browser, ViewportSize, expect, sync_playwright

from tests.browser import at_console
from tests.browser.chromium import OPTIONS, WAIT_MILLISECONDS, Profile
from tests.browser.installed import Place

Desks = Callable[[str], Profile]
PHONE: ViewportSize = {"width": 360, "height": 740}


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """One Chromium for all tests, which are as patient with what they expect as with what they press."""
    expect.set_options(timeout=WAIT_MILLISECONDS)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(**OPTIONS)
        yield browser
        browser.close()


@contextmanager
def profiles(browser: Browser) -> Iterator[Callable[..., Profile]]:
    """Make profiles: each has cookies and memory of its own; a page error in one of them is a failure."""
    made: list[Profile] = []

    def make(origin: str, **options: object) -> Profile:
        made.append(Profile.open(browser, origin, **options))
        return made[-1]

    yield make
    errors = [error for one in made for error in one.errors]
    for one in made:
        one.context.close()
    assert errors == []


@contextmanager
def desks(browser: Browser, place: Place) -> Iterator[Desks]:
    """Return the profile in which a member of the team is signed in; each signs in once."""
    with profiles(browser) as make:
        made: dict[str, Profile] = {}

        def of(name: str) -> Profile:
            if name not in made:
                made[name] = make(place.origin, locale="en-US", viewport=PHONE)
                made[name].page.goto("/console/")
                at_console.sign_in(made[name].page, place.team[name])
            return made[name]

        yield of


@pytest.fixture
def profile(chromium: Browser) -> Iterator[Callable[..., Profile]]:
    """Make profiles that end with the test."""
    with profiles(chromium) as make:
        yield make
