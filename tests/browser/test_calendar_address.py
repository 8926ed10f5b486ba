"""A calendar's secret address at the console: made, shown once, made anew, switched off; by the keyboard."""

import pytest
from playwright.sync_api import Page, expect

from tests import axe
from tests.browser.at_roster import press, tab_to
from tests.browser.fixtures import Desks
from tests.browser.installed import Place

pytestmark = pytest.mark.browser


@pytest.fixture
def me(desk_of: Desks) -> Page:
    """One's own page."""
    page = desk_of("sari").page
    page.goto("/console/#queue/waiting")
    page.goto("/console/#me")
    expect(page.get_by_role("heading", name="Calendar", exact=True)).to_be_visible()
    return page


def address(page: Page) -> str:
    """Return the address that is shown."""
    return page.get_by_role("group", name="Calendar address").inner_text()


def status_of(page: Page, url: str) -> int:
    """Return what a calendar gets at an address: it has no session."""
    with page.context.browser.new_context() as elsewhere:  # type: ignore[union-attr]  # a page of ours has a browser
        return elsewhere.request.get(url).status


def agree(page: Page, button: str, answer: str) -> None:
    """Press a button that asks first, and agree, by the keyboard."""
    press(page, page.get_by_role("button", name=button))
    press(page, page.get_by_role("dialog").get_by_role("button", name=answer))


def test_an_address_is_shown_once_and_dies_when_another_is_made_or_it_is_switched_off(
    me: Page, place: Place
) -> None:
    press(me, me.get_by_role("button", name="Make a calendar address"))
    expect(me.get_by_role("group", name="Calendar address")).to_be_focused()
    first = address(me)
    assert first.startswith(f"{place.origin}/calendar/")
    assert status_of(me, first) == 200
    assert axe.findings(me) == []

    me.goto("/console/#queue/waiting")
    expect(me.get_by_role("region", name="Calendar")).to_have_count(0)
    me.goto("/console/#me")
    expect(me.get_by_text("A calendar address has worked since")).to_be_visible()
    expect(me.get_by_role("group", name="Calendar address")).to_have_count(0)

    agree(me, "Make a new address …", "Make a new address")
    expect(me.get_by_role("group", name="Calendar address")).to_be_visible()
    second = address(me)
    assert (status_of(me, first), status_of(me, second)) == (404, 200)

    agree(me, "Switch off …", "Switch the address off")
    expect(me.get_by_text("The calendar address is off.")).to_be_visible()
    assert status_of(me, second) == 404
    tab_to(me, me.get_by_role("button", name="Make a calendar address"))
