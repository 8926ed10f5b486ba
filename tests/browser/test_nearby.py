"""Who names their province sees local services, and no request tells which province it was."""

from collections.abc import Callable
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page

from tests.browser import at_intake
from tests.browser.chromium import Profile
from tests.browser.installed import Place

pytestmark = pytest.mark.browser
TEXTS = {"what": "Boleh saya bertanya?"}


def go_to_the_question(page: Page) -> None:
    at_intake.begin(page)
    page.locator('[name=danger][value="no"]').check()
    while not page.locator("[name=province]").is_visible():
        page.locator("[data-part=next]").click()


def test_local_services_stand_beside_the_question_and_after_sending(
    place: Place, profile: Callable[..., Profile]
) -> None:
    client = profile(place.origin, locale="id-ID", viewport={"width": 360, "height": 740})
    page = client.page
    go_to_the_question(page)
    page.locator("[name=province]").select_option("ID-JK")

    beside = page.locator('[data-link-id="province"] .nearby')
    beside.get_by_text("JakCare").wait_for()
    assert beside.locator('a[href="tel:08001500119"]').is_visible()
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0

    at_intake.fill_rest(page, TEXTS)
    code = at_intake.send(page)
    at_intake.keep(page, code)
    assert page.locator("[data-view=done] .nearby").get_by_text("JakCare").is_visible()

    asked = [(urlsplit(address).path, body) for address, body in client.sent]
    assert ("/directory/local.id.json", b"") in asked
    assert not any("jk" in path.lower() or b"ID-JK" in body for path, body in asked if ".js" not in path)


def test_a_province_without_services_of_its_own_is_told_kindly(
    place: Place, profile: Callable[..., Profile]
) -> None:
    page = profile(place.origin, locale="id-ID").page
    go_to_the_question(page)
    page.locator("[name=province]").select_option("ID-PE")

    note = page.locator('[data-link-id="province"] .nearby')
    note.get_by_text("belum ada layanan khusus").wait_for()
    assert not note.get_by_text("Layanan setempat").is_visible()

    page.locator("[name=province]").select_option("")
    assert note.count() == 0


def test_leaving_takes_the_services_away(place: Place, profile: Callable[..., Profile]) -> None:
    page = profile(place.origin, locale="id-ID").page
    go_to_the_question(page)
    page.locator("[name=province]").select_option("ID-JK")
    page.locator('[data-link-id="province"] .nearby').wait_for()
    page.evaluate("document.dispatchEvent(new CustomEvent('safe-exit'))")

    assert page.locator(".nearby").count() == 0


def test_without_the_list_the_form_goes_on(place: Place, profile: Callable[..., Profile]) -> None:
    page = profile(place.origin, locale="id-ID").page
    page.route("**/directory/local.id.json", lambda route: route.abort())
    go_to_the_question(page)
    page.locator("[name=province]").select_option("ID-JK")

    assert page.locator(".nearby").count() == 0
    page.locator("[data-part=next]").click()
    assert not page.locator("[name=province]").is_visible()
