"""Writing without script: the preview, what is sealed on arrival, the code."""

import html
import json
from hashlib import sha256

import pyrage

from functions.crypto.derivation import unlock
from functions.services import Services
from tests.clock import Clock
from tests.lite.plain_browser import ANSWERED, WORDS, PlainBrowser
from tests.lite.received import body_of, case_of
from tests.opening import SALT, TEAM_IDENTITY

BUDGET = 14_000


def test_what_was_written_is_sealed_as_the_protocol_has_it(ready: PlainBrowser, services: Services) -> None:
    ready.press("send")

    code = ready.code
    unlocked = unlock(code, SALT)
    body = body_of(services, code, TEAM_IDENTITY)
    assert body == body_of(services, code, unlocked.plain)
    text, answers = body.pop("text"), json.dumps(body.pop("answers"), ensure_ascii=False)
    assert WORDS.split("\n")[1] in text
    assert json.dumps(WORDS, ensure_ascii=False) in answers
    assert body == {
        "v": 1,
        "kind": "intake",
        "mailbox": unlocked.mailbox,
        "id": services.cases.message(case_of(services, code).id, 1).id,  # type: ignore[union-attr]
        "from": "client",
        "written_at": "2040-01-02T03:08:00Z",
        "form": {"id": "intake", "version": "2"},
        "language": "en",
        "consents": [{"id": "counselling", "version": "1", "at": "2040-01-02T03:08:00Z"}],
        "reply_to": str(pyrage.x25519.Identity.from_str(unlocked.plain).to_public()),
    }


def test_the_case_is_like_any_other(ready: PlainBrowser, services: Services) -> None:
    ready.press("send")

    case = case_of(services, ready.code)
    assert (case.keys, case.language, case.urgency, case.epoch) == ("x25519", "en", "routine", 1)
    assert services.intakes.recent(services.clock(), "Asia/Jakarta") == 0
    assert services.intakes.full_since(services.clock(), "Asia/Jakarta", capacity=1) is not None
    assert len(services.table.query_index("due/alerts").rows) == 1
    assert len(services.table.query_index("due/cases").rows) == 1


def test_the_preview_shows_what_will_be_sealed_and_text_as_text(ready: PlainBrowser) -> None:
    assert html.escape(WORDS) in ready.html
    assert "<muda>" not in ready.html
    assert "ditemani" in ready.html


def test_the_code_is_checked_against_what_was_kept(ready: PlainBrowser) -> None:
    code = ready.press("send").code
    ready.press("check")
    asked = ready.form("checked")
    groups = ready.groups(code)

    assert code not in ready.html
    assert ready.send(asked, "checked", {"check-1": "x", "check-2": "0"}).status == 422
    assert ready.send(asked, "show", {}).code == code
    assert "/ringan/kembali/" in ready.send(asked, "checked", groups).html


def test_each_page_weighs_less_than_14_kb_also_with_a_long_story(browser: PlainBrowser, clock: Clock) -> None:
    story = " ".join(sha256(bytes([n % 256, n // 256])).hexdigest()[:6] for n in range(1100))
    browser.open("/ringan/")
    browser.fill_in([*ANSWERED[:2], {"what": story[:7000]}, *ANSWERED[3:]])
    clock.move(minutes=1)
    browser.press("send").press("check").press("without")

    assert max(browser.sizes) < BUDGET
