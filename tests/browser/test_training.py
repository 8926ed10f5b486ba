"""The training case: every step works, nothing of it leaves the browser, and it begins again at will."""

import pytest
from playwright.sync_api import Page, Request, expect

from tests.axe import findings
from tests.browser import at_console
from tests.browser.fixtures import Desks
from tests.browser.installed import Place

pytestmark = pytest.mark.browser

TRAINING = "0" * 32
BROKEN_WORDS = """() => [...document.querySelectorAll('.case-tabs span')].map((each) => {
  const word = document.createRange()
  word.selectNodeContents(each)
  return /\\s/.test(each.textContent) || word.getClientRects().length === 1 ? '' : each.textContent
}).filter(Boolean)"""
HURRY = """() => { const now = Date.now; Date.now = () => now() + 40_000 }"""


def test_a_case_is_practised_from_claim_to_ending_and_nothing_leaves_the_browser(desk_of: Desks) -> None:
    desk = desk_of("sari")
    page, asked = desk.page, list[Request]()
    at_console.go_to(page, "Me")
    at_console.speak(page, "id")
    page.on("request", lambda request: asked.append(request))
    page.get_by_role("link", name="Berlatih dengan kasus rekaan").click()
    page.locator("pi-training pi-case .case-head").wait_for()
    expect(page.locator(".training")).to_contain_text("Tidak ada yang dikirim")
    expect(page.locator(".intake")).to_contain_text("sulit tidur")
    expect(page.locator(".intake .note")).to_have_count(0)
    assert page.evaluate(BROKEN_WORDS) == []

    page.get_by_role("button", name="Ambil kasus ini").click()
    page.fill("#answer", "Terima kasih sudah menulis.")
    page.get_by_role("button", name="Kirim jawaban").click()
    page.get_by_role("button", name="Urungkan").wait_for()
    expect(page.locator(".undo")).to_be_focused()
    page.evaluate(HURRY)
    at_console.look_again(page)
    expect(page.locator(".thread")).to_contain_text("Apakah ini benar-benar rahasia?", timeout=45_000)

    page.get_by_role("button", name="Bahaya: panggil bantuan").click()
    expect(page.locator(".danger-panel")).to_contain_text("Belum ada yang menjawab")
    page.get_by_label("Dibatalkan, tidak ada bahaya").check()
    page.get_by_role("button", name="Akhiri panggilan").click()
    expect(page.locator(".danger-panel")).to_have_count(0)
    page.get_by_role("button", name="Beri julukan").click()
    page.fill("#nickname", "Kolibri")
    page.locator("pi-nickname").get_by_role("button", name="Simpan").click()
    expect(page.locator("pi-nickname strong")).to_have_text("Kolibri")
    assert findings(page, "id") == []

    page.get_by_role("button", name="Mulai lagi").click()
    expect(page.locator("pi-nickname strong")).to_have_count(0)
    expect(page.get_by_role("button", name="Ambil kasus ini")).to_be_visible()
    assert sent(asked) == []
    at_console.speak(page, "en")


def test_it_speaks_the_consoles_language_and_is_gone_when_one_leaves(desk_of: Desks) -> None:
    page = desk_of("budi").page
    practise(page)
    expect(page.locator(".intake")).to_contain_text("I sleep badly")
    assert page.evaluate(BROKEN_WORDS) == []
    page.get_by_role("button", name="Take this case").click()
    page.locator("#answer").wait_for()

    at_console.go_to(page, "Cases")
    page.locator("pi-queues").wait_for()
    practise(page)

    expect(page.get_by_role("button", name="Take this case")).to_be_visible()
    at_console.go_to(page, "Cases")


def test_what_is_invented_has_no_audit_trail(desk_of: Desks) -> None:
    page = desk_of("melati").page
    practise(page)

    expect(page.get_by_role("button", name="Erase for good")).to_be_visible()
    expect(page.get_by_role("link", name="Audit trail")).to_have_count(0)
    at_console.go_to(page, "Cases")


def test_what_does_not_arrive_is_said_and_asked_for_again(place: Place, desk_of: Desks) -> None:
    page = desk_of("budi").page
    page.goto("about:blank")
    page.goto("/console/")
    at_console.unlock(page, place.team["budi"])
    page.locator("pi-queues").wait_for()
    page.route("**/part.*.js", lambda route: route.abort())
    page.evaluate("fragment => { location.hash = fragment }", f"#case/{TRAINING}")
    retry = page.get_by_role("button", name="Try again")
    expect(retry).to_be_visible()
    expect(page.get_by_role("alert").last).to_contain_text("This page did not arrive.")

    page.unroute("**/part.*.js")
    retry.click()

    expect(page.locator(".training")).to_be_visible()
    expect(page.locator("pi-training h1")).to_be_focused()
    at_console.go_to(page, "Cases")


def practise(page: Page) -> None:
    """Go to the training case."""
    page.evaluate("fragment => { location.hash = fragment }", f"#case/{TRAINING}")
    page.locator("pi-training pi-case .case-head").wait_for()


def sent(asked: list[Request]) -> list[str]:
    """Return what went out about the training case: anything that changes something, or names it."""
    return [each.url for each in asked if each.method != "GET" or TRAINING in each.url]
