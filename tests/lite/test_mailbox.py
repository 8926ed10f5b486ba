"""Coming back without script: the code opens, a pass carries on, and neither stays anywhere."""

import html
import re
import uuid
from dataclasses import replace
from typing import Any

import pytest

from functions.cases.actions.answering import Answer, post_due_answers, send_answer
from functions.cases.actions.claiming import claim
from functions.cases.actions.opening import mark_seen
from functions.crypto.derivation import unlock
from functions.crypto.return_code import check_digits, format_code
from functions.crypto.sealing import recipient_of
from functions.lite.body import message_body, sealed_body
from functions.services import Services
from functions.storage.clock import utc_now
from tests.clock import Clock
from tests.lite.plain_browser import WORDS, Form, PlainBrowser
from tests.lite.test_writing import case_of
from tests.opening import SALT, TEAM_PLAIN
from tests.public import Client
from tests.web.staff_session import add_person

ANSWER = "Terima kasih sudah menulis, <kami> membacanya."
MORE = "tujuh belas payung kuning"
STRANGER = "1" * 22 + check_digits("1" * 22)


@pytest.fixture
def code(browser: PlainBrowser, clock: Clock) -> str:
    """The code of what the browser has sent."""
    browser.fill_in()
    clock.move(minutes=1)
    return browser.press("send").code


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
    letter = Answer(id, seal_answer(code, id, **changes), "x25519", 1)
    send_answer(services.cases, letter, case_id=case.id, person=ann.id, epoch=1, now=clock())
    post_due_answers(services.cases, services.alerts, now=clock.move(minutes=1))


def see(services: Services, code: str) -> None:
    """Let a counselor open everything."""
    case = case_of(services, code)
    now = services.clock()
    mark_seen(services.cases, services.alerts, case_id=case.id, person="ann", up_to=case.last_number, now=now)


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


def test_an_answer_that_was_moved_here_is_not_shown(
    browser: PlainBrowser, code: str, services: Services, clock: Clock
) -> None:
    answer(services, clock, code, mailbox="0" * 32)

    browser.enter(code)

    assert html.escape(ANSWER) not in browser.html
    assert "bukan milik percakapan ini" in browser.html


TYPOS = [
    ("", "Ketik atau tempel kode"),
    ("1234", "Ini baru 4 angka"),
    ("1" * 25, "Ini 25 angka"),
    ("O" * 24, "Kode hanya berisi angka"),
    (STRANGER[:-1] + ("0" if STRANGER[-1] != "0" else "1"), "Ada angka yang keliru"),
]


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


def test_a_pass_is_over_after_a_quarter_of_an_hour(browser: PlainBrowser, code: str, clock: Clock) -> None:
    form = browser.enter(code).form("write")
    clock.move(minutes=15, seconds=1)

    browser.send(form, "write", {"text": MORE})

    assert browser.status == 409
    assert html.escape(WORDS) not in browser.html
    assert 'name="code"' in browser.html


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
    browser: PlainBrowser, services: Services
) -> None:
    unlocked = unlock(STRANGER, SALT)
    Client(browser.http, services, unlocked.mailbox, unlocked.token).hand_in()
    browser.open("/ringan/kembali/")

    browser.send(browser.forms[0], "", {"code": STRANGER, "text": MORE})

    assert MORE in browser.html


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
    browser: PlainBrowser, services: Services
) -> None:
    unlocked = unlock(STRANGER, SALT)
    browser.open("/ringan/kembali/")
    assert "Membaca dan membalasnya perlu JavaScript" in browser.html
    Client(browser.http, services, unlocked.mailbox, unlocked.token).hand_in()

    browser.enter(STRANGER)

    assert "terkunci di peramban" in browser.html
    assert "Jawaban paling lambat" in browser.html
    assert "write" not in {button for form in browser.forms for button in form.buttons}
    browser.press("another").press("another-sure")
    assert browser.status == 200
    browser.press("erase").press("erase-sure", sure="yes")
    assert browser.enter(STRANGER).status == 410


def test_no_form_makes_a_case_of_one_kind_take_a_message_of_the_other(
    browser: PlainBrowser, services: Services
) -> None:
    unlocked = unlock(STRANGER, SALT)
    Client(browser.http, services, unlocked.mailbox, unlocked.token).hand_in()
    key = browser.enter(STRANGER).form("erase").fields["pass"]
    forged = Form("/ringan/kembali/", {"pass": key, "text": [MORE]}, {"write": "/ringan/kembali/"})

    assert browser.send(forged, "write", {}).status == 422
    assert case_of(services, STRANGER).bodies == 1


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
