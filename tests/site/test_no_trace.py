"""Pages in Chromium: nothing is blocked, nobody else is asked, nothing is left behind."""

from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

pytestmark = pytest.mark.browser

PAGES = [
    "",
    "darurat/",
    "tulis/",
    "kembali/",
    "keluar-cepat/",
    "arsitektur/",
    "console/",
    "en/",
    "en/write/",
    "en/return/",
]
STORED = "async () => [localStorage.length, sessionStorage.length, (await indexedDB.databases()).length]"


@dataclass
class Visit:
    """What a page did while it was open."""

    page: Page
    context: BrowserContext
    blocked: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)


@pytest.fixture(params=PAGES, ids=[page or "home" for page in PAGES])
def visit(request: pytest.FixtureRequest, chromium: Browser, origin: str) -> Iterator[Visit]:
    """A page of the site, open and at rest."""
    context = chromium.new_context()
    visit = Visit(context.new_page(), context)
    visit.page.on(
        "console",
        lambda message: "Content Security Policy" in message.text and visit.blocked.append(message.text),
    )
    visit.page.on("request", lambda request: visit.asked.append(request.url))
    visit.page.goto(f"{origin}/{request.param}", wait_until="networkidle")
    yield visit
    context.close()


def test_a_page_stands_under_its_policy_alone_and_leaves_no_trace(visit: Visit, origin: str) -> None:
    assert visit.blocked == []
    assert [address for address in visit.asked if not address.startswith((f"{origin}/", "data:"))] == []
    assert visit.context.cookies() == []
    assert visit.page.evaluate(STORED) == [0, 0, 0]
