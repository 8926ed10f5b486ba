"""A lying server is refused in Chromium, in plain words; nothing typed is lost and nothing leaves."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.browser import at_intake, at_mailbox, lying
from tests.browser.chromium import Profile
from tests.browser.installed import Place
from tests.opening import signer

pytestmark = pytest.mark.browser

STORY = "Saya menulis ini pelan-pelan, dan tidak ingin menulisnya dua kali."
MORE = "Satu kalimat lagi yang tidak boleh hilang."
PHONE = {"viewport": {"width": 360, "height": 740}, "permissions": ["clipboard-read", "clipboard-write"]}

LIES = [
    (lying.unsigned, "tidak bertanda tangan"),
    (lying.by_a_stranger, "tidak bertanda tangan"),
    (lying.expired, "lewat masa berlakunya"),
    (lying.other_recipients, "tidak bertanda tangan"),
]
"""What the server says about the keys, and what the pages say to that."""


@pytest.fixture
def trusting(place: Place) -> Place:
    """The installation, its pages naming one more signer: the one whose statements the liar kept."""
    before = place.services.signers.read()
    if signer() not in before:
        place.services.signers.replace((*before, signer()))  # type: ignore[attr-defined]  # SignerFile's
    return place


def posted(profile: Profile, what: str) -> list[bytes]:
    """Return the bodies that left for an address that ends so."""
    return [body for address, body in profile.sent if address.endswith(what) and body]


def test_an_intake_is_never_sealed_to_keys_that_do_not_verify(
    trusting: Place, profile: Callable[..., Profile]
) -> None:
    client = profile(trusting.origin, locale="id-ID", **PHONE)
    page = client.page
    at_intake.begin(page)
    at_intake.fill(page, {"what": STORY})
    press = page.locator("[data-part=send]")
    for told, words in LIES:
        lying.lie(page, lying.KEYS, told)
        press.click()
        page.locator("[data-view=failed]").wait_for()
        expect(page.locator("[data-part=failure]")).to_contain_text(words, use_inner_text=True)
        expect(page.locator("[data-view=failed]")).to_contain_text("Tidak ada kata yang hilang")
        page.locator("[data-part=copy-text]").click()
        page.locator("[data-part=copied-text]").wait_for()
        assert STORY in page.evaluate("navigator.clipboard.readText()")
        assert page.locator("[name=what]").input_value() == STORY
        assert posted(client, "/intakes") == []
        lying.stop_lying(page)
        press = page.locator("[data-part=again]")
    press.click()
    page.locator("[data-view=code]").wait_for(timeout=60_000)
    assert len(posted(client, "/intakes")) == 1


def test_a_mailbox_is_read_but_not_written_to_with_keys_that_do_not_verify(
    trusting: Place, profile: Callable[..., Profile]
) -> None:
    client = profile(trusting.origin, locale="id-ID", **PHONE)
    page = client.page
    code, _ = at_intake.write(page, {"what": STORY})
    lying.lie(page, lying.KEYS, lying.unsigned)
    at_mailbox.enter(page, code)
    page.get_by_text(STORY).wait_for()
    lying.stop_lying(page)
    page.fill("#text", MORE)
    for told, words in LIES:
        lying.lie(page, lying.KEYS, told)
        page.locator("[data-part=write-form] [data-part=send]").click()
        page.locator("[data-part=failure]").wait_for()
        expect(page.locator("[data-part=failure]")).to_contain_text(words, use_inner_text=True)
        page.locator("[data-part=copy-text]").click()
        page.locator("[data-part=copied-text]").wait_for()
        assert page.evaluate("navigator.clipboard.readText()") == MORE
        assert page.locator("#text").input_value() == MORE
        expect(page.get_by_text(STORY)).to_be_visible()
        assert posted(client, "/messages") == []
        lying.stop_lying(page)
    page.locator("[data-part=write-form] [data-part=send]").click()
    page.locator("[data-part=sent]").wait_for(timeout=60_000)
    assert len(posted(client, "/messages")) == 1
