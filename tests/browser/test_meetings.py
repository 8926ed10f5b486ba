"""Appointments and referrals, from the console to the mailbox and back, in both languages."""

import os
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Page, expect

from functions.cases.model import Case
from tests.axe import findings
from tests.browser import at_console, at_mailbox
from tests.browser.chromium import Profile
from tests.browser.conftest import Opens
from tests.browser.fixtures import Desks
from tests.browser.installed import Place

pytestmark = pytest.mark.browser

JAKARTA = ZoneInfo("Asia/Jakarta")
SEEN = os.environ.get("PINTERNET_SCREENSHOTS")
WIDTHS = (360, 1280)


def look(page: Page, name: str, language: str) -> None:
    """Expect nothing of axe; keep pictures where somebody wants to look."""
    assert findings(page, language) == []
    for width in WIDTHS if SEEN else ():
        page.set_viewport_size({"width": width, "height": 900})
        page.screenshot(path=Path(str(SEEN)) / f"{name}-{language}-{width}.png", full_page=True)


@dataclass(frozen=True)
class Words:
    """What stands on the pages in one language."""

    meetings: str
    referrals: str
    in_person: str
    add: str
    send: str
    accepted: str
    held: str
    choose: str
    sure: str
    refer: str
    letter: str
    signed: str
    helped: str
    client_sends: str
    client_helped: str


WORDS = {
    "en": Words(
        "Appointments",
        "Referrals",
        "Face to face",
        "Add a time",
        "Send the proposal",
        "Accepted by the client",
        "It took place",
        "Choose Yayasan Pulih",
        "I am sure all the same",
        "Send the referral",
        "Letter",
        "Sincerely,",
        "Was helped",
        "Kirim jawaban ini",
        "Saya dibantu",
    ),
    "id": Words(
        "Janji temu",
        "Rujukan",
        "Tatap muka",
        "Tambah waktu",
        "Kirim usulan",
        "Disetujui klien",
        "Terlaksana",
        "Pilih Yayasan Pulih",
        "Saya tetap yakin",
        "Kirim rujukan",
        "Surat pengantar",
        "Hormat kami,",
        "Dibantu",
        "Kirim jawaban ini",
        "Saya dibantu",
    ),
}


def speak(page: Page, language: str) -> None:
    """Switch the console to a language, if it does not speak it already."""
    switch = page.get_by_role("button", name={"id": "Indonesia", "en": "English"}[language], exact=True)
    if switch.count():
        switch.click()


def go(page: Page, case: str, part: str) -> None:
    """Open a part of a case's page."""
    page.evaluate("fragment => { location.hash = fragment }", f"#case/{case}/{part}")
    page.locator(f"pi-case-{part} h2").first.wait_for()


def post(page: Page, place: Place, case: str) -> None:
    """Let what was handed in be posted at once."""
    page.locator("pi-undo:visible").wait_for()
    place.let_the_half_minute_pass(case)
    expect(page.locator("pi-undo:visible")).to_have_count(0, timeout=60_000)


def at_stage(place: Place, case: str, stage: str) -> Case:
    """Put a case at a stage."""
    found = place.services.cases.case(case)
    assert found is not None
    place.services.cases.commit([place.services.cases.put_case(replace(found, stage=stage))])
    return found


def fill_time(page: Page, at: int, moment: datetime) -> None:
    """Type a time as the counselor's clock shows it."""
    local = moment.astimezone(JAKARTA)
    page.fill(f"#meeting-day-{at}", f"{local:%Y-%m-%d}")
    page.fill(f"#meeting-time-{at}", f"{local:%H:%M}")


@pytest.mark.parametrize("language", ["en", "id"])
def test_an_appointment_in_person_and_a_referral_with_a_letter(
    place: Place, opens: Opens, desk_of: Desks, profile: Callable[..., Profile], language: str
) -> None:
    desk = desk_of("melati")
    opened, words, page = opens(desk), WORDS[language], desk.page
    at_stage(place, opened.case, "support")
    at_console.claim(page)
    speak(page, language)
    client = profile(place.origin, locale="id-ID", viewport={"width": 360, "height": 740}).page

    go(page, opened.case, "meetings")
    look(page, "meetings-empty", language)
    page.get_by_label(words.in_person, exact=True).check()
    page.fill("#meeting-place", "Jalan Contoh 1, ruang 2")
    tomorrow = datetime.now(UTC).replace(second=0, microsecond=0) + timedelta(days=1)
    fill_time(page, 0, tomorrow)
    page.get_by_role("button", name=words.add).click()
    fill_time(page, 1, tomorrow + timedelta(days=1))
    look(page, "meetings-proposing", language)
    page.get_by_role("button", name=words.send).click()
    post(page, place, opened.case)

    at_mailbox.enter(client, opened.code)
    form = client.locator(".reply")
    expect(form).to_contain_text("Jalan Contoh 1, ruang 2")
    look(client, "mailbox-proposal", "id")
    form.get_by_role("radio").nth(1).check()
    form.locator("[data-part=send]").click()
    expect(client.locator(".meeting-set")).to_be_visible(timeout=60_000)
    expect(client.locator(".meeting-set")).to_contain_text("WIB")
    look(client, "mailbox-accepted", "id")
    with client.expect_download() as download:
        client.locator("[data-part=meeting-calendar]").click()
    kept = Path(download.value.path()).read_text(encoding="utf-8")
    assert download.value.suggested_filename == "janji.ics"
    assert f"DTSTART:{tomorrow + timedelta(days=1):%Y%m%dT%H%M%SZ}" in kept
    assert not any(word in kept.lower() for word in ("pinternet", "konsel", "counsel", "contoh"))

    at_console.look_again(page)
    card = page.locator("pi-appointment", has_text=words.accepted)
    card.wait_for()
    expect(page.locator(".next-appointment")).to_be_visible()
    page.locator(".next-appointment .small").wait_for()
    head = place.services.cases.case(opened.case)
    assert head is not None
    assert head.follow_up is not None
    assert head.follow_up.starts_at == tomorrow + timedelta(days=1)
    assert head.follow_up.remind_at == tomorrow + timedelta(days=1, minutes=-30)
    look(page, "meetings-accepted", language)

    go(page, opened.case, "referrals")
    page.fill("#referral-search", "trauma")
    look(page, "referrals-choosing", language)
    page.get_by_role("button", name=words.choose).click()
    page.locator("pi-referring textarea").first.wait_for()
    page.fill("#referral-said", "Mereka berpengalaman mendampingi setelah kejadian berat.")
    page.get_by_role("button", name=words.refer).click()
    expect(page.locator("pi-referring [role=alert]")).to_be_visible()
    page.get_by_label(words.sure).check()
    look(page, "referrals-referring", language)
    page.get_by_role("button", name=words.refer).click()
    post(page, place, opened.case)

    client.reload()
    at_mailbox.enter(client, opened.code)
    expect(client.locator(".referral a[href^='tel:']")).to_have_count(1)
    look(client, "mailbox-referral", "id")
    client.locator(".reply").get_by_role("radio").first.check()
    client.locator(".reply [data-part=send]").click()
    expect(client.locator("details.fold")).to_have_count(4, timeout=60_000)

    at_console.look_again(page)
    look(page, "referrals-one", language)
    page.get_by_role("button", name=words.letter, exact=True).click()
    sheet = page.locator(".letter")
    expect(sheet).to_contain_text(words.signed if language == "id" else WORDS["id"].signed)
    page.select_option("#letter-language", language)
    expect(sheet).to_contain_text(words.signed)
    expect(sheet).to_contain_text("Yayasan Pulih")
    reference = place.services.cases.case(opened.case).reference  # type: ignore[union-attr]
    expect(sheet).not_to_contain_text(reference)
    look(page, "letter", language)
