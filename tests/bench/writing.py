"""Fills in the intake form in Chromium as a person does, up to the preview, and sends it."""

from playwright.sync_api import Page

STORY = "Words of a bench that measures; nobody wrote them. " * 20
MOST_STEPS = 12
PATIENCE = 120_000


def begin(page: Page, address: str) -> None:
    """Open the form's page and wait until it offers to begin."""
    page.goto(address, wait_until="load")
    page.locator("[data-part=begin]").wait_for(state="visible")
    page.wait_for_load_state("networkidle")


def fill_in(page: Page) -> None:
    """Press begin, answer what must be answered, and go on to the preview."""
    page.locator("[data-part=begin]").click()
    page.locator("[data-part=next]").wait_for(state="visible")
    for _ in range(MOST_STEPS):
        if page.locator("[data-view=preview]").is_visible():
            return
        answer_what_is_shown(page)
        page.locator("[data-part=next]").click()
    raise AssertionError("the form has more steps than expected")


def answer_what_is_shown(page: Page) -> None:
    """Answer the danger question, the story and the consent where the step shows them."""
    for radio in (page.locator("[name=danger][value=no]"), page.locator("[name=age][value=adult]")):
        if radio.is_visible():
            radio.check()
    if page.locator("[name=what]").is_visible():
        page.locator("[name=what]").fill(STORY)
    if page.locator("[name=consent-counselling]").is_visible():
        page.locator("[name=consent-counselling]").check()


def send(page: Page) -> str:
    """Send, and return the 24 digits that the page shows then."""
    page.locator("[data-part=send]").click()
    code = page.locator("[data-part=code]")
    code.wait_for(state="visible", timeout=PATIENCE)
    return code.inner_text()
