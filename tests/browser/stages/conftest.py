"""A case on its stages."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page

from tests.browser import at_console
from tests.browser.conftest import Opened, Opens
from tests.browser.fixtures import Desks
from tests.browser.stages.tasks import to_stages


@pytest.fixture(scope="module")
def opened(desk_of: Desks, opens: Opens) -> Opened:
    """A case of budi's, on its stages."""
    opened = opens(desk_of("budi"))
    at_console.claim(opened.page)
    return opened


@pytest.fixture
def page(opened: Opened) -> Iterator[Page]:
    """Go to the stages of the case, in English."""
    to_stages(opened)
    yield opened.page
    at_console.speak(opened.page, "en")
