"""What a client asks for by law, seen by both sides; a call for help, disclosures, nicknames and search."""

import json
import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.axe import findings
from tests.browser import at_console, at_mailbox
from tests.browser.chromium import Profile
from tests.browser.conftest import Opened, Opens
from tests.browser.fixtures import Desks
from tests.browser.installed import Place

pytestmark = pytest.mark.browser

WRONG = "Bukan kakak saya, tetapi adik saya."


@pytest.fixture(scope="module")
def opened(desk_of: Desks, opens: Opens) -> Opened:
    """A case of budi's."""
    opened = opens(desk_of("budi"))
    at_console.claim(opened.page)
    return opened


@pytest.fixture
def phone(place: Place, profile: Callable[..., Profile], opened: Opened) -> Page:
    """The client's phone, at their conversation."""
    page = profile(place.origin, locale="id-ID", viewport={"width": 360, "height": 740}).page
    at_mailbox.enter(page, opened.code)
    return page


def show(opened: Opened, part: str = "") -> Page:
    """Go to a part of the case, read anew."""
    at_console.go_to(opened.page, "Cases")
    at_console.open_case(opened.page, f"{opened.case}{part}")
    return opened.page


def rights(page: Page) -> None:
    """Unfold the client's rights, anew."""
    summary = page.locator("#rights > summary")
    if page.locator("#rights").get_attribute("open") is not None:
        summary.click()
    summary.click()
    page.locator("[data-part=copy-page]").wait_for()


def test_a_client_keeps_a_copy_asks_and_sees_it_settled(phone: Page, opened: Opened) -> None:
    rights(phone)
    with phone.expect_download() as page_file:
        phone.locator("[data-part=copy-page]").click()
    with phone.expect_download() as data_file:
        phone.locator("[data-part=copy-data]").click()
    kept = page_file.value.path().read_text(encoding="utf-8")
    assert page_file.value.suggested_filename.startswith("salinan-2")
    assert "Boleh saya bertanya?" in kept
    assert "<title>Salinan</title>" in kept
    assert "http" not in kept.replace("http-equiv", "")
    messages = json.loads(data_file.value.path().read_text(encoding="utf-8"))["messages"]
    assert messages[0]["kind"] == "intake"
    assert opened.code not in kept

    phone.locator("[data-part=ask-copy]").click()
    expect(phone.locator("[data-part=rights-list] li")).to_contain_text("jawaban paling lambat")
    phone.locator("[data-part=correction]").fill(WRONG)
    phone.locator("[data-part=correction-form] [data-part=send]").click()
    expect(phone.locator("[data-part=correction-sent]")).to_be_visible(timeout=60_000)
    expect(phone.locator("[data-part=rights-list] li")).to_have_count(2)
    assert findings(phone, "id") == []

    desk = show(opened, "/rights")
    expect(desk.locator("pi-right")).to_have_count(2)
    expect(desk.locator(".case-head")).to_contain_text("Right due in")
    card = desk.locator("pi-right", has_text="asks what is noted")
    card.get_by_role("button", name="Put the extract into the answer").click()
    card.locator("textarea").fill("Sent the extract.")
    card.get_by_role("button", name="Settle").click()
    expect(desk.locator("pi-right")).to_have_count(1)
    assert findings(desk) == []
    show(opened)
    expect(desk.locator("#answer")).to_have_value(
        "Di catatan kasus belum ada keterangan tentang Anda selain yang Anda tulis di sini."
    )
    expect(desk.locator(".thread")).to_contain_text(WRONG)
    desk.fill("#answer", "")

    at_console.go_to(desk, "Cases")
    desk.locator("nav.tabs a", has_text="Rights").click()
    expect(desk.locator(".case-row").first).to_contain_text("Right due in")

    rights(phone)
    expect(phone.locator("[data-part=rights-list]")).to_contain_text("selesai")


def test_the_work_stops_until_the_client_lifts_it(phone: Page, opened: Opened) -> None:
    rights(phone)
    phone.locator("[data-part=ask-restriction]").click()
    phone.locator("[data-part=restrict-no]").click()
    phone.locator("[data-part=ask-restriction]").click()
    phone.locator("[data-part=restrict-yes]").click()
    expect(phone.locator("[data-part=state-restricted]")).to_be_visible()

    desk = show(opened, "/rights")
    expect(desk.get_by_text("The client had this case stopped on")).to_be_visible()
    for card in ("correction", "had the work on this case stopped"):
        right = desk.locator("pi-right", has_text=card)
        right.locator("textarea").fill("Done.")
        right.get_by_role("button", name="Settle").click()
        right.wait_for(state="detached")
    show(opened)
    desk.fill("#answer", "Bagaimana hari ini?")
    desk.get_by_role("button", name="Send the answer").click()
    expect(desk.locator("pi-editor .fault, pi-editor [role=alert]").first).to_contain_text("stopped")

    rights(phone)
    expect(phone.locator("[data-part=rights-list]")).to_contain_text("berlaku sejak")
    phone.locator("[data-part=lift]").click()
    expect(phone.locator("[data-part=state-restricted]")).to_be_hidden()
    at_console.hand_in(desk, "Bagaimana hari ini?")
    desk.get_by_role("button", name="Undo").click()
    desk.fill("#answer", "")


def test_one_tap_calls_for_help_a_colleague_comes_and_it_is_ended(opened: Opened, desk_of: Desks) -> None:
    desk = show(opened)
    desk.get_by_role("button", name="Danger: call for help").click()
    panel = desk.locator(".danger-panel")
    expect(panel.locator("h2")).to_be_focused()
    expect(panel).to_contain_text("Stay in the conversation")
    expect(panel).to_contain_text("Nothing can be traced")
    panel.get_by_role("button", name="Put Ambulans 119 into the answer").click()
    expect(desk.locator("#answer")).to_have_value(  # after what was written there and taken back
        re.compile("Kalau Anda dalam bahaya sekarang:\n- Ambulans 119: Telepon 119$")
    )
    desk.fill("#answer", "")
    assert findings(desk) == []

    helper = Opened(opened.code, opened.case, desk_of("sari").page)
    theirs = show(helper).locator(".danger-panel")
    theirs.get_by_role("button", name="I am coming").click()
    expect(theirs).to_contain_text("is coming.")
    expect(panel).to_contain_text("is coming.", timeout=15_000)

    panel.get_by_label("It was dealt with").check()
    panel.locator("#danger-what").fill("She is with her sister now")
    panel.get_by_role("button", name="End the call").click()
    expect(panel).to_have_count(0)
    debrief = desk.locator("pi-debrief")
    expect(debrief).to_contain_text("How are you?")
    debrief.locator("textarea").fill("Saya masih gemetar.")
    debrief.get_by_role("button", name="Keep it for me").click()
    expect(debrief).to_contain_text("sealed to you alone")
    expect(show(helper).locator("pi-debrief section")).to_have_count(0)
    show(opened)
    expect(debrief.locator("textarea")).to_have_value("Saya masih gemetar.")
    debrief.get_by_role("button", name="Not needed now").click()
    expect(debrief.locator("section")).to_have_count(0)


def test_a_disclosure_takes_two_people(opened: Opened, desk_of: Desks) -> None:
    desk = show(opened, "/rights")
    desk.get_by_text("Propose a disclosure").click()
    form = desk.locator("pi-disclosures form")
    form.get_by_role("button", name="Propose").click()
    expect(form.locator(".error")).to_be_visible()
    form.get_by_label("A legal order").check()
    form.get_by_label("What is told").fill("The days on which messages came")
    form.get_by_label("To whom").fill("The court")
    form.get_by_label("Yes, before or after").check()
    form.get_by_role("button", name="Propose").click()
    row = desk.locator(".disclosure")
    expect(row).to_contain_text("Two people are needed")
    row.get_by_role("button", name="I approve").click()
    expect(row).to_contain_text("One other person is still needed")
    expect(row.get_by_role("button", name="I approve")).to_have_count(0)

    other = show(Opened(opened.code, opened.case, desk_of("sari").page), "/rights")
    other.locator(".disclosure").get_by_role("button", name="I approve").click()
    expect(other.locator(".disclosure")).to_contain_text("It may be done")
    assert findings(other) == []


def test_a_nickname_is_shown_in_lists_and_found_until_the_console_locks(opened: Opened, place: Place) -> None:
    desk = show(opened)
    desk.get_by_role("button", name="Give a nickname").click()
    desk.fill("#nickname", "Kolibri")
    desk.locator("pi-nickname").get_by_role("button", name="Save").click()
    expect(desk.locator("pi-nickname strong")).to_have_text("Kolibri")

    at_console.go_to(desk, "Cases")
    desk.locator("nav.tabs a", has_text="Mine").click()
    expect(desk.locator(".case-row", has_text="Kolibri")).to_be_visible()
    desk.get_by_text("Search opened cases").click()
    for sought, found in (("kolibri", 1), ("boleh bertanya", 1), ("zzz", 0)):
        desk.fill("#search", sought)
        expect(desk.locator(f".search li a[href='#case/{opened.case}']")).to_have_count(found)
    expect(desk.locator(".search")).to_contain_text("Nothing fits")
    assert findings(desk) == []
    desk.get_by_role("button", name="Lock").click()
    at_console.unlock(desk, place.team["budi"])
    desk.get_by_text("Search opened cases").click()
    expect(desk.locator(".search")).to_contain_text("You have opened no case")


def test_erased_meanwhile_is_told_at_once_and_nothing_is_kept(opened: Opened, phone: Page) -> None:
    desk = show(opened)
    at_mailbox.erase(phone)

    desk.get_by_role("button", name="Danger: call for help").click()

    expect(desk.locator("pi-case")).to_contain_text("This case is no longer here")
    at_console.go_to(desk, "Cases")
    desk.get_by_text("Search opened cases").click()
    desk.fill("#search", "kolibri")
    expect(desk.locator(f".search li a[href='#case/{opened.case}']")).to_have_count(0)
