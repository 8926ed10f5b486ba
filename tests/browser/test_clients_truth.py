"""The waiting client sees the truth, and whoever would begin on a full day is told before."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from playwright.sync_api import expect

from functions.cases.actions.answering import post_due_answers
from functions.cases.actions.lapsing import keep_promises
from functions.services import Services
from tests.browser import at_console, at_intake, at_mailbox
from tests.browser.chromium import Profile
from tests.browser.fixtures import Desks
from tests.browser.installed import Place

pytestmark = pytest.mark.browser


def let_time_pass(services: Services, case: str, span: timedelta) -> None:
    """Put what was promised into the past."""
    found = services.cases.case(case)
    assert found is not None
    assert found.reply_by is not None
    ends = found.answer_by and found.answer_by - span
    services.cases.commit(
        [services.cases.put_case(replace(found, reply_by=found.reply_by - span, answer_by=ends))]
    )


def test_each_step_of_waiting_is_told_as_it_is(
    profile: Callable[..., Profile], place: Place, desk_of: Desks
) -> None:
    client = profile(place.origin, locale="id-ID", viewport={"width": 360, "height": 740}).page
    code, reference = at_intake.write(client, {"what": "Boleh saya bertanya?"}, urgency="soon")
    case = place.case(reference).id
    at_mailbox.enter(client, code)
    assert at_mailbox.states(client) == {"unseen", "since", "due"}

    desk = desk_of("budi").page
    at_console.go_to(desk, "Cases")
    at_console.open_case(desk, case)
    at_console.claim(desk)
    expect(desk.locator(".claim-ends")).to_contain_text("the others are asked again")
    at_mailbox.enter(client, code)
    assert at_mailbox.states(client) == {"seen", "since", "due", "counselor"}

    desk.get_by_role("button", name="Read: promise an answer by").click()
    desk.get_by_role("button", name="Undo").wait_for()
    post(place.services, case)
    at_mailbox.enter(client, code)
    expect(client.get_by_text("Tulisan Anda sudah saya baca.")).to_be_visible()
    assert at_mailbox.states(client) == {"seen", "due", "counselor"}
    at_console.look_again(desk)
    expect(desk.locator(".case-head .due")).to_contain_text("Promised to the client")
    expect(desk.get_by_role("button", name="Read: promise an answer by")).to_have_count(0)
    at_console.go_to(desk, "Cases")
    desk.get_by_role("link", name="Mine").click()
    expect(desk.locator("pi-queues li", has_text=reference)).to_contain_text("an answer is still owed")
    at_console.open_case(desk, case)

    let_time_pass(place.services, case, timedelta(days=2))
    lapse(place.services, case)
    at_mailbox.enter(client, code)
    assert at_mailbox.states(client) == {"seen", "late"}
    client.get_by_role("link", name="Nomor yang bisa dihubungi sekarang").click()
    expect(client.locator("#help a[href^='tel:']").first).to_be_visible()

    at_console.look_again(desk)
    expect(desk.get_by_text("Your time for this case ran out")).to_be_visible()
    at_console.claim(desk)
    at_console.answer(desk, "Tentu. Silakan bercerita.")
    at_mailbox.enter(client, code)
    assert at_mailbox.states(client) == {"seen", "counselor"}


def post(services: Services, case: str) -> None:
    """Let the half minute of an answer be over."""
    for pending in services.cases.desk.pending_in(case):
        due = replace(pending, post_at=services.clock().replace(microsecond=0))
        services.cases.commit([services.cases.desk.put_pending(due)])
    post_due_answers(services.cases, services.alerts, now=services.clock())


def lapse(services: Services, case: str) -> None:
    """Let the claim's timer come due, as it is with the claim's time over; the worker may be first."""
    timer = services.cases.desk.timer(case, "promise")
    assert timer is not None
    due = replace(timer, due=services.clock() - timedelta(minutes=1))
    services.cases.commit([services.cases.desk.put_timer(due)])
    keep_promises(services.cases, services.alerts, now=services.clock())


def test_a_full_day_is_said_before_anybody_begins_and_danger_still_comes_through(
    profile: Callable[..., Profile], place: Place
) -> None:
    settings = place.services.settings.read()
    full = replace(settings, capacity_per_day=1)
    client = profile(place.origin, locale="id-ID", viewport={"width": 360, "height": 740}).page
    at_intake.write(client, {"what": "Yang pertama."})
    saved = place.services.settings.save(full, now=place.services.clock())
    try:
        client.goto("/tulis/")
        expect(client.locator("[data-when=full]").first).to_contain_text("Pesan baru kami terima lagi mulai")
        expect(client.locator("[data-when=full]").first).to_contain_text("pukul")
        expect(client.locator("details.help[open]")).to_have_count(1)
        assert client.locator("[data-part=begin-plain]").is_hidden()
        assert at_intake.write(client, {"what": "Saya dalam bahaya."}, urgency="urgent")
    finally:
        again = replace(settings, version=saved.version)
        place.services.settings.save(again, now=place.services.clock())
