"""What somebody does at the roster's pages, by the keyboard or by touch."""

from playwright.sync_api import Locator, Page, expect

MOST_STOPS = 150
NIGHT = ("0800PM", "0800AM")


def go_to(page: Page, name: str) -> None:
    """Open one of the roster's pages."""
    page.evaluate("fragment => { location.hash = fragment }", f"#roster/{name}")
    expect(page.get_by_role("heading", name="Roster", exact=True)).to_be_visible()


def tab_to(page: Page, target: Locator) -> None:
    """Press Tab until the keyboard's place is there."""
    expect(target).to_have_count(1)
    for _ in range(MOST_STOPS):
        if target.evaluate("element => element === document.activeElement"):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"the keyboard does not reach {target}")


def press(page: Page, target: Locator, key: str = "Enter") -> None:
    """Go to a control by the keyboard and press a key on it."""
    tab_to(page, target)
    page.keyboard.press(key)


def choose(page: Page, target: Locator, words: str) -> None:
    """Go to a list and type what is wanted."""
    tab_to(page, target)
    page.keyboard.type(words)


def add_people(page: Page, layer: Locator, *names: str) -> None:
    """Put people into a layer's turns, by the keyboard."""
    for name in names:
        choose(page, layer.get_by_label("Person to add"), name)
        press(page, layer.get_by_role("button", name="Add", exact=True))
        expect(layer.locator(".order")).to_contain_text(name)


def set_time(page: Page, field: Locator, keys: str) -> None:
    """Type a time as an English keyboard does."""
    tab_to(page, field)
    page.keyboard.type(keys)


def layer(page: Page, number: int) -> Locator:
    """Return the card of a layer."""
    return page.locator("pi-layer").nth(number - 1)


def confirm(page: Page, name: str) -> None:
    """Press a button that asks first, and agree."""
    page.get_by_role("button", name=name).click()
    page.locator("pi-confirm dialog[open]").get_by_role("button", name=name).click()
