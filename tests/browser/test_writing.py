"""Writing, leaving and keeping the code: what the person does with browser, keyboard and files."""

from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import icalendar
import pytest
from playwright.sync_api import Browser, Dialog, Page, expect

from tests.browser import at_intake
from tests.browser.chromium import Profile
from tests.browser.fixtures import profiles
from tests.browser.installed import Place

pytestmark = pytest.mark.browser

STORY = "Kata-kata ini hanya ada di halaman ini."
MOST_TABS = 80
NEUTRAL = "https://www.bmkg.go.id/**"
TELLING = ("pinternet", "kons", "couns", "psiko", "http", STORY[:9].lower())
"""What a file that others may find must not say."""


@pytest.fixture
def page(place: Place, profile: Callable[..., Profile]) -> Page:
    """The form, begun."""
    page = profile(place.origin, locale="id-ID", viewport={"width": 360, "height": 740}).page
    at_intake.begin(page)
    return page


@pytest.fixture(scope="module")
def keeping(place: Place, chromium: Browser) -> Iterator[tuple[Page, str]]:
    """The page that shows a code, and the code in its groups."""
    with profiles(chromium) as make:
        page = make(place.origin, locale="id-ID", viewport={"width": 360, "height": 740}).page
        at_intake.begin(page)
        at_intake.fill(page, {"what": STORY})
        yield page, at_intake.send(page)


def answer_dialogs(page: Page, *, leave: bool) -> list[str]:
    """Answer warnings that stand in the way; returns the kinds that came."""
    kinds: list[str] = []

    def answer(dialog: Dialog) -> None:
        kinds.append(dialog.type)
        if leave:
            dialog.accept()
        else:
            dialog.dismiss()

    page.on("dialog", answer)
    return kinds


def write(page: Page) -> None:
    """Go on to the story, and write it."""
    page.locator("[name=danger][value=no]").check()
    while not page.locator("[name=what]").is_visible():
        page.locator("[data-part=next]").click()
    page.fill("[name=what]", STORY)


def test_back_and_forward_walk_through_the_form_and_keep_every_word(page: Page) -> None:
    write(page)
    step = page.locator("[data-step]:visible h2").inner_text()
    page.go_back()
    expect(page.locator("[name=what]")).to_be_hidden()
    page.go_forward()
    expect(page.locator("[data-step]:visible h2")).to_have_text(step)
    expect(page.locator("[name=what]")).to_have_value(STORY)


def test_leaving_by_accident_is_warned_of_and_safe_exit_is_not(page: Page) -> None:
    kinds = answer_dialogs(page, leave=False)
    page.context.route(
        NEUTRAL, lambda route: route.fulfill(body="<title>Cuaca</title>", content_type="text/html")
    )
    write(page)
    page.evaluate("setTimeout(() => location.reload())")
    page.wait_for_event("dialog")
    assert kinds == ["beforeunload"]
    expect(page.locator("[name=what]")).to_have_value(STORY)

    page.focus("[name=what]")
    for _ in range(3):
        page.keyboard.press("Shift")
    page.wait_for_url(NEUTRAL)
    assert kinds == ["beforeunload"]
    page.go_back()
    page.locator("[data-part=begin]").wait_for()
    assert page.locator("[name=what]").input_value() == ""


def test_the_back_button_does_not_take_the_code_away(keeping: tuple[Page, str]) -> None:
    page, code = keeping
    page.go_back()
    expect(page.locator("[data-part=code]")).to_have_text(code)
    page.go_forward()
    expect(page.locator("[data-part=code]")).to_have_text(code)


def test_the_saved_file_says_nothing_but_the_digits(keeping: tuple[Page, str], tmp_path: Path) -> None:
    page, code = keeping
    with page.expect_download() as download:
        page.locator("[data-part=save-code]").click()
    download.value.save_as(tmp_path / "saved")
    assert download.value.suggested_filename == "catatan.txt"
    assert (tmp_path / "saved").read_text(encoding="utf-8") == f"{code}\n"


def test_a_wrong_group_is_said_and_the_code_can_be_shown_again(keeping: tuple[Page, str]) -> None:
    page, code = keeping
    page.locator("[data-part=kept]").click()
    assert code.split()[0] not in page.locator("main").inner_text()
    for field in ("#check-1", "#check-2"):
        page.fill(field, "12")
    page.locator("[data-part=check-form] button[type=submit]").click()
    expect(page.locator("[data-part=check-wrong]")).to_contain_text("Belum cocok")
    page.locator("[data-part=show-again]").click()
    expect(page.locator("[data-part=code]")).to_have_text(code)


def test_without_the_code_there_is_a_way_on(keeping: tuple[Page, str], tmp_path: Path) -> None:
    page, code = keeping
    page.locator("[data-part=cannot]").click()
    expect(page.locator("[data-view=without]")).to_contain_text("Tanpa kode, Anda tidak bisa membaca jawaban")
    expect(page.locator("[data-view=without]")).to_contain_text("nomor bantuan")
    page.locator("[data-part=go-without]").click()
    expect(page.locator("[data-part=done-without]")).to_be_visible()
    assert code not in page.content()
    assert STORY not in page.content()
    is_neutral_reminder(page, tmp_path)
    kinds = answer_dialogs(page, leave=True)
    page.go_back()
    assert STORY not in page.locator("body").inner_text()
    assert page.locator("[name=what]").input_value() == ""
    assert kinds == []


def is_neutral_reminder(page: Page, folder: Path) -> None:
    """Save the calendar reminder: a valid one that says nothing."""
    with page.expect_download() as download:
        page.locator("[data-part=remind]").click()
    download.value.save_as(folder / "reminder")
    raw = (folder / "reminder").read_bytes()
    [event] = icalendar.Calendar.from_ical(raw).events
    assert download.value.suggested_filename == "pengingat.ics"
    assert event["SUMMARY"] == "Pengingat"
    assert isinstance(event.start, datetime)
    assert not any(word in raw.decode().lower() for word in TELLING)


def tab_to(page: Page, selector: str) -> None:
    """Press Tab until the keyboard stands on something."""
    for _ in range(MOST_TABS):
        page.keyboard.press("Tab")
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    raise AssertionError(f"the keyboard does not reach {selector}")


def press(page: Page, selector: str, key: str = "Enter") -> None:
    """Go to something by Tab, and press a key there."""
    tab_to(page, selector)
    page.keyboard.press(key)


def test_the_whole_intake_is_written_by_keyboard_alone(place: Place, profile: Callable[..., Profile]) -> None:
    page = profile(place.origin, locale="id-ID").page
    page.goto("/tulis/")
    page.locator("[data-part=begin]").wait_for()
    press(page, "[data-part=begin]")
    page.locator("[data-view=form]").wait_for()
    tab_to(page, "[name=danger]")
    for _ in range(MOST_TABS):
        if page.locator("[name=danger][value=no]").is_checked():
            break
        page.keyboard.press("ArrowDown")
    while page.locator("[data-view=form]").is_visible():
        if page.locator("[name=what]").is_visible():
            tab_to(page, "[name=what]")
            page.keyboard.type(STORY)
        if page.locator("[name=consent-counselling]").is_visible():
            press(page, "[name=consent-counselling]", "Space")
        press(page, "[data-part=next]")
    expect(page.locator("[data-part=pairs]")).to_contain_text(STORY)
    press(page, "[data-part=send]")
    page.locator("[data-view=code]").wait_for(timeout=60_000)
    groups = page.locator("[data-part=code]").inner_text().split()
    press(page, "[data-part=kept]")
    for field in ("check-1", "check-2"):
        tab_to(page, f"#{field}")
        asked = page.locator(f"label[for={field}] [data-value]").inner_text()
        page.keyboard.type(groups[int(asked) - 1])
    page.keyboard.press("Enter")
    page.locator("[data-view=done]").wait_for()
