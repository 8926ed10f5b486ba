"""The safety plan in Chromium: it prints what was typed, sends and keeps nothing, forgets when it is left."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

pytestmark = pytest.mark.browser

NEUTRAL = "https://www.bmkg.go.id/"
SHEETS = re.compile(rb"/Type\s*/Page[^s]")
TYPED = "walk to the river"
STORED = "async () => [localStorage.length, sessionStorage.length, (await indexedDB.databases()).length]"
VALUES = "() => [...document.querySelectorAll('.plan textarea')].map(each => each.value).join('')"
ON_PAPER = """() => [...document.querySelectorAll('.plan .written')]
    .filter(each => getComputedStyle(each).display !== 'none').map(each => each.textContent)"""


@pytest.fixture(scope="module")
def window(window: BrowserContext) -> BrowserContext:
    """A window. The neutral page beyond is ours."""
    window.route(f"{NEUTRAL}**", lambda route: route.fulfill(body="Weather", content_type="text/html"))
    return window


@pytest.fixture(params=["rencana-aman/", "en/plan/"])
def page(request: pytest.FixtureRequest, window: BrowserContext, origin: str) -> Iterator[Page]:
    """The plan, with a line typed into its second field."""
    page = window.new_page()
    page.goto(f"{origin}/{request.param}", wait_until="networkidle")
    page.fill("#plan-2", TYPED)
    yield page
    page.close()


def test_what_is_typed_leaves_no_request_and_nothing_in_the_browser(page: Page) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))

    page.fill("#plan-4", "somebody")
    page.keyboard.press("Enter")
    page.emulate_media(media="print")
    page.wait_for_timeout(200)

    assert asked == []
    assert page.context.cookies() == []
    assert page.evaluate(STORED) == [0, 0, 0]
    assert TYPED not in page.url


def test_paper_shows_what_was_typed_and_lines_where_nothing_was(page: Page) -> None:
    page.emulate_media(media="print")

    assert page.evaluate(ON_PAPER) == [TYPED]
    assert page.locator("#plan-2").is_hidden()
    assert page.locator("#plan-1").is_visible()
    assert page.locator(".help").first.is_hidden()


def test_a_plan_fits_on_one_sheet(page: Page) -> None:
    assert len(SHEETS.findall(page.pdf(format="A4"))) == 1


def test_a_reload_brings_nothing_back(page: Page) -> None:
    page.on("dialog", lambda dialog: dialog.accept())
    page.reload(wait_until="networkidle")

    assert page.evaluate(VALUES) == ""


def test_safe_exit_clears_it_at_once_and_asks_nothing(page: Page) -> None:
    page.on("dialog", lambda dialog: pytest.fail("a dialog stood in the way"))
    seen: list[str] = []
    page.on("console", lambda said: seen.append(said.text))
    page.evaluate(f"document.addEventListener('safe-exit', () => console.log('left: ' + ({VALUES})()))")

    page.click("a.exit")
    page.wait_for_url(f"{NEUTRAL}**")

    assert [text for text in seen if text.startswith("left:")] == ["left: "]


def test_one_button_clears_everything(page: Page) -> None:
    page.click("[data-part=clear]")

    assert page.evaluate(VALUES) == ""
    assert page.locator("[data-part=cleared]").is_visible()
    page.emulate_media(media="print")
    assert page.evaluate(ON_PAPER) == []


def test_without_script_there_are_lines_to_print(chromium: Browser, origin: str) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{origin}/en/plan/")
    page.emulate_media(media="print")

    assert page.locator(".plan textarea").count() == 7
    assert all(each.is_visible() for each in page.locator(".plan textarea").all())
    assert len(SHEETS.findall(page.pdf(format="A4"))) == 1
    context.close()
