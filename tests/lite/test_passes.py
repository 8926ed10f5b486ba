"""A pass opens one visit: how long it holds, and what is none."""

import html

import pytest

from tests.clock import Clock
from tests.lite.plain_browser import MORE, WORDS, Form, PlainBrowser


def test_a_pass_is_over_after_a_quarter_of_an_hour(browser: PlainBrowser, code: str, clock: Clock) -> None:
    form = browser.enter(code).form("write")
    clock.move(minutes=15, seconds=1)

    browser.send(form, "write", {"text": MORE})

    assert browser.status == 409
    assert html.escape(WORDS) not in browser.html
    assert 'name="code"' in browser.html


def test_using_a_page_renews_its_pass(browser: PlainBrowser, code: str, clock: Clock) -> None:
    browser.enter(code)
    for _ in range(3):
        clock.move(minutes=14)
        browser.press("read")

    assert browser.status == 200


def test_a_visit_is_over_after_two_hours_however_often_it_is_renewed(
    browser: PlainBrowser, code: str, clock: Clock
) -> None:
    browser.enter(code)
    for _ in range(8):
        clock.move(minutes=15)
        assert browser.press("read").status == 200
    clock.move(seconds=1)

    browser.press("read")

    assert browser.status == 409
    assert html.escape(WORDS) not in browser.html


def test_a_code_that_is_sent_once_more_later_opens_nothing(
    browser: PlainBrowser, code: str, clock: Clock
) -> None:
    form = browser.open("/ringan/kembali/").forms[0]
    assert browser.send(form, "", {"code": code}).status == 200
    clock.move(minutes=15, seconds=1)

    browser.send(form, "", {"code": code})

    assert browser.status == 409
    assert html.escape(WORDS) not in browser.html
    assert "Kode Anda tetap berlaku" in browser.html
    assert browser.send(browser.forms[0], "", {"code": code}).status == 200


@pytest.mark.parametrize("purpose", ["slip", "pass"])
def test_a_code_is_taken_only_from_the_page_that_asks(browser: PlainBrowser, code: str, purpose: str) -> None:
    browser.enter(code)
    held = browser.form("read").fields["pass"]
    if purpose == "slip":
        held = browser.open("/ringan/tulis/").forms[0].fields["slip"]
    form = Form("/ringan/kembali/", {"question": held}, {"": "/ringan/kembali/"})

    assert browser.send(form, "", {"code": code}).status == 409


@pytest.mark.parametrize("forged", ["", "x", "a.b.c"])
def test_a_pass_that_is_none_of_ours_opens_nothing(browser: PlainBrowser, code: str, forged: str) -> None:
    form = browser.enter(code).form("read")

    browser.send(form, "read", {"pass": forged})

    assert browser.status == 409
    assert html.escape(WORDS) not in browser.html


def test_a_slip_is_no_pass(browser: PlainBrowser) -> None:
    slip = browser.open("/ringan/tulis/").forms[0].fields["slip"]
    read = Form("/ringan/kembali/", {"pass": slip}, {"read": "/ringan/kembali/"})

    assert browser.send(read, "read", {}).status == 409
