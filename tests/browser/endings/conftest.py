"""A case in a counselor's hands, and its client's phone."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.browser import at_console
from tests.browser.chromium import Profile
from tests.browser.conftest import Opened, Opens
from tests.browser.fixtures import PHONE, Desks
from tests.browser.installed import Place


@pytest.fixture
def mine(desk_of: Desks, opens: Opens) -> Opened:
    """A case of budi's."""
    opened = opens(desk_of("budi"))
    at_console.claim(opened.page)
    return opened


@pytest.fixture
def phone(place: Place, profile: Callable[..., Profile]) -> Page:
    """A client's phone."""
    return profile(place.origin, locale="id-ID", viewport=PHONE).page
