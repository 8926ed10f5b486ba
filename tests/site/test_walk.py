"""A walk through every page in Chromium: nothing is blocked, nobody else is asked, nothing is left behind."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.site.walk import budget, every_page, some_pages

pytestmark = pytest.mark.browser

LEFT = """async () => ({
    cookies: document.cookie,
    localStorage: localStorage.length,
    sessionStorage: sessionStorage.length,
    databases: (await indexedDB.databases()).length,
    caches: (await caches.keys()).length,
    workers: (await navigator.serviceWorker.getRegistrations()).length,
})"""
NOTHING = {"cookies": "", "localStorage": 0, "sessionStorage": 0, "databases": 0, "caches": 0, "workers": 0}
KILOBYTES, REQUESTS = 85, 12


class Walk:
    """One profile that goes from page to page, and what it noticed: page, then what happened there."""

    def __init__(self, context: BrowserContext, origin: str) -> None:
        self.page, self._context, self._origin = context.new_page(), context, origin
        self.noticed: list[str] = []
        self.page.on("console", lambda said: self._notice(said.text, "Content Security Policy" in said.text))
        self.page.on("pageerror", lambda error: self._notice(str(error), True))
        self.page.on(
            "request", lambda request: self._notice(f"asked {request.url}", self._is_strange(request.url))
        )

    def _is_strange(self, address: str) -> bool:
        return not address.startswith((f"{self._origin}/", "data:"))

    def _notice(self, what: str, is_fault: bool) -> None:
        if is_fault:
            self.noticed.append(f"{self.page.url}: {what}")

    def visit(self, address: str, *, rest: bool = True) -> None:
        """Open a page and wait until it is loaded, and until it is at rest."""
        self.page.goto(f"{self._origin}/{address}", wait_until="networkidle" if rest else "load")

    def left_behind(self) -> dict[str, object]:
        """Return what the whole walk left in the browser."""
        left: dict[str, object] = self.page.evaluate(LEFT)
        return left | {"cookies": left["cookies"] or "".join(str(each) for each in self._context.cookies())}


def test_a_walk_through_every_page_asks_nobody_else_and_leaves_no_trace(
    chromium: Browser, origin: str, built: Path
) -> None:
    context = chromium.new_context()
    walk = Walk(context, origin)
    unhurried = some_pages(built)
    for address in every_page(built):
        walk.visit(address, rest=address in unhurried)

    left = walk.left_behind()

    context.close()
    assert walk.noticed == []
    assert left == NOTHING


@pytest.mark.parametrize(
    ("fault", "sign"),
    [
        ("document.cookie = 'a=b'", "cookies"),
        ("localStorage.a = 'b'", "localStorage"),
        ("sessionStorage.a = 'b'", "sessionStorage"),
        ("new Promise(done => indexedDB.open('a').onsuccess = done)", "databases"),
        ("caches.open('a')", "caches"),
    ],
)
def test_the_walk_would_see_a_trace(chromium: Browser, origin: str, fault: str, sign: str) -> None:
    context = chromium.new_context()
    walk = Walk(context, origin)
    walk.visit("")

    walk.page.evaluate(f"async () => {{ await ({fault}) }}")

    assert [name for name, value in walk.left_behind().items() if value] == [sign]
    context.close()


def test_the_walk_would_see_who_else_is_asked_and_what_is_blocked(chromium: Browser, origin: str) -> None:
    context = chromium.new_context()
    walk = Walk(context, origin)
    walk.visit("")

    walk.page.evaluate("fetch('https://elsewhere.invalid/').catch(() => 0)")
    walk.page.evaluate("document.body.setAttribute('style', 'color: red')")

    assert any("Content Security Policy" in sentence for sentence in walk.noticed)
    context.close()


def cost(page: Page, address: str) -> tuple[int, int]:
    """Return the bytes over the wire and the requests of a page that is loaded cold, until it is at rest."""
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.setCacheDisabled", {"cacheDisabled": True})
    sizes: list[int] = []
    session.on("Network.loadingFinished", lambda event: sizes.append(int(event["encodedDataLength"])))
    page.goto(address, wait_until="networkidle")
    session.detach()
    return sum(sizes), len([size for size in sizes if size])


def test_a_page_to_read_is_light_over_the_wire(chromium: Browser, origin: str, built: Path) -> None:
    heavy = []
    page = chromium.new_page()
    for address in some_pages(built)[:-1]:
        if budget.kind_of(built, address) != "reading":
            continue
        size, requests = cost(page, f"{origin}/{address}")
        if not (0 < size <= KILOBYTES * 1000 and 0 < requests <= REQUESTS):
            heavy.append(f"/{address}: {size:,} bytes in {requests} requests")
    page.close()
    assert heavy == []
