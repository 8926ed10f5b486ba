"""A case ends with a farewell and opens again; a long silence gets one gentle word."""

import re
from dataclasses import replace

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.axe import findings
from tests.browser import at_console, at_mailbox
from tests.browser.asked import ask
from tests.browser.conftest import Opened
from tests.browser.endings.parts import look, post, to
from tests.browser.fixtures import PHONE
from tests.browser.installed import Place

pytestmark = pytest.mark.browser


def note(page: Page, kind: str, text: str) -> None:
    """Write an entry of a kind into the record of the open case."""
    page.evaluate(
        "([kind, text]) => document.querySelector('pi-case-thread').room.note({ kind, text })", [kind, text]
    )


def has(part: str) -> re.Pattern[str]:
    """Return the pattern of a text that has a part."""
    return re.compile(re.escape(part))


def end(page: Page) -> Locator:
    """Return the form that ends the open case."""
    return page.locator("pi-closing form.farewell")


def test_a_case_ends_with_a_farewell_is_evaluated_and_opens_again(
    mine: Opened, phone: Page, place: Place
) -> None:
    page = mine.page
    put_the_farewell_together(mine)
    end_with_a_reason(page)
    evaluate(phone, mine)
    assert place.head(mine.case).state == "closed"
    read_the_evaluation(page)

    at_mailbox.write(phone, "Boleh saya menulis lagi?")
    at_console.look_again(page)
    expect(page.locator(".endings")).to_contain_text("Opened again")
    assert place.head(mine.case).state == "open"
    look(page, "reopened")


def put_the_farewell_together(mine: Opened) -> None:
    """The farewell says what the record holds; a task that is not needed says why."""
    page = mine.page
    for kind, text in (("step", "Menelepon kakak tiap Minggu"), ("maintenance", "Jalan pagi")):
        note(page, kind, text)
    to(page, mine, "ending")
    expect(end(page).locator("#farewell")).to_have_value(has("- Menelepon kakak tiap Minggu"))
    leave = page.locator(".checklist li", has_text="Discuss and plan the disclosure")
    leave.get_by_role("button", name="Not needed").click()
    leave.locator("textarea").fill("There is no status to disclose.")
    leave.get_by_role("button", name="Save").click()
    expect(leave).to_contain_text("not needed")
    look(page, "ending-360")
    assert findings(page, "en") == []
    look(page, "ending-1280")
    at_console.speak(page, "id")
    assert findings(page, "id") == []
    at_console.speak(page, "en")


def end_with_a_reason(page: Page) -> None:
    """Neither without an outcome nor, while something is lacking, without a reason."""
    form = end(page)
    form.get_by_role("button", name="Send and end").click()
    expect(form.locator("#outcome-error")).to_be_visible()
    form.get_by_label("Resolved").check()
    form.get_by_role("button", name="Send and end").click()
    expect(form.locator("#closing-reason-error")).to_be_visible()
    form.locator("#closing-reason").fill("All of it was said by letter.")
    form.get_by_role("button", name="Send and end").click()
    expect(page.locator("pi-case-ending")).to_contain_text("Closed: Resolved.")
    look(page, "ended")


def evaluate(phone: Page, mine: Opened) -> None:
    """The client reads the farewell and says how it was."""
    at_mailbox.enter(phone, mine.code)
    farewell, question = phone.locator(".entry.counselor").all()
    expect(farewell).to_contain_text("Menelepon kakak tiap Minggu")
    expect(farewell).to_contain_text("Jalan pagi")
    heard = question.get_by_role("group", name="Apakah Anda merasa didengarkan?")
    heard.get_by_role("radio", name="5", exact=True).check()
    question.locator("textarea").fill("Terima kasih banyak.")
    look(phone, "evaluation")
    assert findings(phone, "id") == []
    question.locator("[data-part=send]").click()
    expect(phone.locator("details.fold", has_text="Sudah Anda jawab")).to_be_visible(timeout=60_000)


def read_the_evaluation(page: Page) -> None:
    """The counselor reads it beside the ending."""
    at_console.look_again(page)
    evaluation = page.locator("pi-case-ending section", has_text="What the client says")
    expect(evaluation).to_contain_text("5 of 5")
    expect(evaluation).to_contain_text("Terima kasih banyak.")
    look(page, "evaluated")


def test_what_nobody_can_open_stays_unread_and_the_case_ends_with_a_reason_alone(
    mine: Opened, phone: Page, place: Place
) -> None:
    page, cases = mine.page, place.services.cases
    at_console.go_to(page, "Cases")
    at_mailbox.enter(phone, mine.code)
    at_mailbox.write(phone, "Tolong baca ini.")
    written = cases.message(mine.case, 2)
    assert written is not None
    assert written.sealed is not None
    damaged = replace(written, sealed=written.sealed[:-1] + bytes([written.sealed[-1] ^ 1]))
    place.services.table.commit([cases.put_message(mine.case, damaged)])

    page.set_viewport_size(PHONE)
    at_console.open_case(page, mine.case)
    expect(page.locator(".message .mistrusted")).to_contain_text("stays unread")
    expect(page.locator(".message .new")).to_be_visible()
    expect(page.locator("pi-editor .actions")).not_to_contain_text("promise an answer")
    look(page, "unopened-360")
    to(page, mine, "ending")
    end(page).get_by_label("Resolved").check()
    end(page).get_by_role("button", name="Send and end").click()
    expect(end(page).locator("#closing-reason-error")).to_be_visible()
    expect(end(page).locator(".lacking")).to_contain_text("something that cannot be opened")
    look(page, "unopened-ending-360")
    assert findings(page, "en") == []
    end(page).locator("#closing-reason").fill("It was said by letter once more.")
    end(page).get_by_role("button", name="Send and end").click()
    expect(page.locator("pi-case-ending")).to_contain_text("Closed: Resolved.")
    case = cases.case(mine.case)
    assert case is not None
    assert (case.state, case.seen_up_to, case.seen_at) == ("closed", 1, None)


def test_a_long_silence_offers_one_gentle_word(mine: Opened, phone: Page, place: Place) -> None:
    page = mine.page
    ask(place.services, mine.case, mine.code, {"kind": "message", "text": "Bagaimana kabar Anda?"})
    case = place.services.cases.case(mine.case)
    assert case is not None
    place.services.cases.commit(
        [place.services.cases.put_case(replace(case, silence_asked_at=place.services.clock()))]
    )
    at_console.look_again(page)
    card = page.locator("pi-case-thread pi-silence section")
    expect(card).to_contain_text("No word for a long time")
    look(page, "silence-360")
    card.get_by_text("Say hello once", exact=True).click()
    expect(card.locator("textarea")).to_have_value(has("Satu kata pun cukup"))
    card.get_by_role("button", name="Send it").click()
    post(page, place, mine.case)
    at_mailbox.enter(phone, mine.code)
    expect(phone.locator(".entry.counselor", has_text="Satu kata pun cukup")).to_be_visible()
    at_console.look_again(page)
    expect(card).to_contain_text("You said hello on")
    assert card.locator("textarea").count() == 0
