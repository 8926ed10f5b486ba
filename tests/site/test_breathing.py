"""The breathing circle in Chromium: begun and ended by keyboard, still for who wants no motion."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

MOVING = "() => document.getAnimations().filter(each => each.playState === 'running').length"


def opened(chromium: Browser, origin: str, **options: object) -> Page:
    """Return the page with a clock that the test moves, its button in focus."""
    page = chromium.new_page(**options)  # type: ignore[arg-type]
    page.clock.install()
    page.goto(f"{origin}/en/steadying/", wait_until="load")
    page.focus("[data-part=toggle]")
    return page


@pytest.fixture
def page(chromium: Browser, origin: str) -> Iterator[Page]:
    """The page, for who minds no motion."""
    page = opened(chromium, origin)
    yield page
    page.close()


def said(page: Page) -> str:
    return page.locator("[data-part=says]").inner_text().strip()


def test_it_begins_and_ends_by_keyboard(page: Page) -> None:
    assert said(page) == ""

    page.keyboard.press("Enter")
    assert said(page) == "Breathe in …"
    page.clock.run_for(4000)
    assert said(page) == "Breathe out …"

    page.keyboard.press("Space")
    assert said(page) == ""
    page.clock.run_for(60_000)
    assert said(page) == ""
    assert page.evaluate("document.activeElement.dataset.part") == "toggle"


def test_the_circle_moves_only_once_it_was_asked_to(page: Page) -> None:
    assert page.evaluate(MOVING) == 0

    page.keyboard.press("Enter")

    page.wait_for_function(MOVING)


def test_it_ends_by_itself(page: Page) -> None:
    page.keyboard.press("Enter")
    page.clock.run_for(60_000)

    assert said(page).startswith("A minute has passed")
    assert page.locator("[data-part=start]").is_visible()


def test_who_wants_no_motion_gets_the_words_alone(chromium: Browser, origin: str) -> None:
    page = opened(chromium, origin, reduced_motion="reduce")

    page.keyboard.press("Enter")

    assert said(page) == "Breathe in …"
    assert page.evaluate("getComputedStyle(document.querySelector('.breath')).transform") == "none"
    page.close()


def test_without_script_the_words_tell_how(chromium: Browser, origin: str) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{origin}/en/steadying/")

    assert page.locator("[data-part=toggle]").is_hidden()
    assert page.get_by_text("Breathe in slowly while you count to four.").is_visible()
    context.close()
