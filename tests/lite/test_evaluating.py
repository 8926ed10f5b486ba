"""What the team asks at the end, answered without script: a small form, which opens nothing again."""

import re
from html.parser import HTMLParser

import pytest

from functions.cases.actions.closing import close
from functions.crypto.derivation import unlock
from functions.lite.body import read_body
from functions.lite.evaluating import MOST_WORDS
from functions.services import Services
from tests.clock import Clock
from tests.lite.plain_browser import MORE, PlainBrowser
from tests.lite.received import case_of
from tests.lite.test_mailbox import answer
from tests.opening import SALT

RETURN = {"id": "/ringan/kembali/", "en": "/en/lite/return/"}
ASKED = {"kind": "evaluation-request", "fields": {"said": None}}
SAID = "hangat & <tenang>"


@pytest.fixture
def asked(browser: PlainBrowser, code: str, services: Services, clock: Clock) -> str:
    """The code of a conversation that ended with the question how it was."""
    answer(services, clock, code, **ASKED)
    case = case_of(services, code)
    assert case.assignee is not None
    services.cases.commit([services.cases.put_case(case.opened(1, everything=True, now=clock()))])
    close(
        services.cases,
        services.alerts,
        services.settings.read(),
        case_id=case.id,
        person=case.assignee,
        outcome="resolved",
        now=clock(),
    )
    return code


def last_body(services: Services, code: str) -> dict[str, object]:
    """Return what the newest message holds."""
    unlocked, messages = unlock(code, SALT), list(services.cases.messages(case_of(services, code).id))
    return read_body(messages[-1], mailbox=unlocked.mailbox, identity=unlocked.plain)


def count(services: Services, code: str) -> int:
    return len(list(services.cases.messages(case_of(services, code).id)))


LINES = {
    "id": "- Apakah Anda merasa didengarkan? 5 dari 5\n- Apakah percakapan ini membantu? (dilewati)\n"
    "- Apakah Anda akan menulis lagi kalau perlu? 1 dari 5",
    "en": "- Did you feel heard? 5 of 5\n- Did this conversation help? (skipped)\n"
    "- Would you write again if you need to? 1 of 5",
}


@pytest.mark.parametrize("language", ["id", "en"])
def test_it_is_sealed_as_the_page_with_script_does_and_opens_nothing(
    browser: PlainBrowser, asked: str, services: Services, language: str
) -> None:
    before = case_of(services, asked)
    browser.enter(asked, RETURN[language])
    request = browser.form("evaluate").fields["request"][0]

    browser.press("evaluate", heard="5", again="1", words=SAID)

    body, after = last_body(services, asked), case_of(services, asked)
    assert (body["kind"], body["text"]) == ("evaluation", f"{LINES[language]}\n\n{SAID}")
    assert body["fields"] == {"request": request, "heard": 5, "helped": None, "again": 1, "words": SAID}
    assert (after.state, after.reply_by, after.last_from) == ("closed", None, "counselor")
    assert before.closed_at == after.closed_at
    assert [alert.urgency for alert in services.alerts.open_alerts_of(after.id)] == ["routine"]
    assert 'value="evaluate"' not in browser.html
    assert SAID.encode() not in (list(services.cases.messages(after.id))[-1].sealed or b"")


def test_the_same_form_again_is_the_same_evaluation(
    browser: PlainBrowser, asked: str, services: Services
) -> None:
    browser.enter(asked)
    form = browser.form("evaluate")
    for _ in range(2):
        assert browser.send(form, "evaluate", {"helped": "3"}).status == 200
        assert "sudah kami terima dan kunci" in browser.html

    assert count(services, asked) == 3
    assert browser.send(form, "evaluate", {"helped": "4"}).status == 409
    assert browser.form("evaluate").fields["helped"] == ["4"]


def test_an_empty_one_and_one_too_long_are_shown_again(
    browser: PlainBrowser, asked: str, services: Services
) -> None:
    browser.enter(asked)

    assert browser.press("evaluate", heard="9").status == 422
    assert "Belum ada yang dipilih" in browser.html
    assert browser.press("evaluate", heard="2", words="ä" * (MOST_WORDS + 1)).status == 422

    kept = browser.form("evaluate").fields
    assert (kept["heard"], len(kept["words"][0])) == (["2"], MOST_WORDS + 1)
    assert count(services, asked) == 2


def test_it_waits_for_the_code_when_the_pass_is_over(
    browser: PlainBrowser, asked: str, services: Services, clock: Clock
) -> None:
    browser.enter(asked)
    form = browser.form("evaluate")
    clock.move(hours=3)

    browser.send(form, "evaluate", {"again": "4", "words": SAID})
    assert count(services, asked) == 2
    browser.send(browser.forms[0], "", {"code": asked})

    kept = browser.form("evaluate").fields
    assert (kept["again"], kept["words"], kept["letter"]) == (["4"], [SAID], form.fields["letter"])
    browser.press("evaluate")
    assert last_body(services, asked)["kind"] == "evaluation"


def test_what_nobody_asked_is_not_taken(browser: PlainBrowser, asked: str, services: Services) -> None:
    browser.enter(asked)
    form = browser.form("evaluate")
    first = next(iter(services.cases.messages(case_of(services, asked).id))).id
    for request in (first, "0" * 8 + "-0000" * 3 + "-" + "0" * 12, "x"):
        form.fields["request"] = [request]
        assert browser.send(form, "evaluate", {"helped": "3"}).status == 200

    assert count(services, asked) == 2


def test_a_message_has_an_id_of_its_own_and_opens_the_case(
    browser: PlainBrowser, asked: str, services: Services
) -> None:
    browser.enter(asked)
    assert browser.form("evaluate").fields["letter"] != browser.form("write").fields["letter"]

    browser.press("write", text=MORE)

    assert case_of(services, asked).closed_at is None
    assert 'value="evaluate"' in browser.html


@pytest.mark.parametrize("fields", [None, 7, {"request": 7}])
def test_odd_fields_of_an_evaluation_answer_nothing(
    browser: PlainBrowser, code: str, services: Services, clock: Clock, fields: object
) -> None:
    answer(services, clock, code, kind="evaluation-request", fields=fields)

    browser.enter(code)

    assert 'value="evaluate"' in browser.html


class _Labels(HTMLParser):
    """Which controls a page has, by id, and what names and describes them."""

    def __init__(self) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.controls: list[dict[str, str]] = []
        self.labelled: set[str] = set()
        self.leads_to: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        self.ids += [values["id"]] if "id" in values else []
        if tag in ("select", "textarea"):
            self.controls.append(values)
        if tag == "label":
            self.labelled.add(values.get("for", ""))
        if tag == "a" and values.get("href", "").startswith("#"):
            self.leads_to.add(values["href"].removeprefix("#"))


@pytest.mark.parametrize("language", ["id", "en"])
def test_every_control_is_named_and_every_link_leads_somewhere(
    browser: PlainBrowser, asked: str, language: str
) -> None:
    browser.enter(asked, RETURN[language])
    pages = [browser.html, browser.press("evaluate").html, browser.press("evaluate", words="x" * 5000).html]

    for page in pages:
        read = _Labels()
        read.feed(page)
        assert {"heard", "helped", "again", "words"} <= {control["id"] for control in read.controls}
        assert {control["id"] for control in read.controls} <= read.labelled
        described = {
            control["aria-describedby"] for control in read.controls if "aria-describedby" in control
        }
        assert described | read.leads_to <= set(read.ids)
        assert len(read.ids) == len(set(read.ids))
        assert re.search(r'<details class="help" id="help" open>', page)
