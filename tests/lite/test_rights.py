"""A client's rights without script: asked for in plain forms, seen settled, a copy to keep."""

import html
import uuid

from functions.cases.actions.entries import Note
from functions.cases.actions.requesting import settle_right
from functions.cases.model import Request, SealedEntry
from functions.cases.model.request import MOST_A_DAY
from functions.crypto.derivation import unlock
from functions.lite.body import read_body
from functions.services import Services
from tests.clock import Clock
from tests.lite.plain_browser import MORE, WORDS, PlainBrowser
from tests.lite.received import case_of
from tests.opening import SALT

WRONG = "Bukan tiga kali, <tapi> sekali"


def kinds(services: Services, code: str) -> list[str]:
    return sorted(
        asked.kind for asked in services.cases.requests(case_of(services, code).id) if asked.is_open
    )


def test_what_is_noted_is_asked_for_once_and_is_seen_settled(
    browser: PlainBrowser, code: str, services: Services
) -> None:
    browser.enter(code).press("rights")
    asking = browser.form("right-copy")
    browser.send(asking, "right-copy", {})
    assert browser.status == 200
    assert "jawaban paling lambat" in browser.html
    browser.send(asking, "right-copy", {})
    assert kinds(services, code) == ["copy"]

    case = case_of(services, code)
    (asked,) = services.cases.requests(case.id)
    entry = SealedEntry(str(uuid.uuid4()), bytes(4096), 1)
    note = Note(entry, case.id, "ann", 1, services.clock())
    settle_right(services.cases, services.alerts, note, request=asked.id)

    browser.enter(code).press("rights")
    assert "selesai" in browser.html
    assert "right-copy" in browser.form("right-copy").buttons


def test_a_correction_is_a_sealed_message_and_a_request(
    browser: PlainBrowser, code: str, services: Services
) -> None:
    browser.enter(code).press("rights")
    asking = browser.form("right-correction")
    assert browser.send(asking, "right-correction", {"text": " "}).status == 422
    assert browser.send(asking, "right-correction", {"text": WRONG}).status == 200
    browser.send(asking, "right-correction", {"text": WRONG})

    assert kinds(services, code) == ["correction"]
    unlocked = unlock(code, SALT)
    messages = list(services.cases.messages(case_of(services, code).id))
    body = read_body(messages[-1], mailbox=unlocked.mailbox, identity=unlocked.plain)
    assert (len(messages), body["kind"], body["text"]) == (2, "correction", WRONG)
    assert WRONG.encode() not in (messages[-1].sealed or b"")


def test_the_work_is_stopped_and_goes_on_when_the_client_says_so(
    browser: PlainBrowser, code: str, services: Services
) -> None:
    browser.enter(code).press("rights").press("right-restriction")
    assert case_of(services, code).restricted_at is not None
    assert "dihentikan dulu sejak" in browser.press("read").html

    browser.press("rights").press("right-lift")

    assert case_of(services, code).restricted_at is None
    assert "Anda cabut" in browser.html
    assert "dihentikan dulu sejak" not in browser.press("read").html


def test_a_copy_is_one_neutral_file_with_everything(browser: PlainBrowser, code: str, clock: Clock) -> None:
    browser.enter(code).press("write", text=MORE)

    browser.press("rights").press("copy")

    assert browser.answer is not None
    assert browser.answer.headers["Content-Disposition"] == 'attachment; filename="salinan-2040-01-02.html"'
    assert html.escape(WORDS.split("\n")[1]) in browser.html
    assert MORE in browser.html
    assert "<title>Salinan</title>" in browser.html
    assert "konsel" not in browser.html.lower().replace("konselor", "")
    for reference in ("src=", "href=", "url("):
        assert reference not in browser.html


def test_too_many_requests_are_refused_in_words(browser: PlainBrowser, code: str, services: Services) -> None:
    case, now = case_of(services, code), services.clock()
    earlier = [Request.asked(str(uuid.uuid4()), "restriction", now).withdrawn(now) for _ in range(MOST_A_DAY)]
    services.cases.commit([services.cases.put_request(case.id, each) for each in earlier])
    browser.enter(code).press("rights")

    browser.press("right-restriction")

    assert browser.status == 429
    assert "Permintaan hari ini sudah banyak" in browser.html
