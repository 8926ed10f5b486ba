"""What pages cost over the wire, cold and compressed: every byte that the server sent, headers included."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

import pyotp
from playwright.sync_api import Browser

from functions.web.demo import read_people
from tests.bench.chromium import fresh_page
from tests.bench.figure import Figure
from tests.bench.installation import OpenInstallation
from tests.bench.relay import Relay, relayed
from tests.bench.writing import begin, fill_in, send
from tests.running import free_port, running

KILOBYTE = 1000
UNTIL_BEGUN, IN_ALL, CONSOLE = 30, 110, 220


def measure(browser: Browser, folder: Path) -> Sequence[Figure]:
    """Load each page in a new profile through a relay that counts."""
    OpenInstallation(folder)
    port = free_port()
    with relayed(port) as relay, running(folder, port=port, environment={"PINTERNET_ORIGIN": relay.origin}):
        intake, code = _intake(browser, relay)
        return [*intake, *_mailbox(browser, relay, code), _console(browser, relay, folder)]


def _intake(browser: Browser, relay: Relay) -> tuple[list[Figure], str]:
    with fresh_page(browser) as page:
        relay.take()
        begin(page, f"{relay.origin}/tulis/")
        before = relay.take()
        fill_in(page)
        code = send(page)
        page.wait_for_load_state("networkidle")
    return list(_figures("intake", before, relay.take())), code


def _mailbox(browser: Browser, relay: Relay, code: str) -> Iterator[Figure]:
    with fresh_page(browser) as page:
        relay.take()
        page.goto(f"{relay.origin}/kembali/", wait_until="load")
        page.wait_for_load_state("networkidle")
        before = relay.take()
        page.locator("[data-part=code]").fill(code)
        page.locator("[data-part=enter-form] [type=submit]").click()
        page.locator("[data-part=thread] > *").first.wait_for(state="visible", timeout=60_000)
        page.wait_for_load_state("networkidle")
    yield from _figures("mailbox", before, relay.take())


def _console(browser: Browser, relay: Relay, folder: Path) -> Figure:
    """Sign in: what comes with the first view of the cases counts, too."""
    person = read_people(folder)[1]
    with fresh_page(browser) as page:
        relay.take()
        page.goto(f"{relay.origin}/console/", wait_until="load")
        page.locator("[name=name]").fill(person.name)
        page.locator("[name=passphrase]").fill(person.passphrase)
        page.locator("[name=sign-totp]").fill(pyotp.TOTP(person.totp_secret).at(datetime.now(UTC)))
        page.locator("pi-sign-in button.button").click()
        page.locator("[name=passphrase]").wait_for(state="detached", timeout=60_000)
        page.wait_for_timeout(2000)
    return Figure("console, signed in", relay.take() / KILOBYTE, "kB", CONSOLE)


def _figures(name: str, before: int, after: int) -> Iterator[Figure]:
    yield Figure(f"{name} page until the person begins", before / KILOBYTE, "kB", UNTIL_BEGUN)
    yield Figure(f"{name} page in all", (before + after) / KILOBYTE, "kB", IN_ALL)
