"""When a door is shut: no story is asked for that nobody could take, and none is lost that was written."""

import json
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from functions.app import create_app
from functions.services import Services
from tests.clock import Clock
from tests.lite.plain_browser import ANSWERED, WORDS, PlainBrowser
from tests.opening import break_signature, open_service

FIRST_LINE = WORDS.split("\n")[0]
BEGINNINGS = ["/ringan/", "/ringan/tulis/", "/en/lite/", "/en/lite/write/"]


@pytest.fixture
def switched_off(services: Services, tmp_path: Path) -> PlainBrowser:
    """A browser before the same service after the path was switched off."""
    site = shutil.copytree(services.config.site, tmp_path / "site")
    about = site / "organisation.json"
    about.write_text(json.dumps({**json.loads(about.read_text("utf-8")), "lite": False}), encoding="utf-8")
    return PlainBrowser(
        create_app(replace(services, config=replace(services.config, site=site))).test_client()
    )


@pytest.mark.parametrize("address", BEGINNINGS)
def test_where_it_is_off_there_is_help_and_no_form(
    switched_off: PlainBrowser, services: Services, address: str
) -> None:
    open_service(services)

    switched_off.open(address)

    assert switched_off.forms == []
    assert 'href="tel:119"' in switched_off.html
    assert 'href="/ringan/kembali/"' in switched_off.html or 'href="/en/lite/return/"' in switched_off.html


def test_who_wrote_before_it_was_off_still_comes_back(
    browser: PlainBrowser, clock: Clock, switched_off: PlainBrowser
) -> None:
    browser.fill_in()
    clock.move(minutes=1)
    code = browser.press("send").code

    switched_off.enter(code)

    assert switched_off.status == 200
    assert FIRST_LINE in switched_off.html
    assert "kolibri kedua" in switched_off.press("write", text="kolibri kedua").html


def test_where_it_is_off_nobody_begins(
    browser: PlainBrowser, services: Services, clock: Clock, switched_off: PlainBrowser
) -> None:
    browser.fill_in()
    clock.move(minutes=1)

    switched_off.send(browser.form("send"), "send", {})

    assert services.table.query_index("cases/waiting").rows == []


@pytest.mark.parametrize("address", BEGINNINGS)
@pytest.mark.parametrize("is_signed", [True, False])
def test_no_story_is_asked_for_under_keys_that_cannot_be_used(
    browser: PlainBrowser, services: Services, clock: Clock, address: str, is_signed: bool
) -> None:
    if is_signed:
        clock.move(days=61)
    else:
        break_signature(services)

    browser.open(address)

    assert browser.status == 200
    assert browser.forms == []
    assert "nomor bantuan" in browser.html.lower() or "the numbers on this page" in browser.html.lower()
    assert 'class="button" href="/ringan/tulis/"' not in browser.html
    assert 'class="button" href="/en/lite/write/"' not in browser.html


def test_before_set_up_no_story_is_asked_for(services: Services) -> None:
    browser = PlainBrowser(create_app(services).test_client()).open("/ringan/tulis/")

    assert browser.forms == []
    assert "belum dibuka" in browser.html


def test_a_day_that_fills_in_the_middle_takes_no_word_away(
    browser: PlainBrowser, services: Services, clock: Clock
) -> None:
    browser.fill_in(ANSWERED[:2])
    services.settings.save(replace(services.settings.read(), capacity_per_day=0), now=clock())

    for entered in ANSWERED[2:]:
        browser.press("next", **{name.replace("-", "_"): value for name, value in entered.items()})
    clock.move(minutes=1)
    browser.press("send")

    assert browser.status == 503
    assert "Hari ini sudah penuh" in browser.html
    assert FIRST_LINE in browser.html
    assert "full_until" not in browser.html
    assert services.table.query_index("cases/waiting").rows == []


def test_a_full_day_is_said_until_the_first_word(
    browser: PlainBrowser, services: Services, clock: Clock
) -> None:
    browser.fill_in(ANSWERED[:1])
    services.settings.save(replace(services.settings.read(), capacity_per_day=0), now=clock())

    browser.press("next", age="adult")

    assert browser.forms == []
    assert "Hari ini sudah penuh" in browser.html
