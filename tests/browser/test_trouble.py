"""Sending an intake while network and server fail: no word is lost, and nothing arrives twice."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, Route, expect

from functions.web.problems import TYPE, catalogue
from tests.browser import at_intake
from tests.browser.chromium import Profile
from tests.browser.installed import Place

pytestmark = pytest.mark.browser

STORY = "Sinyal di sini sering hilang, jadi saya menulis dengan tenang."
CHANGED = "Sinyal sudah kembali, dan saya menulis lain."
INTAKES = "**/api/v1/intakes"
SEALED = ("id", "mailbox", "token_sha256", "sealed", "epoch")


@pytest.fixture
def client(place: Place, profile: Callable[..., Profile]) -> Profile:
    """A client before the preview of what they wrote."""
    client = profile(place.origin, locale="id-ID", viewport={"width": 360, "height": 740})
    at_intake.begin(client.page)
    at_intake.fill(client.page, {"what": STORY})
    return client


def parcels(client: Profile) -> list[dict[str, Any]]:
    """Return every intake that left the page, the lost ones too."""
    return [json.loads(body) for address, body in client.sent if address.endswith("/intakes")]


def is_said(page: Page, words: str) -> None:
    """Wait until the page says why it was not sent, and that every word is still there."""
    failed = page.locator("[data-view=failed]")
    failed.wait_for()
    expect(failed).to_contain_text(words, use_inner_text=True)
    expect(failed).to_contain_text("Tidak ada kata yang hilang", use_inner_text=True)
    assert page.locator("[name=what]").input_value() == STORY


def is_accepted(page: Page) -> str:
    """Wait for the code; returns the reference."""
    page.locator("[data-view=code]").wait_for(timeout=60_000)
    return page.locator("[data-view=code] [data-value=reference]").inner_text()


def lose_request(route: Route) -> None:
    """Let nothing reach the server."""
    route.abort()


def gateway(route: Route) -> None:
    """Answer as a proxy does in front of a server that is away."""
    route.fulfill(status=502, content_type="text/html", body="<h1>Bad Gateway</h1>")


def lose_answer(route: Route) -> None:
    """Let the server do what it is asked, and nobody hear of it."""
    route.fetch()
    route.abort()


def full(route: Route) -> None:
    """Answer as the server does on a day that is full."""
    document = {"type": f"{TYPE}full", "status": 503, **catalogue()["problems"]["full"]["id"]}
    route.fulfill(status=503, headers={"Retry-After": "3600"}, json=document)


def outdated(*changes: dict[str, object]) -> Callable[[Route], None]:
    """Change what is sent, each time otherwise, as though the world had moved on since it was sealed."""
    left = list(changes)

    def send(route: Route) -> None:
        sent = json.loads(route.request.post_data or "")
        route.continue_(post_data=json.dumps({**sent, **(left.pop(0) if left else {})}))

    return send


def test_a_retry_sends_the_same_bytes_and_makes_one_case(place: Place, client: Profile) -> None:
    page, before = client.page, place.count()
    press = page.locator("[data-part=send]")
    for trouble, words in (
        (lose_request, "Tidak ada jawaban dari layanan kami"),
        (gateway, "Mungkin sambungan Anda terputus"),
        (full, "coba lagi setelah"),
        (lose_answer, "kalau dikirim lagi, tidak akan tercatat dua kali"),
    ):
        page.route(INTAKES, trouble)
        press.click()
        is_said(page, words)
        page.unroute(INTAKES)
        press = page.locator("[data-part=again]")
    assert place.count() - before == 1
    press.click()
    reference = is_accepted(page)
    first, *retries = parcels(client)
    assert [{name: one[name] for name in SEALED} for one in retries] == [
        {name: first[name] for name in SEALED}
    ] * 4
    assert place.count() - before == 1
    assert place.case(reference).bodies == 1


def test_storage_away_is_said_with_the_time_to_try_again(place: Place, client: Profile) -> None:
    page = client.page
    with place.storage_away():
        page.locator("[data-part=send]").click()
        is_said(page, "Sedang tidak bisa dijangkau")
        is_said(page, "coba lagi setelah")
    page.locator("[data-part=again]").dblclick()
    assert place.case(is_accepted(page)).bodies == 1
    assert len(parcels(client)) == 2


def test_changed_keys_and_refused_work_are_mended_unasked(place: Place, client: Profile) -> None:
    client.page.route(INTAKES, outdated({"epoch": 7}, {"work": "e30="}))
    client.page.locator("[data-part=send]").dblclick()
    assert place.case(is_accepted(client.page)).bodies == 1
    assert len(parcels(client)) == 3


def test_whatever_is_lost_on_the_way_is_asked_for_again(
    place: Place, profile: Callable[..., Profile]
) -> None:
    client = profile(place.origin, locale="id-ID")
    page = client.page
    ways = ["**/seal.*.js", "**/api/v1/keys", "**/api/v1/work", "**/work.*.js"]
    for way in ways:
        page.route(way, lose_request)
    at_intake.begin(page)
    at_intake.fill(page, {"what": STORY})
    press = page.locator("[data-part=send]")
    for way in ways:
        press.click()
        is_said(page, "Mungkin sambungan Anda terputus")
        page.unroute(way)
        press = page.locator("[data-part=again]")
    press.click()
    assert place.case(is_accepted(page)).bodies == 1


def test_words_changed_after_a_lost_answer_do_not_stand_beside_the_earlier_ones(
    place: Place, client: Profile
) -> None:
    page, before = client.page, place.count()
    page.route(INTAKES, lose_answer)
    page.locator("[data-part=send]").click()
    is_said(page, "Boleh jadi kiriman Anda sudah sampai")
    page.unroute(INTAKES)
    page.go_back()
    expect(page.locator("[data-view=failed]")).to_be_visible()
    page.locator("[data-part=back-to-text]").click()
    page.locator("[data-view=form]").wait_for()
    while not page.locator("[name=what]").is_visible():
        page.locator("[data-part=back]").click()
    page.fill("[name=what]", CHANGED)
    while page.locator("[data-view=form]").is_visible():
        page.locator("[data-part=next]").click()
    page.locator("[data-part=send]").click()
    assert place.case(is_accepted(page)).bodies == 1
    assert place.count() - before == 1
    first, second = parcels(client)
    assert first["mailbox"] != second["mailbox"]


def test_going_back_on_the_failure_does_not_leave_the_page(client: Profile) -> None:
    page = client.page
    page.route(INTAKES, lose_request)
    page.locator("[data-part=send]").click()
    is_said(page, "Mungkin sambungan Anda terputus")
    for _ in range(page.evaluate("history.state.place")):
        page.go_back()
    page.locator("[data-part=back-to-text]").click()
    page.locator("[data-part=begin]").click()
    page.locator("[data-view=form]").wait_for()
    assert page.locator("[name=what]").input_value() == STORY


def test_erasing_is_believed_when_its_answer_was_lost(client: Profile) -> None:
    page = client.page
    at_intake.send(page)
    page.locator("[data-part=cannot]").click()
    page.route("**/mailboxes/*", lose_answer)
    page.locator("[data-view=without] [data-part=erase]").click()
    page.locator("[data-part=erase-failed]").wait_for()
    page.unroute("**/mailboxes/*")
    page.locator("[data-view=without] [data-part=erase]").click()
    page.locator("[data-view=erased]").wait_for()
