"""Writing without script: the same form, sealed on arrival, received once."""

import html
import json
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from hashlib import sha256
from typing import Any

import pyrage
import pytest

from functions.cases.model import Case
from functions.crypto.age_file import kind_of
from functions.crypto.derivation import unlock
from functions.lite.store import KEPT_FOR_URGENT, MOST_AN_HOUR
from functions.services import Services
from functions.storage.table import Absent, AtVersion, Item, Key, Put
from tests.clock import Clock
from tests.lite.plain_browser import ANSWERED, WORDS, PlainBrowser
from tests.opening import SALT, TEAM_IDENTITY

BUDGET = 14_000


def case_of(services: Services, code: str) -> Case:
    known = services.cases.mailbox(unlock(code, SALT).mailbox_sha256)
    assert known is not None
    assert known.case is not None
    case = services.cases.case(known.case)
    assert case is not None
    return case


def body_of(services: Services, code: str, identity: str) -> dict[str, Any]:
    first = services.cases.message(case_of(services, code).id, 1)
    assert first is not None
    assert first.sealed is not None
    assert kind_of(first.sealed) == "x25519"
    plain = pyrage.decrypt(first.sealed, [pyrage.x25519.Identity.from_str(identity)])
    return dict(json.loads(plain))


def cases(services: Services) -> int:
    return len(services.table.query_index("cases/waiting").rows)


@pytest.fixture
def ready(browser: PlainBrowser, clock: Clock) -> PlainBrowser:
    """A browser at the preview of a filled-in form."""
    browser.fill_in()
    clock.move(minutes=4)
    return browser


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
        "form": {"id": "intake", "version": "1"},
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


def test_the_preview_shows_what_will_be_sealed_and_text_as_text(ready: PlainBrowser) -> None:
    assert html.escape(WORDS) in ready.html
    assert "<muda>" not in ready.html
    assert "ditemani" in ready.html


def test_who_names_a_province_sees_its_local_services(browser: PlainBrowser) -> None:
    browser.fill_in([*ANSWERED[:5], {"province": "ID-JK"}, ANSWERED[-1]])
    assert "JakCare" in browser.html

    browser.fill_in([*ANSWERED[:5], {"province": "ID-AC"}, ANSWERED[-1]])
    assert "belum ada layanan khusus provinsi itu" in browser.html


def test_what_is_too_long_to_be_sealed_is_said_before_sending(browser: PlainBrowser) -> None:
    browser.fill_in([*ANSWERED[:2], {"what": "🌱" * 8000}, *ANSWERED[3:]])

    assert "Terlalu panjang" in browser.html
    assert "send" not in browser.forms[0].buttons


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


def test_a_full_day_is_said_before_the_story_is_written(
    browser: PlainBrowser, services: Services, clock: Clock
) -> None:
    services.settings.save(replace(services.settings.read(), capacity_per_day=0), now=clock())

    browser.fill_in([{"danger": "no"}])

    assert "sudah penuh" in browser.html
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
    ready.fill_in([{"danger": "no"}])
    assert 'href="/tulis/"' in ready.html
    assert "JavaScript Anda masih bisa menulis" in ready.html
    assert ready.http.get("/api/v1/health").get_json()["full_until"] is None
    ready.fill_in([{"danger": "yes"}, {"go-on": "true"}, *ANSWERED[1:]])
    clock.move(minutes=4)
    assert ready.press("send").code
    clock.move(minutes=61)
    assert ready.http.get("/api/v1/health").get_json()["full_until"] is None


def test_pressing_twice_at_once_makes_one_case_and_one_code(ready: PlainBrowser, services: Services) -> None:
    form = ready.form("send")
    twice = [PlainBrowser(ready.http.application.test_client()) for _ in range(4)]

    with ThreadPoolExecutor(4) as pool:
        codes = {one.code for one in pool.map(lambda one: one.send(form, "send", {}), twice)}

    assert len(codes) == 1
    assert codes != {""}
    assert cases(services) == 1
    counted = services.table.get(Key("lite/2040-01-02T03", "count"))
    assert counted is not None
    assert counted.body["count"] == 1
