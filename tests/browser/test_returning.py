"""Coming back with the code: typos, taking back, another counselor, and a page that locks itself."""

import json
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, expect

from tests.browser import at_console, at_intake, at_mailbox
from tests.browser.chromium import Profile
from tests.browser.conftest import LEFT_BEHIND, Opened
from tests.browser.fixtures import Desks, profiles
from tests.browser.installed import Place

pytestmark = pytest.mark.browser

STORY = "Saya ingin bercerita tentang rumah."
REGRETTED, KEPT = "Kalimat yang saya sesali.", "Kalimat yang boleh dibaca."
DRAFT = "Belum selesai ditulis"
MESSAGES = "**/messages"
PHONE = {"locale": "id-ID", "viewport": {"width": 360, "height": 740}}


class Client:
    """Who wrote an intake: the code, its case's id."""

    def __init__(self, place: Place, code: str, reference: str) -> None:
        self.code = code
        self.case = place.case(reference).id


@pytest.fixture(scope="module")
def client(place: Place, chromium: Browser) -> Iterator[Client]:
    """Somebody with a code."""
    with profiles(chromium) as make:
        code, reference = at_intake.write(make(place.origin, **PHONE).page, {"what": STORY})
        yield Client(place, code, reference)


@pytest.fixture
def device(place: Place, profile: Callable[..., Profile]) -> Profile:
    """Any device."""
    return profile(place.origin, **PHONE)


def wrong(code: str) -> str:
    """Return the code with one digit changed."""
    return code[:-1] + str((int(code[-1]) + 1) % 10)


TYPOS = [
    (wrong, "keliru atau tertukar"),
    (lambda code: code[:-5], "baru 20 angka"),
    (lambda code: code + " 1234", "28 angka"),
    (lambda code: "O" + code[1:], "hanya berisi angka"),
    (lambda code: " ", "Ketik atau tempel"),
]


def test_a_typo_is_said_before_any_request(client: Client, device: Profile) -> None:
    page = device.page
    page.goto("/kembali/")
    for typo, words in TYPOS:
        page.fill("#code", typo(client.code))
        page.locator("[data-part=enter-form] button[type=submit]").click()
        expect(page.locator("[data-part=typo]")).to_contain_text(words, use_inner_text=True)
    assert not any("/api/v1/keys" in address or "/mailboxes/" in address for address, _ in device.sent)


def test_an_unread_message_is_taken_back_and_a_read_one_is_not(
    place: Place, client: Client, device: Profile, desk_of: Desks
) -> None:
    page = device.page
    at_mailbox.enter(page, client.code)
    at_mailbox.write(page, REGRETTED)
    entry = page.locator(".entry", has_text=REGRETTED)
    entry.locator("[data-part=take-back]").click()
    entry.locator("[data-part=take-back-yes]").click()
    expect(entry).to_have_count(0)

    at_mailbox.write(page, KEPT)
    desk = desk_of("budi").page
    at_console.open_case(desk, client.case)
    desk.get_by_text(KEPT).wait_for()
    assert REGRETTED not in desk.locator("pi-case").inner_text()
    entry = page.locator(".entry", has_text=KEPT)
    entry.locator("[data-part=take-back]").click()
    entry.locator("[data-part=take-back-yes]").click()
    expect(entry.locator("[data-part=take-back-seen]")).to_contain_text("sudah membukanya")
    expect(entry.locator(".said")).to_have_text(KEPT)


def test_another_counselor_is_asked_for_once(client: Client, device: Profile, desk_of: Desks) -> None:
    page = device.page
    at_mailbox.enter(page, client.code)
    page.locator("[data-part=another]").click()
    page.route("**/requests", lambda route: route.fetch() and route.abort())
    page.locator("[data-part=another-yes]").click()
    page.locator("[data-part=another-failed]").wait_for()
    page.unroute("**/requests")
    page.locator("[data-part=another-yes]").click()
    page.locator("[data-part=another-done]").wait_for()

    desk = desk_of("budi").page
    at_console.go_to(desk, "Cases")
    at_console.open_case(desk, client.case)
    expect(desk.get_by_text("The client asks for another counselor")).to_have_count(1)


def test_a_lost_answer_is_answered_by_the_same_bytes(client: Client, device: Profile) -> None:
    page = device.page
    at_mailbox.enter(page, client.code)
    page.fill("#text", DRAFT)
    page.route(MESSAGES, lambda route: route.fetch() and route.abort())
    page.locator("[data-part=write-form] [data-part=send]").click()
    page.locator("[data-part=send-failed]").wait_for()
    expect(page.locator("#text")).to_have_value(DRAFT)
    page.unroute(MESSAGES)
    page.locator("[data-part=write-form] [data-part=send]").dblclick()
    page.locator("[data-part=sent]").wait_for()
    first, second = (json.loads(body) for address, body in device.sent if address.endswith("/messages"))
    assert (first["id"], first["sealed"]) == (second["id"], second["sealed"])
    expect(page.locator(".said", has_text=DRAFT)).to_have_count(1)


def test_the_mailbox_locks_after_ten_minutes_and_keeps_a_draft_sealed(
    client: Client, device: Profile
) -> None:
    page = device.page
    page.clock.install()
    at_mailbox.enter(page, client.code)
    unsent = f"{DRAFT} dan belum pernah dikirim"
    page.fill("#text", unsent)
    page.clock.run_for(9 * 60_000)
    expect(page.locator("[data-view=thread]")).to_be_visible()
    page.clock.run_for(90_000)
    expect(page.locator("[data-part=locked]")).to_contain_text("Halaman ini terkunci")
    expect(page.locator("[data-part=locked]")).to_contain_text("masih ada, tersegel")
    for words in (STORY, unsent, client.code):
        assert words not in page.locator("main").inner_html()
    assert [page.locator(place).input_value() for place in ("#text", "#code")] == ["", ""]
    page.fill("#code", client.code)
    page.locator("[data-part=enter-form] button[type=submit]").click()
    expect(page.locator("#text")).to_have_value(unsent)


def test_nothing_is_left_on_a_page_that_was_left(client: Client, device: Profile) -> None:
    page = device.page
    at_mailbox.enter(page, client.code)
    page.goto("/")
    page.go_back()
    page.locator("[data-part=enter-form]").wait_for()
    assert STORY not in page.locator("main").inner_html()
    assert page.locator("#code").input_value() == ""


def test_erasing_is_believed_when_its_answer_was_lost(place: Place, device: Profile) -> None:
    page = device.page
    code, _ = at_intake.write(page, {"what": STORY})
    at_mailbox.enter(page, code)
    page.locator("[data-part=erase]").click()
    page.locator("[data-part=erase-sure]").check()
    page.route("**/mailboxes/*", lambda route: route.fetch() and route.abort())
    page.locator("[data-part=erase-yes]").click()
    page.locator("[data-part=erase-failed]").wait_for()
    page.unroute("**/mailboxes/*")
    page.locator("[data-part=erase-yes]").click()
    expect(page.locator("[data-view=erased]")).to_contain_text("1 tulisan dihapus pada")


def test_an_answer_comes_although_the_counselors_page_was_closed(
    left_behind: Opened, device: Profile
) -> None:
    at_mailbox.enter(device.page, left_behind.code)
    expect(device.page.locator(".said", has_text=LEFT_BEHIND)).to_be_visible(timeout=100_000)
