"""What a client does with the return code, step by step, in Indonesian."""

from playwright.sync_api import Locator, Page, expect

ADDRESSES = {"id": "/kembali/", "en": "/en/return/"}
STATES = ("unseen", "seen", "since", "due", "late", "counselor", "closed")


def enter(page: Page, code: str, address: str = "/kembali/") -> None:
    """Open the mailbox with a code."""
    page.goto(address)
    page.fill("#code", code)
    page.locator("[data-part=enter-form] button[type=submit]").click()
    page.locator("[data-view=thread]").wait_for()


def texts(page: Page) -> list[str]:
    """Return what stands in the thread, in order."""
    return page.locator("[data-part=thread] .said").all_inner_texts()


def states(page: Page) -> set[str]:
    """Return which sentences about the conversation's state are shown."""
    return {name for name in STATES if page.locator(f"[data-part=state-{name}]").is_visible()}


def asked(page: Page) -> Locator:
    """Return the form of the request that came last and is open."""
    form = page.locator(".reply").last
    form.wait_for()
    return form


def rate(page: Page, *values: int) -> None:
    """Rate goals by keyboard, and send it."""
    sliders = asked(page).get_by_role("slider").all()
    for slider, value in zip(sliders, values, strict=True):
        slider.focus()
        page.keyboard.press("Home")
        for _ in range(value):
            page.keyboard.press("ArrowRight")
    reply(page)


def choose(page: Page, question: str, answer: str) -> None:
    """Choose an answer to a question of the request that is open."""
    asked(page).get_by_role("group", name=question).get_by_label(answer, exact=True).check()


def reply(page: Page) -> None:
    """Send the reply that is open, and see it fold away with what it answers."""
    folded = page.locator("details.fold")
    before = folded.count()
    asked(page).locator("[data-part=send]").click()
    expect(folded).to_have_count(before + 2, timeout=60_000)


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
