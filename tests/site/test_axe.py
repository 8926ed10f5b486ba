"""axe finds nothing on the pages, in light and dark, narrow and wide, with all their parts unfolded."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.axe import findings
from tests.site.walk import language_of, some_pages

pytestmark = pytest.mark.browser

UNFOLD = """() => {
    for (const details of document.querySelectorAll('details')) details.open = true
    for (const form of document.querySelectorAll('form')) form.hidden = false
    for (const part of document.querySelectorAll('[data-link-id], [data-error]')) part.hidden = false
}"""


def test_axe_finds_nothing(chromium: Browser, origin: str, built: Path) -> None:
    found = []
    page = chromium.new_page()
    for address in some_pages(built):
        page.goto(f"{origin}/{address}", wait_until="load")
        page.evaluate(UNFOLD)
        found += [f"/{address}, {sentence}" for sentence in findings(page, language_of(address))]
    page.close()
    assert found == []


def test_axe_finds_nothing_in_the_search_panel(chromium: Browser, origin: str) -> None:
    page = chromium.new_page()
    page.goto(f"{origin}/en/architecture/")
    page.locator("[data-opens=search]:visible").click()
    page.locator("#query").fill("sealing")
    page.locator(".found a").first.wait_for()

    found = findings(page)

    page.close()
    assert found == []
