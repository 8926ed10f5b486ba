"""axe finds nothing on the pages that the server itself writes: claiming by link, and the outbox."""

import re
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.axe import findings
from tests.browser.chromium import Profile
from tests.running import START_SECONDS, Program, running

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The playground's data."""
    return tmp_path_factory.mktemp("playground") / "data"


@pytest.fixture(scope="module")
def playground(folder: Path) -> Iterator[Program]:
    """The demo, running: it alerts its team into the outbox."""
    with running(folder, command="demo") as program:
        yield program


def claim_link(folder: Path) -> str:
    """Return the path of a claim link, once an alert has left."""
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        for mail in sorted((folder / "outbox").glob("*.eml")):
            found = re.search(r"/c/[a-z0-9]+\.[A-Za-z0-9_-]+", mail.read_text())
            if found:
                return found.group()
        time.sleep(0.2)
    raise AssertionError("no alert left")


@pytest.mark.parametrize("locale", ["id-ID", "en-US"])
def test_the_outbox(playground: Program, folder: Path, profile: Callable[..., Profile], locale: str) -> None:
    claim_link(folder)
    page = profile(playground.origin, locale=locale).page
    page.goto("/outbox")
    assert page.locator("h1").count() == 1

    assert findings(page) == []


@pytest.mark.parametrize("locale", ["id-ID", "en-US"])
def test_claiming(playground: Program, folder: Path, profile: Callable[..., Profile], locale: str) -> None:
    page = profile(playground.origin, locale=locale).page
    link = claim_link(folder)
    page.goto(link)
    found = findings(page)
    if page.locator("form button").count():
        page.locator("form button").click()
        page.wait_for_load_state()
        found += findings(page)
    page.goto(link[:-4] + "zzzz")

    assert found + findings(page) == []
