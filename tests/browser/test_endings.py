"""A case ends and opens again; colleagues ask, answer and hand over: two desks, and a client's phone."""

import os
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from functions.oncall.model import Leave
from functions.oncall.store.roster_items import lasting_id
from tests.axe import findings
from tests.browser import at_console, at_mailbox
from tests.browser.asked import ask
from tests.browser.chromium import Profile
from tests.browser.conftest import Desks, Opened, Opens
from tests.browser.installed import Place

pytestmark = pytest.mark.browser

PHONE = {"width": 360, "height": 740}
LOOKS = os.environ.get("LOOKS")


def look(page: Page, name: str) -> None:
    """Keep a picture where somebody wants to look at it."""
    if LOOKS:
        page.screenshot(path=str(Path(LOOKS) / f"{name}.png"), full_page=True)


def to(page: Page, opened: Opened, part: str) -> None:
    """Go to a part of a case."""
    page.evaluate("fragment => { location.hash = fragment }", f"#case/{opened.case}/{part}")
    page.locator(f"pi-case-{part} h2").first.wait_for()


def note(page: Page, kind: str, text: str) -> None:
    """Write an entry of a kind into the record of the open case."""
    page.evaluate(
        "([kind, text]) => document.querySelector('pi-case-thread').room.note({ kind, text })", [kind, text]
    )


@pytest.fixture
def mine(desk_of: Desks, opens: Opens) -> Opened:
    """A case of budi's."""
    opened = opens(desk_of("budi"))
    at_console.claim(opened.page)
    return opened


@pytest.fixture
def phone(place: Place, profile: Callable[..., Profile]) -> Page:
    """A client's phone."""
    return profile(place.origin, locale="id-ID", viewport=PHONE).page


def post(page: Page, place: Place, case: str) -> None:
    """Let what was just handed in stand in the thread."""
    page.get_by_role("button", name="Undo").wait_for()
    place.let_the_half_minute_pass(case)
    while place.services.cases.desk.pending_in(case):
        page.wait_for_timeout(100)


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

    end(page).get_by_role("button", name="Send and end").click()
    expect(end(page).locator("#outcome-error")).to_be_visible()
    end(page).get_by_label("Resolved").check()
    end(page).get_by_role("button", name="Send and end").click()
    expect(end(page).locator("#closing-reason-error")).to_be_visible()
    end(page).locator("#closing-reason").fill("All of it was said by letter.")
    end(page).get_by_role("button", name="Send and end").click()
    expect(page.locator("pi-case-ending")).to_contain_text("Closed: Resolved.")
    look(page, "ended")

    at_mailbox.enter(phone, mine.code)
    farewell, question = phone.locator(".entry.counselor").all()
    expect(farewell).to_contain_text("Menelepon kakak tiap Minggu")
    expect(farewell).to_contain_text("Jalan pagi")
    question.get_by_role("group", name="Apakah Anda merasa didengarkan?").get_by_role(
        "radio", name="5", exact=True
    ).check()
    question.locator("textarea").fill("Terima kasih banyak.")
    look(phone, "evaluation")
    assert findings(phone, "id") == []
    question.locator("[data-part=send]").click()
    expect(phone.locator("details.fold", has_text="Sudah Anda jawab")).to_be_visible(timeout=60_000)
    assert place.services.cases.case(mine.case).state == "closed"

    at_console.look_again(page)
    evaluation = page.locator("pi-case-ending section", has_text="What the client says")
    expect(evaluation).to_contain_text("5 of 5")
    expect(evaluation).to_contain_text("Terima kasih banyak.")
    look(page, "evaluated")

    at_mailbox.write(phone, "Boleh saya menulis lagi?")
    at_console.look_again(page)
    expect(page.locator(".endings")).to_contain_text("Opened again")
    assert place.services.cases.case(mine.case).state == "open"
    look(page, "reopened")


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


def test_a_colleague_is_asked_answers_and_takes_the_case_over(
    mine: Opened, phone: Page, place: Place, desk_of: Desks
) -> None:
    page, sari = mine.page, desk_of("sari").page
    to(page, mine, "together")
    asking = page.locator("pi-asking form")
    asking.get_by_role("button", name="Ask", exact=True).click()
    expect(asking.locator(".error")).to_be_visible()
    asking.get_by_label("Who is asked").select_option(label="Sari Khayalan")
    asking.get_by_label("Your question").fill("How would you go on here?")
    asking.get_by_role("button", name="Ask", exact=True).click()
    expect(page.locator("pi-question")).to_contain_text("Not answered yet.")
    look(page, "together-360")
    assert findings(page, "en") == []
    look(page, "together-1280")

    at_console.go_to(sari, "Cases")
    sari.get_by_role("link", name="Asked").click()
    sari.locator(f"a[href='#case/{mine.case}/together']").click()
    question = sari.locator("pi-question")
    expect(question).to_contain_text("How would you go on here?")
    question.get_by_label("Your answer to your colleague").fill("Slowly, and with one question.")
    look(sari, "asked-360")
    question.get_by_role("button", name="Send to the colleague").click()
    expect(sari.locator(".ask-answer")).to_contain_text("Slowly")
    at_console.look_again(page)
    expect(page.locator("pi-question .ask-answer")).to_contain_text("Slowly, and with one question.")

    handing = page.locator("pi-handing-over")
    handing.get_by_text("Hand this case over").click()
    handing.get_by_label("To whom").select_option(label="Sari Khayalan")
    handing.get_by_role("button", name="Ask the client first").click()
    expect(handing).to_contain_text("The question to the client is on its way.")
    post(page, place, mine.case)
    at_mailbox.enter(phone, mine.code)
    asked = phone.locator(".entry.counselor", has_text="Sari Khayalan")
    expect(asked).to_be_visible()
    asked.get_by_label("Ya, boleh").check()
    look(phone, "hand-over-question")
    asked.locator("[data-part=send]").click()
    expect(phone.locator("details.fold", has_text="Sudah Anda jawab")).to_be_visible(timeout=60_000)
    at_console.look_again(page)
    expect(handing).to_contain_text("The client agrees that Sari Khayalan goes on")
    look(page, "handing")
    handing.get_by_role("button", name="Offer it").click()
    expect(handing).to_contain_text("You stay responsible until Sari Khayalan accepts.")

    at_console.look_again(sari)
    offered = sari.locator("pi-offered")
    expect(offered).to_contain_text("Budi Rekaan offers you this case")
    look(sari, "offered")
    assert findings(sari, "en") == []
    offered.get_by_role("button", name="Accept").click()
    expect(sari.locator(".case-head")).to_contain_text("You")
    assert place.services.cases.case(mine.case).assignee == _id(place, "sari")

    at_console.look_again(page)
    expect(page.locator(".case-head")).to_contain_text("Sari Khayalan")
    phone.reload()
    at_mailbox.enter(phone, mine.code)
    expect(phone.locator("[data-view=thread]")).to_contain_text("Sari Khayalan")


def test_a_clients_no_stands_for_every_colleague_and_is_overruled_with_a_reason_alone(
    mine: Opened, phone: Page, place: Place, desk_of: Desks
) -> None:
    page, sari = mine.page, desk_of("sari").page
    to(page, mine, "together")
    handing = page.locator("pi-handing-over")
    handing.get_by_text("Hand this case over").click()
    handing.get_by_label("To whom").select_option(label="Sari Khayalan")
    handing.get_by_label("Why without the client").fill("There was no time to ask.")
    handing.get_by_role("button", name="Ask the client first").click()
    post(page, place, mine.case)
    at_mailbox.enter(phone, mine.code)
    asked = phone.locator(".entry.counselor", has_text="Sari Khayalan")
    asked.get_by_label("Tidak, saya ingin tetap").check()
    asked.locator("[data-part=send]").click()
    folded = phone.locator("details.fold summary", has_text="Pindah konselor: Sari Khayalan. Sudah")
    folded.wait_for(timeout=60_000)
    look(phone, "folded-360")

    at_console.look_again(page)
    expect(handing.locator(".refusal")).to_contain_text("does not want to go on with Sari Khayalan")
    expect(handing).not_to_contain_text("is on its way")
    handing.get_by_role("button", name="Offer it").click()
    expect(handing.locator("#hand-reason-error")).to_be_visible()
    page.set_viewport_size(PHONE)
    look(page, "refused-360")
    assert findings(page, "en") == []
    handing.get_by_label("The client said no").fill("I leave the team today.")
    handing.get_by_role("button", name="Offer it").click()
    expect(handing).to_contain_text("You stay responsible until Sari Khayalan accepts.")

    sari.evaluate("fragment => { location.hash = fragment }", f"#case/{mine.case}/together")
    offered = sari.locator("pi-offered")
    expect(offered).to_contain_text("Handed over all the same because: I leave the team today.")
    expect(offered.locator(".refusal")).to_be_visible()
    look(sari, "offered-against-360")


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


def test_who_is_on_leave_is_relieved_by_a_colleague(mine: Opened, place: Place, desk_of: Desks) -> None:
    sari, roster, now = desk_of("sari").page, place.services.roster, place.services.clock()
    away = _id(place, "budi")
    leave = Leave(
        lasting_id(now + timedelta(days=3), "b"),
        away,
        now,
        now + timedelta(days=3),
        now,
        away,
        _id(place, "sari"),
    )
    roster.commit([roster.putting_leave(leave)])
    at_console.open_case(sari, mine.case)
    expect(sari.locator("pi-claiming")).to_contain_text("Sari Khayalan stands in")
    look(sari, "relief")
    sari.get_by_role("button", name="Take over").click()
    expect(sari.locator("#answer")).to_be_visible()
    kept = roster.leave(leave.id)
    assert kept is not None
    roster.commit([roster.putting_leave(replace(kept, end=now + timedelta(seconds=1)))])


def test_one_case_more_than_one_means_to_have_is_asked_about_and_taken_anyway(
    mine: Opened, opens: Opens, desk_of: Desks, place: Place
) -> None:
    people = place.services.staff.people
    budi = people.person(_id(place, "budi"))
    assert budi is not None
    people.commit([people.put(replace(budi, case_limit=1))])
    page = opens(desk_of("budi")).page
    page.get_by_role("button", name="Take this case").click()
    asked = page.locator("pi-claiming .note.warn")
    expect(asked).to_contain_text("of 1 cases. Take it anyway?")
    look(page, "limit")
    asked.get_by_role("button", name="Take it anyway").click()
    expect(page.locator("#answer")).to_be_visible()
    kept = people.person(budi.id)
    assert kept is not None
    people.commit([people.put(replace(kept, case_limit=None))])


def _id(place: Place, name: str) -> str:
    return next(person.id for person in place.services.staff.active_people() if person.name == name)
