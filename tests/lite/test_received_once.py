"""However often a form is sent, it is received once and its words are not lost."""

import html
from concurrent.futures import ThreadPoolExecutor

import pytest
from flask import Flask

from functions.services import Services
from functions.storage.table import Key
from tests.clock import Clock
from tests.lite.plain_browser import WORDS, PlainBrowser
from tests.lite.received import body_of, case_of, cases
from tests.opening import TEAM_IDENTITY


def test_the_same_form_again_makes_no_second_case_and_shows_the_same_code(
    ready: PlainBrowser, services: Services
) -> None:
    form = ready.form("send")
    code = ready.press("send").code

    again = ready.send(form, "send", {}).code

    assert code
    assert again == code
    assert cases(services) == 1
    assert "tidak tercatat dua kali" in ready.html


def test_words_that_changed_after_sending_are_not_stored_and_that_is_said(
    ready: PlainBrowser, services: Services
) -> None:
    form = ready.form("send")
    code = ready.press("send").code

    ready.send(form, "send", {"what": "payung kuning"})

    assert ready.status == 409
    assert ready.code == ""
    assert "tidak ikut tersimpan" in ready.html
    assert "payung kuning" in ready.html
    assert cases(services) == 1
    assert "payung kuning" not in body_of(services, code, TEAM_IDENTITY)["text"]


@pytest.mark.parametrize("minutes", [1, 17])
def test_words_that_changed_after_sending_can_be_sent_as_a_message_with_the_code(
    ready: PlainBrowser, services: Services, clock: Clock, minutes: int
) -> None:
    form = ready.form("send")
    code = ready.press("send").code
    clock.move(minutes=minutes)

    ready.send(form, "send", {"what": "payung kuning"})

    assert ready.status == 409
    assert "send" not in {button for form in ready.forms for button in form.buttons}
    ready.press("bring")
    ready.send(ready.forms[0], "", {"code": code})
    assert "payung kuning" in ready.form("write").fields["text"][0]
    assert ready.press("write").status == 200
    assert case_of(services, code).bodies == 2


def test_a_code_is_shown_again_for_a_quarter_of_an_hour_only(ready: PlainBrowser, clock: Clock) -> None:
    form = ready.form("send")
    ready.press("send")
    clock.move(minutes=17)

    ready.send(form, "send", {})

    assert ready.code == ""
    assert "Senin, 2 Januari pukul 10.08 WIB" in ready.html


def test_an_erased_writing_comes_back_only_by_sending_it_as_a_new_one(
    ready: PlainBrowser, services: Services, clock: Clock
) -> None:
    form = ready.form("send")
    ready.press("send").press("without").press("erase").press("erase-sure", sure="yes")

    ready.send(form, "send", {})

    assert ready.status == 410
    assert cases(services) == 0
    assert html.escape(WORDS.split("\n")[1]) in ready.html
    clock.move(seconds=5)
    assert ready.press("send").code
    assert cases(services) == 1


def test_pressing_twice_at_once_makes_one_case_and_one_code(
    app: Flask, ready: PlainBrowser, services: Services
) -> None:
    form = ready.form("send")
    twice = [PlainBrowser(app.test_client()) for _ in range(4)]

    with ThreadPoolExecutor(4) as pool:
        codes = {one.code for one in pool.map(lambda one: one.send(form, "send", {}), twice)}

    assert len(codes) == 1
    assert codes != {""}
    assert cases(services) == 1
    counted = services.table.get(Key("lite/2040-01-02T03", "count"))
    assert counted is not None
    assert counted.body["count"] == 1
