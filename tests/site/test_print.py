"""What comes out of the printer: dark words on white paper, and nothing that only a screen needs."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.browser

COLOURS = """() => {
    const { color, backgroundColor } = getComputedStyle(document.body)
    return [backgroundColor, color]
}"""
SHOW_CODE = """() => {
    for (const view of document.querySelectorAll('[data-view]')) view.hidden = view.dataset.view !== 'code'
    document.querySelector('[data-part=code]').textContent = '1234 5678 9012 3456 7890 1234'
}"""


def printed(chromium: Browser, address: str) -> Page:
    """Return a page as a printer gets it from somebody whose screen is dark."""
    page = chromium.new_page(color_scheme="dark")
    page.goto(address)
    page.emulate_media(media="print", color_scheme="dark")
    return page


@pytest.mark.parametrize("address", ["arsitektur/", "en/architecture/", "tulis/", "en/leaving/"])
def test_words_are_dark_on_white_and_screen_parts_are_left_out(
    chromium: Browser, origin: str, address: str
) -> None:
    page = printed(chromium, f"{origin}/{address}")

    assert page.evaluate(COLOURS) == ["rgb(255, 255, 255)", "rgb(28, 42, 45)"]
    expect(page.locator("main h1").first).to_be_visible()
    for screen_only in (".bar", "footer", "details.help", ".menu", ".menu-beside", ".search"):
        expect(page.locator(f"{screen_only}:visible")).to_have_count(0)
    page.close()


def test_the_code_is_alone_on_one_sheet(chromium: Browser, origin: str) -> None:
    page = printed(chromium, f"{origin}/tulis/")
    page.evaluate(SHOW_CODE)

    words = page.locator("body").inner_text()
    sheets = len(re.findall(rb"/Type\s*/Page\b", page.pdf(format="A4")))

    page.close()
    assert "1234 5678 9012" in words
    assert len(words.split()) < 40
    assert sheets == 1
