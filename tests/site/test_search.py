"""Search in Chromium, on a narrow screen, by keyboard alone."""

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

pytestmark = pytest.mark.browser

Opens = Callable[[str], Page]
WORDS = {"": ("menyegelkan", "yegel|segel"), "en/": ("sealing", "seal")}


@pytest.fixture
def opens(window: BrowserContext, origin: str) -> Iterator[Opens]:
    """Open a page of the site on a narrow screen."""

    def opens(address: str) -> Page:
        page = window.new_page()
        page.set_viewport_size({"width": 360, "height": 740})
        page.goto(f"{origin}/{address}")
        return page

    yield opens
    for page in window.pages:
        page.close()


def open_search(page: Page) -> None:
    page.locator("[data-opens=search]:visible").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#query")).to_be_focused()


@pytest.mark.parametrize("address", list(WORDS))
def test_a_form_of_a_word_finds_a_page_by_keyboard(opens: Opens, address: str) -> None:
    typed, stem = WORDS[address]
    page = opens(address)
    open_search(page)

    page.keyboard.type(typed)
    first = page.locator(".found a").first
    expect(first).to_contain_text(re.compile(stem, re.IGNORECASE))
    page.keyboard.press("Enter")
    expect(first).to_be_focused()
    found = str(first.get_attribute("href"))
    page.keyboard.press("Enter")

    page.wait_for_url(f"**{found}")
    assert found.startswith("/en/") == (address == "en/")


URGENT = {
    "": (
        "mati|bunuh|bunuh diri|mengakhiri hidup|menyakiti diri|melukai diri|kdrt|dipukul|diperkosa|polisi"
        "|ambulans|hotline|tolong|darurat|saya ingin mati|mau bunuh diri"
        "|aku mau mengakhiri hidup|dipukul suami"
    ),
    "en/": (
        "die|kill|suicide|suicidal|self-harm|hurt|rape|abuse|hit|hotline|police|ambulance|emergency"
        "|i want to die|want to kill myself|hurt myself|he hit me|raped|abused"
    ),
}


@pytest.mark.parametrize("language", list(URGENT))
def test_who_types_what_cannot_wait_finds_the_numbers_first(opens: Opens, language: str) -> None:
    page = opens(language)
    open_search(page)

    found = {}
    for typed in URGENT[language].split("|"):
        page.locator("#query").fill(typed)
        page.keyboard.press("Enter")
        expect(page.locator(".found a").first).to_be_focused()
        found[typed] = page.locator(".found a").first.get_attribute("href")

    first = {"": "/darurat/", "en/": "/en/emergency/"}[language]
    assert {typed: address for typed, address in found.items() if address != first} == {}


@pytest.mark.parametrize("typed", ["DynamoDB", "HPKE", "AGPL"])
def test_pages_for_whoever_runs_or_builds_it_are_not_found(opens: Opens, typed: str) -> None:
    page = opens("")
    open_search(page)

    page.keyboard.type(typed)

    expect(page.locator("[data-part=told] > :visible")).to_have_count(1)
    assert not page.locator(".found a[href*=arsitektur], .found a[href*=organisasi]").count()


def test_nothing_of_it_is_loaded_before_it_is_opened(opens: Opens) -> None:
    page = opens("")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.reload(wait_until="networkidle")
    assert not [address for address in asked if "search_index" in address]

    with page.expect_response(re.compile("search_index")):
        open_search(page)


def test_what_is_typed_asks_nobody(opens: Opens) -> None:
    page = opens("")
    open_search(page)
    page.wait_for_load_state("networkidle")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))

    page.keyboard.type("rahasia")
    expect(page.locator("[data-part=told] > :visible")).to_have_count(1)

    assert asked == []
    assert "rahasia" not in page.url


def test_escape_closes_and_goes_back_to_the_button(opens: Opens) -> None:
    page = opens("arsitektur/")
    open_search(page)

    page.keyboard.press("Escape")

    expect(page.locator("#search")).to_be_hidden()
    expect(page.locator("[data-opens=search]:visible")).to_be_focused()


def test_what_is_not_there_is_said(opens: Opens) -> None:
    page = opens("en/architecture/")
    open_search(page)

    page.keyboard.type("xyzzyqwv")

    expect(page.locator("[data-when=none]")).to_be_visible()


def test_an_index_that_does_not_come_is_said_and_fetched_at_the_next_try(opens: Opens) -> None:
    page = opens("arsitektur/")
    page.route("**/search_index.json", lambda route: route.abort())
    open_search(page)
    expect(page.locator("[data-when=failed]")).to_be_visible()

    page.unroute("**/search_index.json")
    page.keyboard.type("penyimpanan")

    expect(page.locator(".found a").first).to_be_visible()


def test_safe_exit_takes_the_words_along(opens: Opens) -> None:
    page = opens("arsitektur/")
    page.route("https://www.bmkg.go.id/**", lambda route: route.abort())
    open_search(page)
    page.keyboard.type("rahasia")

    page.evaluate("document.dispatchEvent(new CustomEvent('safe-exit'))")

    assert page.locator("#query").input_value() == ""
    expect(page.locator("#search")).to_be_hidden()


def test_without_script_the_menu_opens_and_no_dead_button_is_shown(chromium: Browser, origin: str) -> None:
    context = chromium.new_context(java_script_enabled=False, viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.goto(f"{origin}/arsitektur/")

    page.locator(".menu > summary").focus()
    page.keyboard.press("Enter")

    expect(page.locator(".menu [aria-current=page]")).to_be_visible()
    expect(page.locator("[data-opens=search]:visible")).to_have_count(0)
    context.close()
