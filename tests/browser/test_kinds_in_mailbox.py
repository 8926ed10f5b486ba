"""What a counselor asks by more than words: drawn, answered, folded; shown by its text when it is damaged."""

import json
import uuid
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from tests.axe import findings
from tests.browser import at_intake, at_mailbox
from tests.browser.asked import ask
from tests.browser.chromium import Profile
from tests.browser.fixtures import PHONE
from tests.browser.installed import Place
from tests.browser.instruments import INSTRUMENT, QUESTIONS, install

pytestmark = pytest.mark.browser

SLEEP, TALK = "Tidur sebelum tengah malam", "Bicara dengan ibu"
GOALS = [{"id": str(uuid.uuid4()), "text": text} for text in (SLEEP, TALK)]
TEXT = f"Seberapa dekat Anda dengan tujuan ini, dari 0 sampai 10?\n- {SLEEP}\n- {TALK}"
SAID = "Sudah dua minggu. Bagaimana rasanya sekarang?"
REQUEST = {"kind": "rating-request", "text": TEXT, "fields": {"said": SAID, "goals": GOALS}}
ODD = [
    {"kind": "rating-request", "text": "Tanpa tujuan.", "fields": {"goals": []}},
    {"kind": "rating-request", "text": "Tujuan yang rusak.", "fields": {"goals": [{"id": "7", "text": 7}]}},
    {"kind": "postcard", "text": "Kartu yang belum dikenal.", "fields": {"picture": 1}},
    {"kind": "__proto__", "text": "Nama yang aneh.", "fields": {}},
]


@pytest.fixture
def asked(place: Place, profile: Callable[..., Profile]) -> tuple[Profile, str]:
    """A client's phone and code, in whose thread a request and some odd messages stand."""
    phone = profile(place.origin, locale="id-ID", viewport=PHONE)
    code, reference = at_intake.write(phone.page, {"what": "Saya susah tidur."})
    case = place.case(reference).id
    for body in (*ODD, REQUEST):
        ask(place.services, case, code, body)
    return phone, code


def scale(page: Page, goal: str) -> Locator:
    """Return the scale of one goal."""
    return page.locator(".scale", has_text=goal)


def unlock(page: Page, code: str) -> None:
    """Enter the code once more on a page that was locked, and see what was asked drawn again."""
    page.fill("#code", code)
    page.locator("[data-part=enter-form] button[type=submit]").click()
    page.locator(".reply").wait_for()


def test_a_rating_is_given_by_keyboard_kept_over_failure_and_lock_and_folds(
    asked: tuple[Profile, str],
) -> None:
    phone, code = asked
    page = phone.page
    at_mailbox.enter(page, code)
    page.locator(".reply").wait_for()
    see_what_is_asked(page)
    refuse_an_empty_reply(page)
    rate_one_and_skip_the_other(page)
    lock_and_find_it_again(page, code)
    send_after_a_failure(page)
    see_it_folded(page)
    take_it_back(page)


def see_what_is_asked(page: Page) -> None:
    """The request has a form; what is damaged or unknown stands by its text alone."""
    expect(scale(page, SLEEP).get_by_role("slider")).to_have_attribute("aria-valuetext", "Belum dipilih")
    for body in ODD:
        expect(page.locator(".entry", has_text=str(body["text"]))).to_be_visible()
    assert page.locator(".entry form").count() == 1
    expect(page.locator(".entry", has=page.locator("form"))).to_contain_text(SAID)


def refuse_an_empty_reply(page: Page) -> None:
    page.locator(".reply [data-part=send]").click()
    expect(page.locator("[data-part=reply-empty]")).to_be_visible()


def rate_one_and_skip_the_other(page: Page) -> None:
    slider = scale(page, SLEEP).get_by_role("slider")
    slider.focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    expect(slider).to_have_attribute("aria-valuetext", "7 dari 10")
    scale(page, TALK).get_by_role("button", name="Lewati yang ini").click()
    assert findings(page, "id") == []


def lock_and_find_it_again(page: Page, code: str) -> None:
    """A locked page shows nothing of it; the code brings back what was chosen."""
    page.locator("[data-part=lock]").click()
    expect(page.locator("[data-part=locked-draft]")).to_be_visible()
    assert SLEEP not in page.content()
    unlock(page, code)
    expect(scale(page, SLEEP).get_by_role("slider")).to_have_value("7")
    expect(scale(page, TALK)).to_contain_text("Dilewati")


def send_after_a_failure(page: Page) -> None:
    """What did not arrive is kept, and sent again as it was sealed."""
    refused: list[str] = []

    def fail_once(route: Route) -> None:
        refused.append(route.request.post_data or "")
        route.abort()

    page.route("**/messages", fail_once, times=1)
    page.locator(".reply [data-part=send]").click()
    expect(page.locator(".reply [data-part=send-failed]")).to_be_visible(timeout=30_000)
    expect(scale(page, SLEEP).get_by_role("slider")).to_have_value("7")
    with page.expect_request("**/messages") as again:
        page.locator(".reply [data-part=send]").click()
    assert _sealed(again.value.post_data or "") == _sealed(refused[0])


def see_it_folded(page: Page) -> None:
    """Question and answer fold away, and open again as they were."""
    fold = page.locator("details.fold")
    fold.nth(1).wait_for()
    expect(fold.first.locator("summary")).to_contain_text("Sudah Anda jawab")
    assert page.locator(".entry form").count() == 0
    fold.last.locator("summary").click()
    expect(fold.last).to_contain_text(f"- {SLEEP}: 7 dari 10\n- {TALK}: Dilewati", use_inner_text=True)
    assert findings(page, "id") == []


def take_it_back(page: Page) -> None:
    """An answer that is taken back is asked for again."""
    own = page.locator(".entry.own").last
    own.locator("[data-part=take-back]").click()
    own.locator("[data-part=take-back-yes]").click()
    page.locator(".reply").wait_for()


def _sealed(posted: str) -> object:
    body = json.loads(posted)
    return body["id"], body["sealed"]


def test_a_questionnaire_is_asked_by_its_own_rules_and_shows_no_score(
    place: Place, profile: Callable[..., Profile]
) -> None:
    page = profile(place.origin, locale="en-US").page
    code, reference = at_intake.write(page, {"what": "I sleep badly."})
    text = "Please answer in your own words: do nights feel long?"
    asking = {"kind": "instrument-request", "text": text, "fields": {"questionnaire": INSTRUMENT}}
    ask(place.services, place.case(reference).id, code, asking)
    at_mailbox.enter(page, code, "/en/return/")
    expect(page.locator(".entry", has_text=text)).to_be_visible()
    assert page.locator(".reply").count() == 0, "what this site does not publish is asked by the text alone"

    install(page)
    at_mailbox.enter(page, code, "/en/return/")
    page.locator(".reply").wait_for()
    sleep, detail, unsafe = QUESTIONS["en"]
    question = page.get_by_role("group", name=sleep)
    expect(page.get_by_label(detail)).to_be_hidden()
    question.get_by_label("Often").check()
    expect(page.get_by_label(detail)).to_be_visible()
    page.get_by_label(detail).fill("The street")
    expect(page.locator(".reply [data-part=danger]")).to_be_hidden()
    page.get_by_role("group", name=unsafe).get_by_label("Sometimes").check()
    expect(page.locator(".reply [data-part=danger]")).to_contain_text("do not wait")
    assert findings(page, "en") == []

    page.locator("[data-part=lock]").click()
    unlock(page, code)
    expect(page.get_by_label(detail)).to_have_value("The street")
    expect(page.locator(".reply [data-part=danger]")).to_be_visible()
    page.get_by_role("group", name=unsafe).get_by_label("Skip this question").check()
    page.locator(".reply [data-part=send]").click()
    fold = page.locator("details.fold")
    fold.nth(1).wait_for()
    fold.last.locator("summary").click()
    expect(fold.last).to_contain_text(f"{sleep}\n  Often\n\n{detail}\n  The street", use_inner_text=True)
    shown = page.locator("[data-part=thread]").evaluate("thread => thread.outerHTML").lower()
    assert not any(word in shown for word in ("score", "ordinal", "total", "diagnos", "range", " of 4"))
