"""Colleagues ask, answer and hand over; who is away is relieved; one case too many is asked about."""

from dataclasses import replace
from datetime import timedelta

import pytest
from playwright.sync_api import Page, expect

from functions.oncall.model import Leave
from functions.oncall.store.roster_items import lasting_id
from tests.axe import findings
from tests.browser import at_console, at_mailbox
from tests.browser.conftest import Opened, Opens
from tests.browser.endings.parts import id_of, look, post, to
from tests.browser.fixtures import PHONE, Desks
from tests.browser.installed import Place

pytestmark = pytest.mark.browser


def test_a_colleague_is_asked_answers_and_takes_the_case_over(
    mine: Opened, phone: Page, place: Place, desk_of: Desks
) -> None:
    page, sari = mine.page, desk_of("sari").page
    ask_sari(mine)
    answer_as_asked(sari, mine)
    at_console.look_again(page)
    expect(page.locator("pi-question .ask-answer")).to_contain_text("Slowly, and with one question.")

    ask_the_client_first(mine, place)
    agree(phone, mine)
    offer(page)
    accept(sari)
    assert place.head(mine.case).assignee == id_of(place, "sari")

    at_console.look_again(page)
    expect(page.locator(".case-head")).to_contain_text("Sari Khayalan")
    phone.reload()
    at_mailbox.enter(phone, mine.code)
    expect(phone.locator("[data-view=thread]")).to_contain_text("Sari Khayalan")


def ask_sari(mine: Opened) -> None:
    """A question says who is asked, and stands until it is answered."""
    page = mine.page
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


def answer_as_asked(sari: Page, mine: Opened) -> None:
    """Whoever is asked finds the question in a queue, and answers beside it."""
    at_console.go_to(sari, "Cases")
    sari.get_by_role("link", name="Asked").click()
    sari.locator(f"a[href='#case/{mine.case}/together']").click()
    question = sari.locator("pi-question")
    expect(question).to_contain_text("How would you go on here?")
    question.get_by_label("Your answer to your colleague").fill("Slowly, and with one question.")
    look(sari, "asked-360")
    question.get_by_role("button", name="Send to the colleague").click()
    expect(sari.locator(".ask-answer")).to_contain_text("Slowly")


def ask_the_client_first(mine: Opened, place: Place) -> None:
    """Before a case is handed over its client may be asked."""
    handing = mine.page.locator("pi-handing-over")
    handing.get_by_text("Hand this case over").click()
    handing.get_by_label("To whom").select_option(label="Sari Khayalan")
    handing.get_by_role("button", name="Ask the client first").click()
    expect(handing).to_contain_text("The question to the client is on its way.")
    post(mine.page, place, mine.case)


def agree(phone: Page, mine: Opened) -> None:
    """The client agrees."""
    at_mailbox.enter(phone, mine.code)
    asked = phone.locator(".entry.counselor", has_text="Sari Khayalan")
    expect(asked).to_be_visible()
    asked.get_by_label("Ya, boleh").check()
    look(phone, "hand-over-question")
    asked.locator("[data-part=send]").click()
    expect(phone.locator("details.fold", has_text="Sudah Anda jawab")).to_be_visible(timeout=60_000)


def offer(page: Page) -> None:
    """Whoever has the case reads that, offers it, and stays responsible."""
    at_console.look_again(page)
    handing = page.locator("pi-handing-over")
    expect(handing).to_contain_text("The client agrees that Sari Khayalan goes on")
    look(page, "handing")
    handing.get_by_role("button", name="Offer it").click()
    expect(handing).to_contain_text("You stay responsible until Sari Khayalan accepts.")


def accept(sari: Page) -> None:
    """The other accepts, and has it."""
    at_console.look_again(sari)
    offered = sari.locator("pi-offered")
    expect(offered).to_contain_text("Budi Rekaan offers you this case")
    look(sari, "offered")
    assert findings(sari, "en") == []
    offered.get_by_role("button", name="Accept").click()
    expect(sari.locator(".case-head")).to_contain_text("You")


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
    assert not at_console.asks_before_leaving(page), "the reason of before the no is not wanted any more"

    sari.evaluate("fragment => { location.hash = fragment }", f"#case/{mine.case}/together")
    offered = sari.locator("pi-offered")
    expect(offered).to_contain_text("Handed over all the same because: I leave the team today.")
    expect(offered.locator(".refusal")).to_be_visible()
    look(sari, "offered-against-360")


def test_who_is_on_leave_is_relieved_by_a_colleague(mine: Opened, place: Place, desk_of: Desks) -> None:
    sari, roster, now = desk_of("sari").page, place.services.roster, place.services.clock()
    away = id_of(place, "budi")
    leave = Leave(
        lasting_id(now + timedelta(days=3), "b"),
        away,
        now,
        now + timedelta(days=3),
        now,
        away,
        id_of(place, "sari"),
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
    budi = people.person(id_of(place, "budi"))
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
