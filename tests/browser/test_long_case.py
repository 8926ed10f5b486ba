"""A case with many messages: the newest are there at once, older ones on a press; the rest stays unseen."""

import pytest
from playwright.sync_api import Page, expect

from functions.cases.actions.opening import EARLIER, MOST_MESSAGES, NEWEST
from tests.axe import IS_FULL_SIZE
from tests.bench.chromium import slow_main_thread
from tests.bench.long_case import ENTRIES, LONG, MOST_SECONDS, SLOWER, make, open_case
from tests.browser.fixtures import Desks
from tests.browser.installed import Place

pytestmark = pytest.mark.browser

MESSAGES = LONG if IS_FULL_SIZE else 60
TOP = """text => [...document.querySelectorAll('.message')]
    .find(each => each.textContent.includes(text)).getBoundingClientRect().top"""
STAYS = f"([text, before]) => Math.abs(({TOP})(text) - before) < 3"


def _earlier(page: Page) -> None:
    count = page.locator(".message").count()
    page.get_by_role("button", name="Show earlier messages").click()
    expect(page.locator(".message").nth(count)).to_be_attached()


def _has_earlier(page: Page) -> bool:
    expect(page.locator("button.earlier:disabled")).to_have_count(0)
    return page.locator("button.earlier").count() > 0


def test_older_messages_come_on_a_press_and_what_is_read_stays_in_place(place: Place, desk_of: Desks) -> None:
    case, page = make(place.services, MESSAGES, 0), desk_of("sari").page
    open_case(page, case, MESSAGES)
    expect(page.locator(".message")).to_have_count(NEWEST)
    oldest = f"Pesan ke-{MESSAGES - NEWEST + 1}."
    page.get_by_text(oldest).scroll_into_view_if_needed()
    before = page.evaluate(TOP, oldest)

    _earlier(page)

    expect(page.locator(".message")).to_have_count(NEWEST + EARLIER)
    page.wait_for_function(STAYS, arg=[oldest, before])
    while _has_earlier(page):
        _earlier(page)
    texts = page.locator(".message .text").all_inner_texts()
    assert [text.split(".")[0] for text in texts] == [f"Pesan ke-{n}" for n in range(2, MESSAGES + 1)]


def test_what_was_passed_over_is_not_seen(place: Place, desk_of: Desks) -> None:
    count = MOST_MESSAGES + 20
    case, page = make(place.services, count, 0, seen=False), desk_of("sari").page

    def seen() -> int:
        head = place.services.cases.case(case)
        assert head is not None
        return head.seen_up_to

    with page.expect_response("**/seen"):
        open_case(page, case, count)
    assert seen() == 1

    with page.expect_response("**/seen"):
        _earlier(page)
    assert seen() == count


@pytest.mark.skipif(not IS_FULL_SIZE, reason="a whole machine's speed is measured at full size")
def test_the_first_screen_of_a_long_case_is_there_within_a_second(place: Place, desk_of: Desks) -> None:
    case, page = make(place.services, LONG, ENTRIES), desk_of("sari").page
    with slow_main_thread(page, SLOWER):
        taken = [open_case(page, case, LONG) for _ in range(5)]

    assert min(taken) < MOST_SECONDS * 1000
