"""What tests of the path without script begin with: an open service and a browser that runs no script."""

import pytest
from flask.testing import FlaskClient

from functions.services import Services
from tests.lite.plain_browser import PlainBrowser
from tests.opening import open_service


@pytest.fixture
def browser(client: FlaskClient, services: Services) -> PlainBrowser:
    """A browser before an open service."""
    open_service(services)
    return PlainBrowser(client)
