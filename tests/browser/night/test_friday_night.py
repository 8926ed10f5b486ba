"""Urgent at ten past two on a Saturday: told until somebody takes it, and the client sees the truth."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
import requests
from playwright.sync_api import Locator, Page, expect

from functions.cases.model import OPEN, WAITING
from tests.browser import at_console, at_intake, at_mailbox, postal
from tests.browser.chromium import Profile
from tests.browser.fixtures import PHONE
from tests.browser.night.by_hand import Installation, in_hand, next_saturday_at

pytestmark = pytest.mark.browser

STORY = "Malam ini saya takut sendirian dan tidak tahu harus bicara dengan siapa."
ANSWER = "Terima kasih sudah menulis malam ini. Saya di sini dan membaca semuanya."
PROMISE = "pukul 04.10 WIB"


def put_team_on_call(place: Installation) -> None:
    """Sari has the Friday nights, and is told by SMS first; Budi is behind her; Melati coordinates."""
    mails = {name: place.prove(name, "email", f"{name}@example.org") for name in place.team}
    number = place.prove("sari", "sms", "+6281234567890")
    place.tell_first_by("sari", number, mails["sari"])
    place.put_on_call(first="sari", second="budi")


def look(page: Page, place: Installation, code: str) -> None:
    """Come back with the code at the installation's time."""
    page.clock.set_fixed_time(place.clock())
    at_mailbox.enter(page, code)


def part(page: Page, name: str) -> Locator:
    """Return a sentence of the mailbox page, hidden while it is not true."""
    return page.locator(f"[data-part=state-{name}]")


def tell_until_somebody_takes_it(place: Installation) -> None:
    """The number is dead, so mail at once; then the second line, everyone, the coordinator."""
    place.work()
    assert place.numbers.asked == ["+6281234567890"]
    assert place.told() == ["sari"]
    place.pass_minutes(4)
    assert place.told() == []
    place.pass_minutes(1)
    assert place.told() == ["budi", "sari"]
    place.pass_minutes(5)
    assert place.told() == ["budi", "melati", "sari"]
    place.pass_minutes(10)
    assert place.told() == ["melati"]


def see_that_a_scanner_takes_nothing(place: Installation) -> None:
    """Open every link as a mail scanner does, also by HEAD."""
    for raw in place.post.messages:
        (link,) = re.findall(r"http\S+/c/\S+", postal.text_of(raw))
        assert requests.get(link, timeout=10).status_code == 200
        assert requests.head(link, timeout=10).status_code == 200
    assert place.case().state == WAITING


def claim(page: Page, place: Installation, name: str) -> None:
    """Take the case by one's latest link: the page only shows it until its button is pressed."""
    page.clock.set_fixed_time(place.clock())
    page.goto(place.link_of(name))
    assert place.case().state == WAITING
    page.locator("form button").first.click()
    page.locator("a[href*='#case/']").wait_for()
    assert place.case().assignee == place.person(name).id


def test_a_friday_night(tmp_path: Path, profile: Callable[..., Profile]) -> None:
    with in_hand(tmp_path / "data", next_saturday_at(2, 10)) as place:
        put_team_on_call(place)
        client = profile(place.origin, locale="id-ID", viewport=PHONE).page
        client.clock.set_fixed_time(place.clock())
        code, _ = at_intake.write(client, {"what": STORY}, urgency="urgent")

        tell_until_somebody_takes_it(place)
        see_that_a_scanner_takes_nothing(place)
        look(client, place, code)
        expect(part(client, "unseen")).to_be_visible()
        expect(part(client, "due")).to_contain_text(PROMISE)

        phone = profile(place.origin, locale="en-US", viewport=PHONE).page
        claim(phone, place, "budi")
        place.pass_minutes(29)
        assert place.told() == []
        place.pass_minutes(10)
        assert place.told() == ["melati"], "the nightly check of three o'clock: a number was refused"
        look(client, place, code)
        expect(part(client, "counselor")).to_contain_text("Budi Rekaan")
        expect(part(client, "due")).to_contain_text(PROMISE)

        place.pass_minutes(1)
        assert place.told() == ["budi"]
        place.pass_minutes(19)
        assert place.case().state == OPEN
        place.pass_minutes(1)
        assert place.case().state == WAITING
        assert place.told() == ["sari"]
        look(client, place, code)
        expect(part(client, "counselor")).to_be_hidden()
        expect(part(client, "late")).to_be_hidden()

        place.pass_minutes(41)
        assert place.told()
        look(client, place, code)
        expect(part(client, "due")).to_be_hidden()
        expect(part(client, "late")).to_be_visible()
        expect(part(client, "late")).to_contain_text(PROMISE)
        expect(client.locator("details.help[open] a[href='tel:119']").first).to_be_visible()

        claim(phone, place, "sari")
        answer(phone, place)
        place.pass_minutes(1)
        assert place.told() == []
        look(client, place, code)
        client.get_by_text(ANSWER).wait_for()
        expect(part(client, "seen")).to_be_visible()
        expect(part(client, "late")).to_be_hidden()


def answer(page: Page, place: Installation) -> None:
    """Go on from the claim to the case, sign in, read and answer."""
    page.locator("a[href*='#case/']").click()
    page.clock.set_fixed_time(place.clock())
    at_console.sign_in(page, place.team["sari"])
    page.get_by_text(STORY).wait_for()
    at_console.hand_in(page, ANSWER)
