"""Chromium, its profiles, and a running installation."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.browser.chromium import OPTIONS, Profile


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """One Chromium for all tests."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(**OPTIONS)
        yield browser
        browser.close()


@pytest.fixture
def profile(chromium: Browser) -> Iterator[Callable[..., Profile]]:
    """Make profiles: each has cookies and memory of its own, and fails the test on a page error."""
    made: list[Profile] = []

    def make(origin: str, **options: object) -> Profile:
        made.append(Profile.open(chromium, origin, **options))
        return made[-1]

    yield make
    errors = [error for one in made for error in one.errors]
    for one in made:
        one.context.close()
    assert errors == []
