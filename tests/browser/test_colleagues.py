"""Counselors at one case: who has it, an answer undone, sent twice, or not yet saved."""

import json
from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.browser import at_console, at_mailbox
from tests.browser.chromium import Profile
from tests.browser.conftest import Opens
from tests.browser.fixtures import Desks
from tests.browser.installed import Place

pytestmark = pytest.mark.browser

REGRETTED, REPEATED = "Jawaban ini ditarik kembali.", "Jawaban ini harus sampai sekali."
ANSWERS, DRAFT = "**/answers", "**/draft"


@pytest.mark.usefixtures("left_behind")  # whose half minute runs while these tests do
def test_who_comes_second_sees_who_has_the_case(opens: Opens, desk_of: Desks) -> None:
    first, second = desk_of("budi"), desk_of("sari")
    opened = opens(first)
    at_console.go_to(second.page, "Cases")
    at_console.open_case(second.page, opened.case)
    press = second.page.get_by_role("button", name="Take this case")
    press.wait_for()
    at_console.claim(first.page)
    press.click()
    expect(second.page.locator("pi-case")).to_contain_text("Budi Rekaan has this case")
    assert second.page.locator("#answer").count() == 0


def test_an_answer_is_undone_and_its_text_is_back(
    place: Place, opens: Opens, desk_of: Desks, profile: Callable[..., Profile]
) -> None:
    opened = opens(desk_of("sari"))
    at_console.claim(opened.page)
    at_console.hand_in(opened.page, REGRETTED)
    opened.page.get_by_role("button", name="Undo").click()
    expect(opened.page.locator("#answer")).to_have_value(REGRETTED)
    expect(opened.page.locator(".editor")).to_contain_text("Undone. Your text is back below.")
    client = profile(place.origin, locale="id-ID").page
    at_mailbox.enter(client, opened.code)
    assert REGRETTED not in "".join(at_mailbox.texts(client))


def test_an_answer_whose_way_is_lost_goes_once_as_the_same_bytes(opens: Opens, desk_of: Desks) -> None:
    desk = desk_of("sari")
    opened, before = opens(desk), len(desk.sent)
    page = opened.page
    at_console.claim(page)
    page.fill("#answer", REPEATED)
    page.route(ANSWERS, lambda route: route.abort())
    page.get_by_role("button", name="Send the answer").click()
    expect(page.locator(".editor .notice")).to_contain_text("What you wrote is still here")
    expect(page.locator("#answer")).to_have_value(REPEATED)
    page.unroute(ANSWERS)
    page.route(ANSWERS, lambda route: route.fetch() and route.abort())
    page.get_by_role("button", name="Send the answer").dblclick()
    page.get_by_role("button", name="Undo").wait_for()
    page.unroute(ANSWERS)
    first, *others = (
        json.loads(body) for address, body in desk.sent[before:] if address.endswith("/answers")
    )
    assert others == [first]


def test_an_answer_that_is_not_saved_yet_is_warned_of(opens: Opens, desk_of: Desks) -> None:
    page = opens(desk_of("sari")).page
    at_console.claim(page)
    page.route(DRAFT, lambda route: route.abort())
    page.fill("#answer", REGRETTED)
    page.get_by_text("The draft is not saved yet").wait_for()
    with page.expect_event("dialog") as warning:
        page.evaluate("setTimeout(() => location.reload())")
    assert warning.value.type == "beforeunload"
    warning.value.dismiss()
    expect(page.locator("#answer")).to_have_value(REGRETTED)
    page.unroute(DRAFT)
