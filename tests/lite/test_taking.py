"""Which forms are taken: not too quick, not too old, not too many, and those in danger always."""

import html
import re
from dataclasses import replace

import pytest

from functions.lite.store import KEPT_FOR_URGENT, MOST_AN_HOUR
from functions.services import Services
from functions.storage.table import Absent, AtVersion, Item, Key, Put
from tests.clock import Clock
from tests.lite.plain_browser import ANSWERED, WORDS, PlainBrowser
from tests.lite.received import cases

TOMORROW = "Selasa, 3 Januari pukul 00.00 WIB"


def in_words(page: str) -> str:
    """Return a page without its tags."""
    return re.sub("<[^>]+>", "", page)


def test_a_form_that_comes_back_at_once_is_not_taken_and_loses_no_word(
    browser: PlainBrowser, services: Services, clock: Clock
) -> None:
    browser.fill_in()

    browser.press("send")

    assert browser.status == 422
    assert cases(services) == 0
    clock.move(seconds=5)
    assert browser.press("send").code


def test_an_old_form_gets_another_slip_and_loses_no_word(ready: PlainBrowser, clock: Clock) -> None:
    clock.move(hours=12)

    ready.press("send")

    assert ready.status == 409
    assert html.escape(WORDS.split("\n")[1]) in ready.html
    clock.move(seconds=5)
    assert ready.press("send").code


@pytest.mark.parametrize("slip", ["", "x", "eA.aaaa.bbbb"])
def test_a_slip_that_is_none_of_ours_is_not_taken(ready: PlainBrowser, services: Services, slip: str) -> None:
    form = ready.form("send")

    ready.send(form, "send", {"slip": slip})

    assert ready.status in (409, 422)
    assert cases(services) == 0


def test_so_many_forms_are_taken_in_an_hour_and_urgent_ones_beyond(
    ready: PlainBrowser, services: Services, clock: Clock
) -> None:
    count_to(services, MOST_AN_HOUR)

    ready.press("send")

    assert (ready.status, cases(services)) == (429, 0)
    ready.fill_in([{"danger": "yes"}, {"go-on": "true"}, *ANSWERED[1:]])
    clock.move(minutes=4)
    assert ready.press("send").code
    count_to(services, MOST_AN_HOUR + KEPT_FOR_URGENT)
    ready.fill_in([{"danger": "yes"}, {"go-on": "true"}, *ANSWERED[1:]])
    clock.move(minutes=4)
    assert ready.press("send").status == 429
    clock.move(hours=1)
    assert ready.press("send").code


def count_to(services: Services, number: int) -> None:
    """Let the hour have had so many forms."""
    hour = services.clock().strftime("%Y-%m-%dT%H")
    known = services.table.get(Key(f"lite/{hour}", "count"))
    item = Item(Key(f"lite/{hour}", "count"), {"count": number})
    services.table.commit([Put(item, Absent() if known is None else AtVersion(known.version))])


def test_a_full_day_is_said_before_the_story_is_written(
    browser: PlainBrowser, services: Services, clock: Clock
) -> None:
    services.settings.save(replace(services.settings.read(), capacity_per_day=0), now=clock())

    browser.fill_in([{"danger": "no"}])

    assert "sudah penuh" in browser.html
    assert f"terima lagi mulai {TOMORROW}" in in_words(browser.html)
    assert browser.forms == []
    browser.fill_in([{"danger": "yes"}, {"go-on": "true"}])
    assert 'name="age"' in browser.html


def test_half_of_the_day_without_script_shuts_nobody_else_out_and_nobody_in_danger(
    ready: PlainBrowser, services: Services, clock: Clock
) -> None:
    services.settings.save(replace(services.settings.read(), capacity_per_day=2), now=clock())
    assert ready.press("send").code
    clock.move(minutes=61)

    assert "Halaman ringan sudah penuh" in ready.open("/ringan/").html
    assert f"menerima tulisan lagi mulai {TOMORROW}" in in_words(ready.html)
    ready.fill_in([{"danger": "no"}])
    assert 'href="/tulis/"' in ready.html
    assert "JavaScript Anda masih bisa menulis" in ready.html
    assert ready.http.get("/api/v1/health").get_json()["full_until"] is None
    ready.fill_in([{"danger": "yes"}, {"go-on": "true"}, *ANSWERED[1:]])
    clock.move(minutes=4)
    assert ready.press("send").code
    clock.move(minutes=61)
    assert ready.http.get("/api/v1/health").get_json()["full_until"] is None
