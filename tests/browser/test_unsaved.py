"""What is typed into the console's editors and not saved: there after Back, asked about before a reload."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from playwright.sync_api import Dialog, Locator, Page, expect

from tests.browser import at_console
from tests.browser.chromium import Profile
from tests.browser.fixtures import Desks
from tests.browser.installed import Place

pytestmark = pytest.mark.browser

HERE = "What you typed and did not save is still here."


@dataclass(frozen=True)
class Editor:
    """Where something is edited, a field of it, and what opens it where that needs a press."""

    place: str
    field: str
    opener: str = ""

    def open(self, page: Page) -> Locator:
        """Go there and return the field, without what another test left there."""
        page.evaluate("place => { location.hash = place }", self.place)
        field, drop = page.locator(self.field), page.get_by_role("button", name="Drop it")
        if self.opener:
            opener = page.locator(self.opener)
            opener.or_(field).first.wait_for()
            if not field.is_visible():
                opener.click()
        field.wait_for()
        if drop.is_visible():
            drop.click()
        return field


EDITORS = [
    Editor("#roster/edit/new", "#schedule-minimum"),
    Editor("#policies", "#every", "#edit-urgent"),
    Editor("#settings", "#urgent"),
    Editor("#me", "#quiet-start", "pi-rules .option input"),
    Editor("#people", "#displayName", "pi-inviting .button"),
]


@pytest.mark.parametrize("editor", EDITORS, ids=lambda editor: editor.place)
def test_what_was_typed_is_there_after_back_and_can_be_dropped(desk_of: Desks, editor: Editor) -> None:
    page = desk_of("melati").page
    field = editor.open(page)
    before = field.input_value()
    typed = "21:30" if ":" in before else "7"
    field.fill(typed)
    field.blur()
    page.evaluate("location.hash = '#queue/mine'")
    page.locator("pi-queues").wait_for()

    page.go_back()

    expect(page.get_by_text(HERE)).to_be_visible()
    expect(field).to_have_value(typed)
    page.get_by_role("button", name="Drop it").click()
    expect(page.get_by_text(HERE)).to_have_count(0)
    expect(page.locator("body")).not_to_be_focused()
    if editor.place != "#me":
        expect(field).to_have_value(before)


def test_the_lock_keeps_it_and_the_browser_asks_before_a_reload(desk_of: Desks, place: Place) -> None:
    page = desk_of("melati").page
    asked: list[str] = []

    def stay(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.dismiss()

    field = EDITORS[0].open(page)
    field.fill("7")
    page.get_by_role("button", name="Lock").click()
    at_console.unlock(page, place.team["melati"])
    expect(field).to_have_value("7")
    page.on("dialog", stay)
    page.evaluate("location.reload()")
    page.wait_for_timeout(300)
    assert asked == ["beforeunload"]
    expect(field).to_have_value("7")
    page.get_by_role("button", name="Drop it").click()
    page.remove_listener("dialog", stay)


def test_signing_out_waits_for_nothing_and_forgets_it(place: Place, profile: Callable[..., Profile]) -> None:
    page = profile(place.origin, locale="en-US").page
    page.goto("/console/")
    at_console.sign_in(page, place.team["sari"])
    EDITORS[3].open(page).fill("21:30")

    page.get_by_role("button", name="Sign out here").click()
    page.locator("#sign-totp").wait_for()
    page.reload()
    at_console.sign_in(page, place.team["sari"])

    page.evaluate("location.hash = '#me'")
    expect(page.locator("pi-rules .option input").last).not_to_be_checked()
    expect(page.get_by_text(HERE)).to_have_count(0)
