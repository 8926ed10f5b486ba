"""Coming back without script: the code opens the thread, and stays nowhere."""

import html
import re
import uuid
from typing import Any

import pytest
from flask.testing import FlaskClient

from functions.cases.actions.answering import post_due_answers, send_answer
from functions.cases.actions.claiming import claim
from functions.cases.model import SealedMessage
from functions.crypto.derivation import unlock
from functions.crypto.return_code import format_code
from functions.crypto.sealing import recipient_of
from functions.lite.body import message_body, sealed_body
from functions.services import Services
from functions.storage.clock import utc_now
from tests.clock import Clock
from tests.lite.plain_browser import MORE, STRANGER, WORDS, PlainBrowser
from tests.lite.received import case_of
from tests.opening import SALT, TEAM_PLAIN
from tests.public import Client
from tests.web.staff_session import add_person

ANSWER = "Terima kasih sudah menulis, <kami> membacanya."

TYPOS = [
    ("", "Ketik atau tempel kode"),
    ("1234", "Ini baru 4 angka"),
    ("1" * 25, "Ini 25 angka"),
    ("O" * 24, "Kode hanya berisi angka"),
    (STRANGER[:-1] + ("0" if STRANGER[-1] != "0" else "1"), "Ada angka yang keliru"),
]


def seal_answer(code: str, id: str, **changes: Any) -> bytes:
    """Return a counselor's answer to the case of a code."""
    unlocked = unlock(code, SALT)
    body = message_body(ANSWER, mailbox=unlocked.mailbox, id=id, now=utc_now())
    return sealed_body(body | {"from": "counselor"} | changes, [TEAM_PLAIN, recipient_of(unlocked.plain)])


def answer(services: Services, clock: Clock, code: str, **changes: Any) -> None:
    """Let a counselor claim and answer."""
    case, id = case_of(services, code), str(uuid.uuid4())
    ann = add_person(services, "ann")
    claim(
        services.cases,
        services.alerts,
        services.staff,
        services.settings.read(),
        case_id=case.id,
        person=ann.id,
        now=clock(),
    )
    letter = SealedMessage(id, seal_answer(code, id, **changes), "x25519", 1)
    send_answer(services.cases, letter, case_id=case.id, person=ann.id, epoch=1, now=clock())
    post_due_answers(services.cases, services.alerts, now=clock.move(minutes=1))


def test_the_code_opens_the_thread_as_text(
    browser: PlainBrowser, code: str, services: Services, clock: Clock
) -> None:
    answer(services, clock, code)

    browser.enter(format_code(code))

    assert html.escape(ANSWER) in browser.html
    assert html.escape(WORDS.split("\n")[1]) in browser.html
    assert "Ann, konselor" in browser.html
    assert code not in browser.html
    assert format_code(code) not in browser.html


@pytest.mark.parametrize("fields", [{"said": None, "goals": [{"id": str(uuid.uuid4()), "text": "x"}]}, 7])
def test_a_request_of_any_kind_is_its_text_and_an_ordinary_message_answers(
    browser: PlainBrowser, code: str, services: Services, clock: Clock, fields: object
) -> None:
    answer(services, clock, code, kind="rating-request", fields=fields)

    browser.enter(code)

    assert html.escape(ANSWER) in browser.html
    assert 'name="text"' in browser.html


def test_an_answer_that_was_moved_here_is_not_shown(
    browser: PlainBrowser, code: str, services: Services, clock: Clock
) -> None:
    answer(services, clock, code, mailbox="0" * 32)

    browser.enter(code)

    assert html.escape(ANSWER) not in browser.html
    assert "bukan milik percakapan ini" in browser.html


@pytest.mark.parametrize(("typed", "said"), TYPOS)
def test_a_typo_is_said_and_the_code_is_not_repeated(browser: PlainBrowser, typed: str, said: str) -> None:
    browser.enter(typed)

    assert browser.status == 422
    assert said in re.sub("<[^>]*>", "", browser.html)
    assert not typed or typed not in browser.html


def test_a_code_that_opens_nothing_is_told_apart_by_nothing(browser: PlainBrowser) -> None:
    browser.enter(STRANGER)

    assert browser.status == 404
    assert "ketiganya terlihat sama" in browser.html


def test_another_counselor_can_be_asked_for(browser: PlainBrowser, code: str, services: Services) -> None:
    browser.enter(code).press("another").press("another-sure")

    (request,) = services.cases.requests(case_of(services, code).id)
    assert request.kind == "another-counselor"
    assert "Permintaan Anda sudah sampai" in browser.html


def test_erasing_asks_back_and_then_nothing_opens(
    browser: PlainBrowser, code: str, services: Services
) -> None:
    browser.enter(code).press("erase")
    confirming = browser.form("erase-sure")

    assert browser.send(confirming, "erase-sure", {}).status == 422
    browser.send(confirming, "erase-sure", {"sure": "yes"})

    assert "1</span> tulisan dihapus pada" in browser.html
    assert browser.enter(code).status == 410
    assert browser.send(confirming, "read", {}).status == 410


def test_a_long_thread_is_shown_in_parts(browser: PlainBrowser, code: str) -> None:
    browser.enter(code)
    for number in range(12):
        browser.press("write", text=f"pesan {number:02}")

    assert "pesan 11" in browser.html
    assert "pesan 01" not in browser.html
    browser.send(browser.forms[0], "read", {})
    assert "pesan 01" in browser.html
    assert "pesan 11" not in browser.html
    assert html.escape(WORDS.split("\n")[1]) in browser.html


def test_a_case_sealed_in_a_browser_shows_state_and_dates_and_can_be_erased(
    browser: PlainBrowser, client: FlaskClient, services: Services
) -> None:
    unlocked = unlock(STRANGER, SALT)
    browser.open("/ringan/kembali/")
    assert "Membaca dan membalasnya perlu JavaScript" in browser.html
    Client(client, services, unlocked.mailbox, unlocked.token).hand_in()

    browser.enter(STRANGER)

    assert "terkunci di peramban" in browser.html
    assert "Jawaban paling lambat" in browser.html
    assert "write" not in {button for form in browser.forms for button in form.buttons}
    browser.press("another").press("another-sure")
    assert browser.status == 200
    browser.press("erase").press("erase-sure", sure="yes")
    assert browser.enter(STRANGER).status == 410


def test_a_late_answer_is_admitted(browser: PlainBrowser, code: str, clock: Clock) -> None:
    clock.move(days=4)

    browser.enter(code)

    assert "Kami terlambat" in browser.html
    assert "Anda menunggu jawaban sejak" in browser.html
    assert 'href="#help"' in browser.html
    assert '<details class="help" id="help" open>' in browser.html


def test_the_thread_weighs_less_than_14_kb(browser: PlainBrowser, code: str) -> None:
    browser.enter(code).press("write", text=MORE).press("erase")

    assert max(browser.sizes) < 14_000
