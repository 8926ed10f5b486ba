"""A Chromium with nothing remembered, and the slow phones and networks that it can pretend to be."""

import contextlib
import shutil
from collections.abc import Iterator

from playwright.sync_api import Browser, CDPSession, Page, sync_playwright

ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
SLOW_3G = {"offline": False, "latency": 2000, "downloadThroughput": 50_000, "uploadThroughput": 50_000}
"""DevTools' own preset: two seconds of latency, 400 kbit/s both ways (bytes a second here)."""


@contextlib.contextmanager
def chromium() -> Iterator[Browser]:
    """Run Chromium for the length of a `with` block: the machine's own, else Playwright's."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=ARGUMENTS)
        try:
            yield browser
        finally:
            browser.close()


@contextlib.contextmanager
def fresh_page(browser: Browser, language: str = "id-ID") -> Iterator[Page]:
    """Open a page in a profile of its own: no cache, no cookie."""
    context = browser.new_context(locale=language, viewport={"width": 360, "height": 740})
    try:
        yield context.new_page()
    finally:
        context.close()


def on_slow_3g(page: Page) -> CDPSession:
    """Slow the page's network down to a simulated slow 3G."""
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", SLOW_3G)
    return session


def with_slow_processor(page: Page, times: int) -> CDPSession:
    """Slow the page's main thread down by a factor."""
    session = page.context.new_cdp_session(page)
    session.send("Emulation.setCPUThrottlingRate", {"rate": times})
    return session
