"""Safe exit in Chromium: at once, with text typed, and nothing in the way."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

pytestmark = pytest.mark.browser

NEUTRAL = "https://www.bmkg.go.id/"


@pytest.fixture(scope="module")
def window(window: BrowserContext) -> BrowserContext:
    """A window. The neutral page beyond is ours, too."""
    window.route(
        f"{NEUTRAL}**", lambda route: route.fulfill(body="<title>Weather</title>", content_type="text/html")
    )
    return window


@pytest.fixture(params=["tulis/", "en/return/", "", "en/architecture/", "tiada/"])
def page(request: pytest.FixtureRequest, window: BrowserContext, origin: str) -> Iterator[Page]:
    """A page of the site."""
    page = window.new_page()
    page.goto(f"{origin}/{request.param}")
    # What a form does while words stand in it: it warns before leaving, until told of the exit.
    page.evaluate(
        """() => {
            const warn = (event) => event.preventDefault()
            addEventListener('beforeunload', warn)
            document.addEventListener('safe-exit', () => removeEventListener('beforeunload', warn))
            const field = document.createElement('textarea')
            field.id = 'typed'
            document.querySelector('main').prepend(field)
        }"""
    )
    page.fill("#typed", "secret words")
    page.on("dialog", lambda dialog: pytest.fail("a dialog stood in the way"))
    yield page
    page.close()


def left(page: Page) -> bool:
    page.wait_for_url(f"{NEUTRAL}**", timeout=5000)
    return page.title() == "Weather"


def test_the_button_leaves_at_once(page: Page) -> None:
    page.click("a.exit")

    assert left(page)


def test_shift_three_times_leaves_also_out_of_a_text(page: Page) -> None:
    page.focus("#typed")
    for _ in range(3):
        page.keyboard.press("Shift")

    assert left(page)


def test_a_press_shows_how_many_are_left(page: Page) -> None:
    page.keyboard.press("Shift")
    assert page.locator("[data-left='2']").is_visible()

    page.keyboard.press("Shift")
    assert page.locator("[data-left='1']").is_visible()


def test_capital_letters_do_not_count(page: Page) -> None:
    page.focus("#typed")
    for letter in "ABC":
        page.keyboard.press(f"Shift+{letter}")

    assert page.locator("[data-exit-progress]").is_hidden()
    assert "bmkg" not in page.url


def test_going_back_does_not_open_the_page_again(page: Page) -> None:
    before = page.url
    page.click("a.exit")
    assert left(page)

    page.go_back()

    assert page.url != before


def test_the_button_is_a_plain_link_without_script(chromium: Browser, origin: str) -> None:
    context = chromium.new_context(java_script_enabled=False)
    context.route(
        f"{NEUTRAL}**", lambda route: route.fulfill(body="<title>Weather</title>", content_type="text/html")
    )
    page = context.new_page()
    page.goto(f"{origin}/tulis/")

    page.click("a.exit")

    assert left(page)
    context.close()
