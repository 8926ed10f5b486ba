"""A Chromium with nothing remembered, and the slow phones and networks that it can pretend to be."""

import contextlib
import os
import signal
import threading
import time
from collections.abc import Iterator

import psutil
from playwright.sync_api import Browser, CDPSession, Page, sync_playwright

from tests.browser.chromium import EXECUTABLE

ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
SLOW_3G = {"offline": False, "latency": 2000, "downloadThroughput": 50_000, "uploadThroughput": 50_000}
"""DevTools' own preset: two seconds of latency, 400 kbit/s both ways (bytes a second here)."""
SLICE_SECONDS = 0.004


@contextlib.contextmanager
def chromium() -> Iterator[Browser]:
    """Run Chromium for the length of a `with` block: the machine's own, else Playwright's."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=EXECUTABLE, args=ARGUMENTS)
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


@contextlib.contextmanager
def slow_main_thread(page: Page, times: int) -> Iterator[None]:
    """Slow the page's main thread down by a factor, as DevTools does; workers keep their speed."""
    session = page.context.new_cdp_session(page)
    session.send("Emulation.setCPUThrottlingRate", {"rate": times})
    try:
        yield
    finally:
        session.send("Emulation.setCPUThrottlingRate", {"rate": 1})


@contextlib.contextmanager
def slow_renderers(page: Page, times: int) -> Iterator[None]:
    """Slow pages and their workers down by a factor: their processes run one slice of time in so many."""
    processes = [each for each in psutil.Process().children(recursive=True) if _is_renderer(each)]
    over = threading.Event()

    def hold_back() -> None:
        while not over.is_set():
            _signal(processes, signal.SIGSTOP)
            time.sleep(SLICE_SECONDS * (times - 1))
            _signal(processes, signal.SIGCONT)
            time.sleep(SLICE_SECONDS)

    thread = threading.Thread(target=hold_back)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()


def _is_renderer(process: psutil.Process) -> bool:
    with contextlib.suppress(psutil.Error):
        return "--type=renderer" in process.cmdline()
    return False


def _signal(processes: list[psutil.Process], number: signal.Signals) -> None:
    for process in processes:
        with contextlib.suppress(ProcessLookupError):
            os.kill(process.pid, number)
