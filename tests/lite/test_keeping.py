"""After sending, without script: its pages show and erase; an earlier copy of the slip does not."""

import pytest

from functions.services import Services
from tests.clock import Clock
from tests.lite.plain_browser import WORDS, Form, PlainBrowser
from tests.lite.received import case_of, cases

ADDRESS = "/ringan/tulis/"


@pytest.fixture
def slip(browser: PlainBrowser, clock: Clock) -> str:
    """The slip of a form that is then sent."""
    browser.fill_in()
    clock.move(minutes=1)
    return browser.form("send").fields["slip"][0]


@pytest.fixture
def code(browser: PlainBrowser, slip: str) -> str:
    """The code of what the browser has sent."""
    return browser.press("send").code


def test_two_groups_are_asked_for_and_always_the_same(browser: PlainBrowser, code: str) -> None:
    asked = {browser.press("check").asked} | {browser.press("checked").asked for _ in range(3)}

    assert len(asked) == 1
    assert len(set(*asked)) == 2


def test_no_group_can_be_tried_alone(browser: PlainBrowser, code: str) -> None:
    form = browser.press("check").form("checked")
    first, second = browser.asked
    right, other = browser.groups(code)["check-1"], next(at for at in range(6) if at != second)

    for place in (first, other):
        twice = {"first": str(place), "second": str(place), "check-1": right, "check-2": right}
        assert browser.send(form, "checked", twice).status == 422


def test_after_a_quarter_of_an_hour_the_code_is_neither_shown_nor_checked(
    browser: PlainBrowser, code: str, clock: Clock
) -> None:
    form = browser.press("check").form("checked")
    groups = browser.groups(code)
    clock.move(minutes=16)

    for button in ("checked", "show"):
        browser.send(form, button, groups)
        assert "hanya tampil waktu itu" in browser.html
        assert browser.code == ""


@pytest.mark.parametrize("button", ["check", "checked", "show", "without", "erase", "erase-sure"])
def test_a_slip_that_was_copied_before_sending_shows_and_erases_nothing(
    browser: PlainBrowser, slip: str, code: str, services: Services, button: str
) -> None:
    for name in ("slip", "keepsake"):
        form = Form(ADDRESS, {name: [slip], "sure": ["yes"]}, {button: ADDRESS})
        browser.send(form, button, {"check-1": code[:4], "check-2": code[4:8]})
        assert (browser.status, browser.code) == (409, "")

    assert case_of(services, code).bodies == 1


def test_other_words_with_a_copied_slip_do_not_show_the_code(
    browser: PlainBrowser, slip: str, code: str
) -> None:
    browser.fill_in()

    browser.send(browser.form("send"), "send", {"slip": slip, "what": "x"})

    assert (browser.status, browser.code) == (409, "")


def test_a_keepsake_is_neither_a_slip_nor_a_pass(browser: PlainBrowser, code: str) -> None:
    keepsake = browser.form("check").fields["keepsake"][0]
    browser.fill_in()

    assert browser.send(browser.form("send"), "send", {"slip": keepsake}).status == 409
    read = Form("/ringan/kembali/", {"pass": [keepsake]}, {"read": "/ringan/kembali/"})
    assert browser.send(read, "read", {}).status == 409
    assert WORDS not in browser.html


def test_erasing_asks_once_more(browser: PlainBrowser, code: str, services: Services) -> None:
    browser.press("without").press("erase")
    confirming = browser.form("erase-sure")

    assert browser.send(confirming, "erase-sure", {}).status == 422
    assert case_of(services, code).bodies == 1
    assert "erase" in browser.press("without").form("erase").buttons
    browser.send(confirming, "erase-sure", {"sure": "yes"})
    assert "Sudah dihapus" in browser.html
    assert cases(services) == 0


def test_erasing_is_possible_for_half_a_day(browser: PlainBrowser, code: str, clock: Clock) -> None:
    without = browser.press("without").form("erase")
    clock.move(hours=11)
    assert browser.send(without, "erase", {}).status == 200
    clock.move(hours=2)

    assert browser.send(without, "erase", {}).status == 409
