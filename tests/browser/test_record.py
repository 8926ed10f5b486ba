"""The record at two desks: what both write at once stands side by side, what is typed outlives a lock."""

import uuid
from dataclasses import dataclass

import pytest
from playwright.sync_api import Locator, Page, expect

from functions.cases.actions.recording import write_entry
from functions.cases.model import SealedEntry
from tests.axe import findings
from tests.bench.long_case import Sealed, sealed
from tests.browser import at_console
from tests.browser.conftest import Opens
from tests.browser.fixtures import Desks
from tests.browser.installed import Place
from tests.public import age_file, stanza

pytestmark = pytest.mark.browser

FIRST, BY_SARI, BY_BUDI = "Sejak Maret.", "Sejak Maret, setelah pindah.", "Sejak Maret; tidur empat jam."
RECORD = "**/staff/cases/*/record"


@dataclass(frozen=True)
class Two:
    """One case's record, open at two desks."""

    case: str
    sari: Page
    budi: Page

    def goto(self, part: str) -> None:
        for page in (self.sari, self.budi):
            page.goto(f"/console/#case/{self.case}{part}")


@pytest.fixture(scope="module")
def two(opens: Opens, desk_of: Desks) -> Two:
    """A new case in Sari's hands, with Budi looking on."""
    opened, budi = opens(desk_of("sari")), desk_of("budi").page
    at_console.claim(opened.page)
    both = Two(opened.case, opened.page, budi)
    both.goto("/record")
    expect(budi.get_by_text("Nothing is noted yet.")).to_be_visible()
    return both


def _offer(page: Page, kind: str) -> None:
    page.locator("pi-case-record").get_by_role("button", name=kind, exact=True).click()


def _write(page: Page, text: str) -> None:
    form = page.locator(".record-form")
    form.locator("textarea").first.fill(text)
    form.get_by_role("button", name="Save").click()


def _card(page: Page, kind: str) -> Locator:
    return page.locator(".entry").filter(has=page.get_by_role("heading", name=kind, exact=True))


def _look_for(page: Page, there: Locator) -> None:
    """Let a page ask for what is new until it shows something."""
    for _ in range(10):
        at_console.look_again(page)
        page.wait_for_timeout(300)
        if there.count():
            return
    expect(there).to_be_visible()


def test_two_who_write_at_once_both_stand_until_one_decides(two: Two) -> None:
    _offer(two.sari, "History")
    _write(two.sari, FIRST)
    expect(_card(two.sari, "History")).to_contain_text(FIRST)
    _look_for(two.budi, _card(two.budi, "History"))
    for page in (two.sari, two.budi):
        page.get_by_role("button", name="Change History").click()

    _write(two.sari, BY_SARI)
    _write(two.budi, BY_BUDI)
    for page in (two.sari, two.budi):
        expect(page.locator(".record-form")).to_have_count(0)

    for page in (two.sari, two.budi):
        _look_for(page, _card(page, "History").get_by_text("Written at the same time."))
        expect(_card(page, "History").locator(".version .text")).to_have_text([BY_SARI, BY_BUDI])
    assert findings(two.budi) == []

    two.budi.get_by_role("button", name="Write one from them").first.click()
    expect(two.budi.locator(".record-form textarea")).to_have_value(f"{BY_SARI}\n\n{BY_BUDI}")
    _write(two.budi, "Sejak Maret, setelah pindah; tidur empat jam.")
    for page in (two.budi, two.sari):
        _look_for(page, _card(page, "History").get_by_text("History (4)"))
        expect(_card(page, "History").locator(".version")).to_have_count(0)


def test_what_is_typed_outlives_a_failed_request_another_part_and_a_lock(two: Two, place: Place) -> None:
    page = two.sari
    _offer(page, "Worry")
    page.route(RECORD, lambda route: route.abort())
    _write(page, "Takut ditinggal.")
    expect(page.locator(".record-form .notice")).to_be_visible()
    page.unroute(RECORD)
    two.goto("")
    two.goto("/record")
    typed = page.locator(".record-form textarea")
    expect(typed).to_have_value("Takut ditinggal.")

    page.get_by_role("button", name="Lock").click()
    page.get_by_role("heading", name="Locked").wait_for()
    assert "Takut ditinggal." not in page.content()
    at_console.unlock(page, place.team["sari"])

    expect(typed).to_have_value("Takut ditinggal.")
    page.locator(".record-form").get_by_role("button", name="Save").click()
    expect(_card(page, "Worry")).to_have_count(1)


def test_fields_are_kept_and_what_is_removed_can_come_back(two: Two) -> None:
    page = two.sari
    _offer(page, "Option")
    page.get_by_label("For it").fill("Dekat.")
    _write(page, "Bicara dengan bibi.")
    expect(_card(page, "Option")).to_contain_text("Dekat.")

    page.get_by_role("button", name="Remove Option").click()
    expect(_card(page, "Option")).to_be_hidden()
    page.get_by_text("Removed (1)").click()
    page.get_by_role("button", name="Bring back").click()

    expect(_card(page, "Option")).to_contain_text("Dekat.")
    assert findings(page) == []


def test_what_cannot_be_shown_or_is_not_known_stands_in_its_place(two: Two, place: Place) -> None:
    sari, budi = (place.services.staff.people.named(name) for name in ("sari", "budi"))
    assert sari is not None
    assert budi is not None
    moved, newer = _entry(place, two.case, sari), _entry(place, two.case, sari, kind="dream")
    _stored(place, two.case, sari, newer)
    _stored(place, two.case, budi, moved)
    _stored(place, two.case, sari, Sealed(str(uuid.uuid4()), age_file(stanza("hybrid"))))
    page = two.sari
    two.goto("/record")

    _look_for(page, page.locator(".entry-log .mistrusted").nth(1))

    expect(page.locator(".entry-log")).to_contain_text("does not belong to this case")
    expect(page.locator(".entry-log")).to_contain_text("cannot be opened with the team")
    others = page.locator(".record-section").filter(has=page.get_by_role("heading", name="Other entries"))
    expect(others.locator(".entry")).to_contain_text("Catatan ke-1")
    expect(_card(page, "Option")).to_contain_text("Bicara dengan bibi.")


def _entry(place: Place, case: str, author: str, **more: object) -> Sealed:
    """Seal an entry of somebody's, as their page would."""
    team = place.services.staff.team.team()
    assert team is not None
    given = {"team": team.keys.recipients.hybrid, "author": author, "case": case, "entries": 1}
    (body,) = sealed({**given, **more})
    return body


def _stored(place: Place, case: str, person: str, body: Sealed) -> None:
    """Put it into the record under a name, whoever wrote it."""
    here = place.services
    epoch = here.staff.current_epoch()
    assert epoch is not None
    entry = SealedEntry(body.id, body.bytes, epoch)
    write_entry(here.cases, entry, case_id=case, person=person, epoch=epoch, now=here.clock())


def test_notes_among_colleagues_stand_beside_the_thread(two: Two) -> None:
    two.goto("")
    two.sari.fill("#note-text", "Minta pendapat Budi besok.")
    two.sari.get_by_role("button", name="Add the note").click()

    for page in (two.sari, two.budi):
        _look_for(page, page.locator("pi-notes .note-entry").get_by_text("Minta pendapat Budi besok."))
        expect(page.locator("pi-notes .note-entry")).to_have_count(1)
    expect(two.sari.locator("#note-text")).to_have_value("")
    assert findings(two.sari) == []
