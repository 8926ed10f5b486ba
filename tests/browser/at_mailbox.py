"""What a client does with the return code, step by step, in Indonesian."""

from playwright.sync_api import Page


def enter(page: Page, code: str, address: str = "/kembali/") -> None:
    """Open the mailbox with a code."""
    page.goto(address)
    page.fill("#code", code)
    page.locator("[data-part=enter-form] button[type=submit]").click()
    page.locator("[data-view=thread]").wait_for()


def texts(page: Page) -> list[str]:
    """Return what stands in the thread, in order."""
    return page.locator("[data-part=thread] .said").all_inner_texts()


def write(page: Page, text: str) -> None:
    """Write into the thread."""
    page.fill("#text", text)
    form = page.locator("[data-part=write-form]")
    form.locator("[data-part=send]").click()
    form.locator("[data-part=sent]").wait_for(timeout=60_000)


def erase(page: Page) -> None:
    """Erase everything, and confirm it."""
    page.locator("[data-part=erase]").click()
    page.locator("[data-part=erase-sure]").check()
    page.locator("[data-part=erase-yes]").click()
    page.locator("[data-view=erased]").wait_for()
