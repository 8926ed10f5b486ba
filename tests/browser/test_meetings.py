"""A meeting in person and a referral, from the console to the mailbox and back, in both languages."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from functions.cases.actions.attempts import retried
from tests.axe import IS_FULL_SIZE
from tests.browser import at_console, at_mailbox
from tests.browser.at_case import AtCase
from tests.browser.chromium import Profile
from tests.browser.conftest import Opens
from tests.browser.fixtures import PHONE, Desks
from tests.browser.installed import Place
from tests.browser.looking import SEEN, look
from tests.browser.said import say

pytestmark = pytest.mark.browser

LANGUAGES = ["id", "en"]
"""English is seen in test_whole_case, too."""
SPOT, SERVICE = "Jalan Contoh 1, ruang 2", "Yayasan Pulih"
SAID = "Mereka berpengalaman mendampingi setelah kejadian berat."
TELLING = ("pinternet", "konsel", "counsel", "contoh")
"""What a calendar that others look into never says."""


def tomorrow() -> datetime:
    return datetime.now(UTC).replace(second=0, microsecond=0) + timedelta(days=1)


@dataclass
class Meeting:
    """A case at a counselor's desk, the phone of its client, and the times that are proposed."""

    at: AtCase
    client: Page
    code: str
    first: datetime = field(default_factory=tomorrow)

    @property
    def page(self) -> Page:
        return self.at.page

    @property
    def second(self) -> datetime:
        return self.first + timedelta(days=1)

    def look(self, name: str) -> None:
        """Look at the desk."""
        look(self.page, name, self.at.language)

    def enter(self) -> None:
        """Come back with the code."""
        at_mailbox.enter(self.client, self.code)

    def propose(self) -> None:
        """The counselor proposes two times in person."""
        self.at.go("meetings")
        self.look("meetings-empty")
        self.page.get_by_label(self.at.say("meeting.medium.in-person"), exact=True).check()
        self.page.fill("#meeting-place", SPOT)
        self.at.fill_time(0, self.first)
        self.at.press("meeting.times.add")
        self.at.fill_time(1, self.second)
        self.look("meetings-proposing")
        self.at.press("meeting.send")
        self.at.post()

    def accept(self) -> None:
        """The client takes the second time."""
        self.enter()
        form = at_mailbox.asked(self.client)
        expect(form).to_contain_text(SPOT)
        look(self.client, "mailbox-proposal", "id")
        form.get_by_role("radio").nth(1).check()
        at_mailbox.reply(self.client)
        expect(self.client.locator(".meeting-set")).to_contain_text("WIB")
        look(self.client, "mailbox-accepted", "id")

    def keep_in_calendar(self) -> None:
        """The client keeps the time where others may look, under words that say nothing."""
        with self.client.expect_download() as download:
            self.client.locator("[data-part=meeting-calendar]").click()
        kept = Path(download.value.path()).read_text(encoding="utf-8")
        assert download.value.suggested_filename == "janji.ics"
        assert f"DTSTART:{self.second:%Y%m%dT%H%M%SZ}" in kept
        assert [word for word in TELLING if word in kept.lower()] == []

    def see_it_agreed(self) -> None:
        """The counselor sees the time everywhere, and is to be reminded half an hour before."""
        at_console.look_again(self.page)
        self.page.locator("pi-appointment", has_text=self.at.say("meeting.state.accepted")).wait_for()
        expect(self.page.locator(".next-appointment")).to_be_visible()
        self.page.locator(".next-appointment .small").wait_for()
        head = self.at.place.services.cases.case(self.at.case)
        assert head is not None
        assert head.follow_up is not None
        assert head.follow_up.starts_at == self.second
        assert head.follow_up.remind_at == self.second - timedelta(minutes=30)
        self.look("meetings-accepted")

    def be_warned_at_the_ending(self) -> None:
        """Who would end the case reads that the client still waits for the meeting."""
        ahead = self.at.say("meeting.ahead").partition("{time}")[0].strip()
        expect(self.at.go("ending").locator(".note.warn", has_text=ahead)).to_be_visible()

    def refer(self) -> None:
        """The counselor refers to a service, once sure of it all the same."""
        self.at.go("referrals")
        self.page.fill("#referral-search", "trauma")
        self.look("referrals-choosing")
        self.at.press("referral.choose.this", name=SERVICE)
        self.page.locator("pi-referring textarea").first.wait_for()
        self.page.fill("#referral-said", SAID)
        self.at.press("referral.send")
        expect(self.page.locator("pi-referring [role=alert]")).to_be_visible()
        self.page.get_by_label(self.at.say("referral.sure")).check()
        self.look("referrals-referring")
        self.at.press("referral.send")
        self.at.post()

    def plan(self) -> None:
        """The client means to go there."""
        self.client.reload()
        self.enter()
        expect(self.client.locator(".referral a[href^='tel:']")).to_have_count(1)
        look(self.client, "mailbox-referral", "id")
        at_mailbox.asked(self.client).get_by_role("radio").first.check()
        at_mailbox.reply(self.client)

    def write_letter(self) -> None:
        """The counselor prints a letter in either language; it says no reference."""
        at_console.look_again(self.page)
        self.look("referrals-one")
        self.at.press("letter.open")
        sheet = self.page.locator(".letter")
        expect(sheet).to_contain_text(say("id", "letter.regards"))
        self.page.select_option("#letter-language", self.at.language)
        expect(sheet).to_contain_text(self.at.say("letter.regards"))
        expect(sheet).to_contain_text(SERVICE)
        head = self.at.place.services.cases.case(self.at.case)
        assert head is not None
        expect(sheet).not_to_contain_text(head.reference)
        self.look("letter")
        print_letter(self.page, self.at.language)
        self.at.press("letter.close")

    def note_outcome(self) -> None:
        """The counselor notes what became of it, which stays when the service leaves the directory."""
        card = self.page.locator("pi-referral")
        card.locator("summary").click()
        card.get_by_label(self.at.say("referral.outcome.helped")).check()
        self.at.press("referral.outcome.do", card)
        expect(card).to_contain_text(self.at.say("referral.outcome.by.counselor"))
        self.page.evaluate("document.querySelector('pi-case-referrals').found.services.length = 0")
        self.page.evaluate("document.querySelector('pi-case-referrals').requestUpdate()")
        expect(card).to_contain_text(self.at.say("referral.vanished"))
        expect(card.locator("h3")).to_have_text(SERVICE)


def at_stage(place: Place, case: str, stage: str) -> None:
    """Put a case at a stage; its page may note at the same moment that it was opened."""

    def attempt() -> None:
        found = place.services.cases.case(case)
        assert found is not None
        place.services.cases.commit([place.services.cases.put_case(replace(found, stage=stage))])

    retried(attempt)


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


@pytest.fixture(params=LANGUAGES)
def meeting(
    request: pytest.FixtureRequest,
    place: Place,
    opens: Opens,
    desk_of: Desks,
    profile: Callable[..., Profile],
) -> Iterator[Meeting]:
    """A case in a counselor's hands, far enough for a meeting; afterwards the desk is as it was."""
    language = request.param
    opened = opens(desk_of("melati"))
    at_stage(place, opened.case, "support")
    at_console.claim(opened.page)
    at_console.speak(opened.page, language)
    at = AtCase(place, opened.page, opened.case, language)
    yield Meeting(at, profile(place.origin, locale="id-ID", viewport=PHONE).page, opened.code)
    opened.page.reload()
    at_console.unlock(opened.page, place.team["melati"])


@pytest.mark.skipif(not IS_FULL_SIZE, reason="test_whole_case tells it in one language")
def test_a_meeting_is_agreed_on_and_a_service_is_referred_to(meeting: Meeting) -> None:
    meeting.propose()
    meeting.accept()
    meeting.keep_in_calendar()
    meeting.see_it_agreed()
    meeting.be_warned_at_the_ending()
    meeting.refer()
    meeting.plan()
    meeting.write_letter()
    meeting.note_outcome()
