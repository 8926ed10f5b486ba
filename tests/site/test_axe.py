"""axe finds nothing on the pages, in light and dark, narrow and wide, with all their parts unfolded."""

import pytest
from playwright.sync_api import Browser

from tests.axe import findings

pytestmark = pytest.mark.browser

PUBLIC = ["", "darurat/", "tulis/", "kembali/", "keluar-cepat/", "arsitektur/", "tiada/"]
ENGLISH = ["en/", "en/emergency/", "en/write/", "en/return/", "en/leaving/", "en/architecture/"]
UNFOLD = """() => {
    for (const details of document.querySelectorAll('details')) details.open = true
    for (const form of document.querySelectorAll('form')) form.hidden = false
    for (const part of document.querySelectorAll('[data-link-id], [data-error]')) part.hidden = false
}"""


@pytest.mark.parametrize("address", PUBLIC + ENGLISH)
def test_axe_finds_nothing(chromium: Browser, origin: str, address: str) -> None:
    context = chromium.new_context()
    page = context.new_page()
    page.goto(f"{origin}/{address}", wait_until="load")
    page.evaluate(UNFOLD)

    found = findings(page)

    context.close()
    assert found == []
