"""Writing again without script: received once, taken back while unseen, never lost."""

from dataclasses import replace

import pytest
from flask.testing import FlaskClient

from functions.cases.actions.opening import mark_seen
from functions.crypto.derivation import unlock
from functions.services import Services
from tests.clock import Clock
from tests.lite.plain_browser import MORE, STRANGER, Form, PlainBrowser
from tests.lite.received import case_of
from tests.opening import SALT
from tests.public import Client


def see(services: Services, code: str) -> None:
    """Let a counselor open everything."""
    case = case_of(services, code)
    now = services.clock()
    mark_seen(services.cases, services.alerts, case_id=case.id, person="ann", up_to=case.last_number, now=now)


def test_writing_again_is_one_message_however_often_it_is_sent(
    browser: PlainBrowser, code: str, services: Services
) -> None:
    browser.enter(code)
    form = browser.form("write")

    browser.send(form, "write", {"text": f"{MORE}\r\n"}).send(form, "write", {"text": MORE})

    assert browser.status == 200
    assert browser.html.count(MORE) == 1
    assert case_of(services, code).bodies == 2
    assert browser.form("write").fields["letter"] != form.fields["letter"]


def test_other_words_in_a_form_that_was_sent_come_back(
    browser: PlainBrowser, code: str, services: Services
) -> None:
    browser.enter(code)
    form = browser.form("write")
    browser.send(form, "write", {"text": MORE})

    browser.send(form, "write", {"text": "kata lain"})

    assert browser.status == 409
    assert browser.form("write").fields["text"] == ["kata lain"]
    assert browser.press("write").status == 200
    assert case_of(services, code).bodies == 3


def test_a_message_to_a_case_has_its_number_a_day(
    browser: PlainBrowser, code: str, services: Services, clock: Clock
) -> None:
    services.settings.save(replace(services.settings.read(), client_messages_per_day=1), now=clock())
    browser.enter(code).press("write", text=MORE)

    browser.press("write", text="satu lagi")

    assert browser.status == 429
    assert browser.form("write").fields["text"] == ["satu lagi"]


@pytest.mark.parametrize(
    ("text", "said"), [(" \n", "Belum ada yang tertulis"), ("🌱" * 17000, "Terlalu panjang")]
)
def test_what_cannot_be_sealed_is_said(browser: PlainBrowser, code: str, text: str, said: str) -> None:
    browser.enter(code).press("write", text=text)

    assert (browser.status, said in browser.html) == (422, True)


def test_an_unseen_message_can_be_taken_back_and_a_seen_one_not(
    browser: PlainBrowser, code: str, services: Services
) -> None:
    browser.enter(code).press("write", text=MORE)
    confirming = browser.press("take-back").form("take-back-sure")

    assert browser.send(confirming, "read", {}).html.count(MORE) == 1
    browser.send(confirming, "take-back-sure", {})
    assert MORE not in browser.html

    browser.press("write", text=MORE).press("take-back")
    confirming = browser.form("take-back-sure")
    see(services, code)
    browser.send(confirming, "take-back-sure", {})
    assert browser.status == 409
    assert MORE in browser.html
    assert "take-back" not in {button for form in browser.forms for button in form.buttons}


def test_a_message_that_took_long_waits_for_the_code(
    browser: PlainBrowser, code: str, services: Services, clock: Clock
) -> None:
    form = browser.enter(code).form("write")
    clock.move(minutes=16)

    browser.send(form, "write", {"text": f"{MORE}\r\ndua"})

    assert "tidak hilang" in browser.html
    browser.send(browser.forms[0], "", {"code": "1234"})
    assert browser.status == 422
    browser.send(browser.forms[0], "", {"code": STRANGER})
    assert browser.status == 404
    clock.move(minutes=16)
    browser.send(browser.forms[0], "", {"code": code})
    assert browser.status == 409
    browser.send(browser.forms[0], "", {"code": code})
    assert '<a href="#write">Pesan Anda ada di bawah, dan belum terkirim.' in browser.html
    assert case_of(services, code).bodies == 1
    assert browser.form("write").fields["text"] == [f"{MORE}\ndua"]
    assert browser.form("write").fields["letter"] == form.fields["letter"]
    browser.press("write")
    assert case_of(services, code).bodies == 2


def test_a_message_that_was_sent_does_not_wait_to_be_sent_again(
    browser: PlainBrowser, code: str, services: Services, clock: Clock
) -> None:
    form = browser.enter(code).form("write")
    browser.send(form, "write", {"text": MORE})
    clock.move(minutes=16)

    browser.send(form, "write", {"text": MORE})
    browser.send(browser.forms[0], "", {"code": code})

    assert "sudah kami terima" in browser.html
    assert "text" in browser.form("write").fields
    assert browser.form("write").fields["text"] == [""]
    assert case_of(services, code).bodies == 2


def test_a_message_never_vanishes_behind_a_case_that_takes_none_here(
    browser: PlainBrowser, client: FlaskClient, services: Services
) -> None:
    unlocked = unlock(STRANGER, SALT)
    Client(client, services, unlocked.mailbox, unlocked.token).hand_in()
    browser.open("/ringan/kembali/")

    browser.send(browser.forms[0], "", {"code": STRANGER, "text": MORE})

    assert MORE in browser.html


def test_no_form_makes_a_case_of_one_kind_take_a_message_of_the_other(
    browser: PlainBrowser, client: FlaskClient, services: Services
) -> None:
    unlocked = unlock(STRANGER, SALT)
    Client(client, services, unlocked.mailbox, unlocked.token).hand_in()
    key = browser.enter(STRANGER).form("erase").fields["pass"]
    forged = Form("/ringan/kembali/", {"pass": key, "text": [MORE]}, {"write": "/ringan/kembali/"})

    assert browser.send(forged, "write", {}).status == 422
    assert case_of(services, STRANGER).bodies == 1
