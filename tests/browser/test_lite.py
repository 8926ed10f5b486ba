"""Without script in Chromium: written, answered at the console, read, written again, erased."""

import html
import time
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from functions.crypto.derivation import unlock
from tests.axe import ONE_LANGUAGE
from tests.browser import at_console, at_mailbox
from tests.browser.at_lite import FRONT, ORDINARY, RETURN, RIPE_SECONDS, Looker
from tests.browser.chromium import Profile
from tests.browser.fixtures import PHONE, Desks, profiles
from tests.browser.installed import Place

pytestmark = pytest.mark.browser

STORY = "Kolibri bersiul di atas genting merah muda."
ANSWER = "Terima kasih sudah menulis. Saya membacanya dengan tenang."
MORE = "Tujuh belas payung kuning menunggu hujan reda."
OFFERED = {"id": "dikunci begitu tiba, bukan sebelumnya", "en": "locked as soon as they arrive, not before"}


def case_of(place: Place, code: str) -> str:
    """Return the case behind a code."""
    published = place.services.staff.published_keys(place.services.clock())
    assert published is not None
    mailbox = place.services.cases.mailbox(unlock(code, published.salt).mailbox_sha256)
    assert mailbox is not None
    assert mailbox.case is not None
    return mailbox.case


def answer(place: Place, desk: Page, code: str) -> None:
    """Read and answer at the console."""
    at_console.open_case(desk, case_of(place, code))
    at_console.claim(desk)
    desk.get_by_text(STORY).first.wait_for()
    at_console.hand_in(desk, ANSWER)
    place.let_the_half_minute_pass(case_of(place, code))
    at_console.look_again(desk)
    desk.get_by_text("The answer has been sent.").wait_for()


@pytest.mark.parametrize("language", ONE_LANGUAGE)
def test_the_story_without_script(
    place: Place, desk_of: Desks, profile: Callable[..., Profile], language: str
) -> None:
    desk = desk_of("budi").page
    client = profile(place.origin, viewport=PHONE, java_script_enabled=False)
    page = client.page
    page.goto(ORDINARY[language])
    expect(page.locator("noscript p")).to_contain_text(OFFERED[language])
    page.locator("noscript a").click()
    assert page.url.endswith(FRONT[language])

    lite = Looker(page)
    code = lite.write(STORY, language)
    lite.keep(code)
    assert code not in page.content()
    answer(place, desk, code)

    lite.come_back(code, language)
    expect(page.get_by_text(ANSWER)).to_be_visible()
    page.locator(".entry summary").click()
    expect(page.get_by_text(STORY).first).to_be_visible()
    lite.say(MORE)
    expect(page.get_by_text(MORE)).to_have_count(1)
    at_console.look_again(desk)
    desk.get_by_text(MORE).wait_for()
    lite.erase()
    lite.come_back(code, language)
    assert page.locator("main .note.warn").count() == 1

    assert page.context.cookies() == []
    assert all(code not in url for url, _ in client.sent)
    assert {url.split("/")[2] for url, _ in client.sent} == {place.origin.split("/")[2]}


def test_a_case_begun_without_script_goes_on_with_it(
    place: Place, desk_of: Desks, profile: Callable[..., Profile]
) -> None:
    lite = Looker(profile(place.origin, viewport=PHONE, java_script_enabled=False).page)
    code = lite.write(STORY, "id")
    desk = desk_of("budi").page
    answer(place, desk, code)

    browser = profile(place.origin, locale="id-ID").page
    at_mailbox.enter(browser, code)
    assert any(STORY in text for text in at_mailbox.texts(browser))
    assert ANSWER in at_mailbox.texts(browser)
    at_mailbox.write(browser, MORE)

    at_console.look_again(desk)
    desk.get_by_text(MORE).wait_for()
    lite.come_back(code, "id")
    expect(lite.page.get_by_text(MORE)).to_be_visible()


def test_a_case_begun_with_script_shows_without_it_how_it_stands(
    place: Place, opens: Callable[[Profile], object], desk_of: Desks, profile: Callable[..., Profile]
) -> None:
    opened = opens(desk_of("budi"))
    lite = Looker(profile(place.origin, viewport=PHONE, java_script_enabled=False).page)

    lite.come_back(opened.code, "id")  # type: ignore[attr-defined]  # typed as object

    expect(lite.page.get_by_text("terkunci di peramban")).to_be_visible()
    expect(lite.page.locator("textarea")).to_have_count(0)
    lite.erase()
    expect(lite.page.get_by_text("tulisan dihapus pada")).to_be_visible()


@pytest.mark.parametrize("language", ONE_LANGUAGE)
def test_axe_finds_nothing_on_any_page(place: Place, profile: Callable[..., Profile], language: str) -> None:
    page = profile(place.origin, viewport=PHONE, reduced_motion="reduce").page
    lite = Looker(page, looks_in=language)

    code = lite.write(STORY, language)
    lite.keep(code)
    lite.come_back("1234", language)
    lite.come_back("0000 0000 0000 0000 0000 0098", language)
    lite.come_back(code, language)
    lite.say("")
    lite.say(MORE)
    lite.press("take-back")
    lite.press("take-back-sure")
    lite.press("another")
    lite.press("another-sure")
    lite.erase()

    assert lite.found == []


def test_the_form_can_be_filled_in_and_sent_by_keyboard_alone(
    place: Place, profile: Callable[..., Profile]
) -> None:
    page = profile(place.origin, viewport=PHONE, java_script_enabled=False).page
    page.goto(FRONT["id"])

    def to(selector: str) -> None:
        """Walk on to a control."""
        for _ in range(60):
            page.keyboard.press("Tab")
            if page.locator(f"{selector}:focus").count():
                return
        raise AssertionError(f"the keyboard does not come to {selector}")

    def next_page() -> None:
        to("button[value=next]")
        page.keyboard.press("Enter")

    to('a[href="/ringan/tulis/"]')
    page.keyboard.press("Enter")
    begun = time.monotonic()
    to("[name=danger]")
    for _ in range(2):
        page.keyboard.press("ArrowDown")
    next_page()
    to("[name=age]")
    page.keyboard.press("Space")
    next_page()
    to("[name=what]")
    page.keyboard.type(STORY)
    for _ in range(3):
        next_page()
    to('[name="consent-counselling"]')
    page.keyboard.press("Space")
    next_page()
    page.wait_for_timeout(max(0.0, begun + RIPE_SECONDS - time.monotonic()) * 1000)
    to("button[value=send]")
    page.keyboard.press("Enter")

    assert len(Looker(page).code) == 24


def test_enter_in_a_field_goes_on_and_never_changes_the_language(
    place: Place, profile: Callable[..., Profile]
) -> None:
    page = profile(place.origin, java_script_enabled=False).page
    page.goto("/ringan/tulis/")
    page.check("[name=danger][value=no]")
    page.keyboard.press("Enter")

    expect(page.locator("html")).to_have_attribute("lang", "id")
    expect(page.locator("[name=age]").first).to_be_visible()


UNABLE = {
    "no workers": "delete globalThis.Worker",
    "no crypto.subtle": "Object.defineProperty(Crypto.prototype, 'subtle', { value: undefined })",
    "no BigInt": "delete globalThis.BigInt",
}


@pytest.fixture(scope="module", params=UNABLE)
def unable(place: Place, chromium: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    """A page of a browser that lacks something which sealing needs."""
    with profiles(chromium) as make:
        page = make(place.origin).page
        page.add_init_script(UNABLE[request.param])
        yield page


@pytest.mark.parametrize("address", ["/tulis/", "/kembali/", "/en/write/", "/en/return/"])
def test_a_browser_that_cannot_seal_is_offered_the_other_path_and_nothing_else(
    unable: Page, address: str
) -> None:
    unable.goto(address)

    expect(unable.locator("[data-part=lite-offer]")).to_be_visible()
    expect(unable.locator("[data-part=lite-offer] a")).to_have_attribute(
        "href", FRONT["en" if "/en/" in address else "id"]
    )
    assert unable.locator("[data-part=begin]:visible, [data-part=enter-form]:visible").count() == 0


@pytest.mark.parametrize("address", ["/tulis/", "/kembali/"])
def test_a_browser_that_can_seal_is_not_offered_it(
    place: Place, profile: Callable[..., Profile], address: str
) -> None:
    page = profile(place.origin).page

    page.goto(address)

    page.locator("[data-part=begin]:visible, [data-part=enter-form]:visible").wait_for()
    expect(page.locator("[data-part=lite-offer]")).to_be_hidden()


def test_the_code_is_printed_alone(place: Place, profile: Callable[..., Profile]) -> None:
    page = profile(place.origin, viewport=PHONE, java_script_enabled=False).page
    lite = Looker(page)
    code = lite.write(STORY, "id")

    page.emulate_media(media="print")

    seen = " ".join(page.locator("body").inner_text().split())
    assert "".join(mark for mark in seen if mark.isdigit()).startswith(code)
    assert html.escape(RETURN["id"]) in seen
    assert len(seen) < 120
