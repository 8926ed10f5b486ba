"""Appointments and referrals, from the console to the mailbox and back, in both languages."""

import os
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Page, Route, expect

from functions.cases.actions.attempts import retried
from tests.axe import IS_FULL_SIZE, findings
from tests.browser import at_console, at_intake, at_mailbox
from tests.browser.asked import ask
from tests.browser.chromium import Profile
from tests.browser.conftest import Opens
from tests.browser.fixtures import Desks
from tests.browser.installed import Place

pytestmark = pytest.mark.browser

JAKARTA = ZoneInfo("Asia/Jakarta")
SEEN = os.environ.get("PINTERNET_SCREENSHOTS")
WIDTHS = (360, 1280)
LANGUAGES = ["id", "en"]
"""English is seen in test_whole_case, too."""


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
    choose: str
    sure: str
    refer: str
    letter: str
    signed: str
    helped: str
    close: str
    note: str
    noted: str
    vanished: str
    ahead: str


WORDS = {
    "en": Words(
        "Appointments",
        "Referrals",
        "Face to face",
        "Add a time",
        "Send the proposal",
        "Accepted by the client",
        "Choose Yayasan Pulih",
        "I am sure all the same",
        "Send the referral",
        "Letter",
        "Sincerely,",
        "Was helped",
        "Close the letter",
        "Note it",
        "noted by a counselor",
        "no longer in the directory",
        "is still ahead",
    ),
    "id": Words(
        "Janji temu",
        "Rujukan",
        "Tatap muka",
        "Tambah waktu",
        "Kirim usulan",
        "Disetujui klien",
        "Pilih Yayasan Pulih",
        "Saya tetap yakin",
        "Kirim rujukan",
        "Surat pengantar",
        "Hormat kami,",
        "Dibantu",
        "Tutup surat",
        "Catat",
        "dicatat konselor",
        "tidak ada lagi di direktori",
        "Masih ada janji temu",
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


def at_stage(place: Place, case: str, stage: str) -> None:
    """Put a case at a stage; its page may note at the same moment that it was opened."""

    def attempt() -> None:
        found = place.services.cases.case(case)
        assert found is not None
        place.services.cases.commit([place.services.cases.put_case(replace(found, stage=stage))])

    retried(attempt)


def fill_time(page: Page, at: int, moment: datetime) -> None:
    """Type a time as the counselor's clock shows it."""
    local = moment.astimezone(JAKARTA)
    page.fill(f"#meeting-day-{at}", f"{local:%Y-%m-%d}")
    page.fill(f"#meeting-time-{at}", f"{local:%H:%M}")


@pytest.mark.skipif(not IS_FULL_SIZE, reason="test_whole_case tells it in one language")
@pytest.mark.parametrize("language", LANGUAGES)
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

    go(page, opened.case, "ending")
    expect(page.locator("pi-case-ending .note.warn", has_text=words.ahead)).to_be_visible()

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
    reference = place.services.cases.case(opened.case).reference
    expect(sheet).not_to_contain_text(reference)
    look(page, "letter", language)
    print_letter(page, language)

    page.get_by_role("button", name=words.close).click()
    page.locator("pi-referral summary").click()
    page.locator("pi-referral").get_by_label(words.helped).check()
    page.get_by_role("button", name=words.note, exact=True).click()
    expect(page.locator("pi-referral")).to_contain_text(words.noted)
    page.evaluate("document.querySelector('pi-case-referrals').found.services.length = 0")
    page.evaluate("document.querySelector('pi-case-referrals').requestUpdate()")
    expect(page.locator("pi-referral")).to_contain_text(words.vanished)
    expect(page.locator("pi-referral h3")).to_have_text("Yayasan Pulih")
    page.reload()
    at_console.unlock(page, place.team["melati"])


def print_letter(page: Page, language: str) -> None:
    """Print: the letter alone, under a name that says nothing; afterwards all is back."""
    before = page.title()
    page.evaluate("() => { window.print = () => { window.printed = document.title } }")
    page.locator("pi-letter .actions .button").first.click()
    assert page.evaluate("window.printed") == {"id": "surat", "en": "letter"}[language]
    page.emulate_media(media="print")
    expect(page.locator(".print-alone .letter")).to_be_visible()
    expect(page.locator("pi-console")).to_be_hidden()
    if SEEN:
        page.pdf(path=Path(SEEN) / f"letter-{language}.pdf", prefer_css_page_size=True)
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    page.emulate_media(media="screen")
    assert page.title() == before
    expect(page.locator(".print-alone")).to_have_count(0)


ROOM = "https://meet.example.org/abcdefghijklmnopqrstuvwxyz234567"
APPOINTMENT = "0b0e7a52-3a43-4b7e-8a44-5d6a7a1c9e01"


def meeting(text: str, start: datetime | None, **change: object) -> dict[str, object]:
    """Return a proposal by video; without a start it is off."""
    times = [] if start is None else [{"start": f"{start:%Y-%m-%dT%H:%M}:00Z", "minutes": 50}]
    fields = {"appointment": APPOINTMENT, "said": None, "times": times, "medium": "video", "room": ROOM}
    return {"kind": "appointment-proposal", "text": text, "fields": {**fields, "place": None, **change}}


def with_rooms(page: Page) -> None:
    """Let the organisation have a place for rooms."""

    def answer(route: Route) -> None:
        found = route.fetch()
        template = 'data-room="https://meet.example.org/{room}"'
        route.fulfill(response=found, body=found.text().replace('data-room=""', template))

    page.route("**/kembali/", answer)


def test_a_room_opens_only_for_who_agreed_and_only_at_the_own_place(
    place: Place, profile: Callable[..., Profile]
) -> None:
    page = profile(place.origin, locale="id-ID", viewport={"width": 360, "height": 740}).page
    with_rooms(page)
    code, reference = at_intake.write(page, {"what": "Boleh saya bertanya?"})
    case = place.case(reference).id
    soon = datetime.now(UTC) + timedelta(days=2)
    ask(place.services, case, code, meeting("Usul pertama.", soon - timedelta(days=1)))
    ask(place.services, case, code, meeting("Usul kedua.", soon))
    at_mailbox.enter(page, code)
    expect(page.locator("details.fold summary")).to_have_text(["Usul waktu ini sudah diganti"])
    form = page.locator(".reply")
    expect(form).to_have_count(1)
    assert ROOM not in page.content()

    form.get_by_role("radio").first.check()
    form.locator("[data-part=send]").click()
    expect(form.locator("[data-part=reply-empty]")).to_be_visible()
    form.get_by_label("Ya, saya setuju").check()
    look(page, "mailbox-video", "id")
    form.locator("[data-part=send]").click()
    expect(page.locator("[data-part=meeting-room]")).to_have_attribute("href", ROOM, timeout=60_000)
    assert findings(page, "id") == []

    ask(place.services, case, code, meeting("Di tempat lain.", soon, room="https://evil.example/x"))
    at_mailbox.enter(page, code)
    form.get_by_role("radio").first.check()
    form.get_by_label("Ya, saya setuju").check()
    form.locator("[data-part=send]").click()
    expect(page.locator("[data-part=meeting-room-foreign]")).to_contain_text(
        "https://evil.example/x", timeout=60_000
    )
    assert page.locator("a[href*='evil.example']").count() == 0

    ask(place.services, case, code, meeting("Pertemuan tidak jadi.", None))
    at_mailbox.enter(page, code)
    expect(page.locator(".entry", has_text="Pertemuan tidak jadi.")).to_be_visible()
    expect(page.locator(".reply")).to_have_count(0)
    expect(page.locator(".meeting-set")).to_have_count(0)
