"""A room of a meeting by video: opened to who agreed alone, and at the organisation's own place alone."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import Page, Route, expect

from tests.axe import findings
from tests.browser import at_intake, at_mailbox
from tests.browser.asked import ask
from tests.browser.chromium import Profile
from tests.browser.fixtures import PHONE
from tests.browser.installed import Place
from tests.browser.looking import look

pytestmark = pytest.mark.browser

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
    page = profile(place.origin, locale="id-ID", viewport=PHONE).page
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
