"""The questions one by one: help first, faults linked, nothing lost on the way."""

from dataclasses import replace

import pytest

from functions.services import Services
from tests.clock import Clock
from tests.lite.plain_browser import ANSWERED, WORDS, PlainBrowser
from tests.lite.received import case_of, cases


def test_danger_shows_help_and_stores_nothing_unless_the_client_chooses_to_go_on(
    browser: PlainBrowser, services: Services, clock: Clock
) -> None:
    browser.fill_in([{"danger": "yes"}])

    assert browser.html.count('href="tel:119"') == 2
    before = browser.form("next")
    browser.press("next")
    assert "Tidak ada yang kami simpan" in browser.html
    assert browser.forms == []
    assert cases(services) == 0

    browser.send(before, "next", {"go-on": "true"})
    for entered in ANSWERED[1:]:
        browser.send(browser.form("next"), "next", entered)
    clock.move(minutes=1)
    assert case_of(services, browser.press("send").code).urgency == "urgent"


@pytest.mark.parametrize(("danger", "urgency"), [("unsure", "soon"), ("", "soon"), ("no", "routine")])
def test_urgency_follows_the_answer_about_danger(
    browser: PlainBrowser, services: Services, clock: Clock, danger: str, urgency: str
) -> None:
    browser.fill_in([{"danger": danger}, *ANSWERED[1:]])
    clock.move(minutes=1)

    browser.press("send")

    assert case_of(services, browser.code).urgency == urgency


def test_who_is_not_sure_sees_help_beside_the_form(browser: PlainBrowser) -> None:
    browser.fill_in([{"danger": "unsure"}])

    assert browser.html.index('href="tel:119"') < browser.html.index('name="age"')


def test_under_18_shows_childrens_lines_and_leads_no_further(
    browser: PlainBrowser, services: Services
) -> None:
    browser.fill_in([{"danger": "no"}, {"age": "under-18"}])

    assert "1500771" in browser.html
    form = browser.forms[0]
    assert "next" not in form.buttons
    browser.send(replace(form, buttons={"send": form.action}), "send", {})
    assert "Tidak ada yang kami simpan" in browser.html
    assert cases(services) == 0


def test_without_the_needed_consent_nothing_is_taken_and_the_fault_is_linked(
    browser: PlainBrowser, services: Services
) -> None:
    browser.fill_in(ANSWERED[:-1])
    form = browser.form("next")

    browser.press("next")

    assert browser.status == 422
    assert 'href="#q-consent-counselling"' in browser.html
    assert 'id="q-consent-counselling"' in browser.html
    assert " checked>" not in browser.html
    browser.send(replace(form, buttons={"send": form.action}), "send", {"at": "99"})
    assert browser.status == 422
    assert cases(services) == 0


def test_bad_input_comes_back_with_every_word(browser: PlainBrowser) -> None:
    browser.fill_in(ANSWERED[:2])
    long = WORDS + "x" * 8000

    browser.press("next", what=long, wish=["heard", "skills"])

    assert browser.status == 422
    assert browser.form("next").fields["what"] == [long]
    assert browser.form("next").fields["wish"] == ["heard", "skills"]
    assert 'href="#q-what"' in browser.html


def test_going_back_and_changing_the_language_lose_nothing(browser: PlainBrowser) -> None:
    browser.fill_in(ANSWERED[:4])

    browser.press("back").press("back")
    browser.press("stay")

    assert '<html lang="en"' in browser.html
    fields = browser.form("next").fields
    assert fields["what"] == [WORDS]
    assert fields["wish"] == ["heard"]
    assert fields["wish/other"] == ["ditemani"]
    assert fields["earlier-help"] == ["health"]


def test_who_names_a_province_sees_its_local_services(browser: PlainBrowser) -> None:
    browser.fill_in([*ANSWERED[:5], {"province": "ID-JK"}, ANSWERED[-1]])
    assert "JakCare" in browser.html

    browser.fill_in([*ANSWERED[:5], {"province": "ID-AC"}, ANSWERED[-1]])
    assert "belum ada layanan khusus provinsi itu" in browser.html


def test_what_is_too_long_to_be_sealed_is_said_before_sending(browser: PlainBrowser) -> None:
    browser.fill_in([*ANSWERED[:2], {"what": "🌱" * 8000}, *ANSWERED[3:]])

    assert "Terlalu panjang" in browser.html
    assert "send" not in browser.forms[0].buttons
