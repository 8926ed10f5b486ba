"""What tests of the path without script begin with: an open service and a browser that runs no script."""

import pytest
from flask.testing import FlaskClient

from functions.services import Services
from tests.clock import Clock
from tests.lite.plain_browser import PlainBrowser
from tests.opening import open_service


@pytest.fixture
def browser(client: FlaskClient, services: Services) -> PlainBrowser:
    """A browser before an open service."""
    open_service(services)
    return PlainBrowser(client)


@pytest.fixture
def ready(browser: PlainBrowser, clock: Clock) -> PlainBrowser:
    """A browser at the preview of a filled-in form."""
    browser.fill_in()
    clock.move(minutes=4)
    return browser


@pytest.fixture
def code(browser: PlainBrowser, clock: Clock) -> str:
    """The code of what the browser has sent."""
    browser.fill_in()
    clock.move(minutes=1)
    return browser.press("send").code
