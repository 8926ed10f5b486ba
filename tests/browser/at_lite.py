"""What a client does without script, step by step, in either language."""

import re
import time

from playwright.sync_api import Page

from tests.axe import findings

FRONT = {"id": "/ringan/", "en": "/en/lite/"}
RETURN = {"id": "/ringan/kembali/", "en": "/en/lite/return/"}
RIPE_SECONDS = 5
"""How old a form is that is taken: sooner, no person filled it in."""
ORDINARY = {"id": "/tulis/", "en": "/en/write/"}


class Looker:
    """Looks at each page that is come to; keeps what axe finds."""

    def __init__(self, page: Page, *, looks_in: str = "") -> None:
        self.page = page
        self.looks_in = looks_in
        self.found: list[str] = []
        self.begun = 0.0

    def look(self, state: str) -> None:
        """Look at the page that is shown."""
        if self.looks_in:
            self.found += [f"{state}: {sentence}" for sentence in findings(self.page, self.looks_in)]

    def press(self, button: str) -> None:
        """Press a button by its value; the next page is looked at."""
        self.follow(f'button[name=to][value="{button}"]')
        self.look(f"after {button}")

    def follow(self, leads_on: str) -> None:
        """Press the last of what leads to another page, and wait until that is there."""
        with self.page.expect_navigation():
            self.page.locator(leads_on).last.click()

    def write(self, text: str, language: str) -> str:
        """Go from the first page to the code, and return its digits."""
        self.fill_in(text, language)
        self.page.wait_for_timeout(max(0.0, self.begun + RIPE_SECONDS - time.monotonic()) * 1000)
        self.press("send")
        return self.code

    def fill_in(self, text: str, language: str) -> None:
        """Go from the first page to the preview; a consent forgotten at first."""
        page = self.page
        page.goto(FRONT[language])
        self.look("front")
        self.follow("main a.button:not(.quiet)")
        self.begun = time.monotonic()
        self.look("danger")
        page.check('[name=danger][value="yes"]')
        self.press("next")
        page.check('[name="go-on"][value="true"]')
        self.press("next")
        page.check("[name=age][value=adult]")
        self.press("next")
        page.fill("[name=what]", text)
        self.press("next")
        page.check('[name="earlier-help"][value=health]')
        self.press("next")
        page.fill('[name="earlier-help-note"]', "sabar")
        self.press("next")
        self.press("next")
        self.press("next")
        page.locator("#faults a").click()
        page.check('[name="consent-counselling"]')
        self.press("next")

    @property
    def code(self) -> str:
        """The digits that the page shows."""
        return "".join(re.findall(r"\d", self.page.locator(".code-display").inner_text()))

    def keep(self, code: str) -> None:
        """Say that the code is kept, and prove it, after one mistake."""
        self.press("check")
        self.page.fill("#check-1", "12")
        self.page.fill("#check-2", "12")
        self.press("checked")
        first, second = (
            int(self.page.locator(f"label[for={name}] [data-value]").inner_text()) - 1
            for name in ("check-1", "check-2")
        )
        self.page.fill("#check-1", code[4 * first :][:4])
        self.page.fill("#check-2", code[4 * second :][:4])
        self.press("checked")

    def come_back(self, code: str, language: str) -> None:
        """Open the conversation with the code."""
        self.page.goto(RETURN[language])
        self.look("enter")
        self.page.fill("#code", code)
        self.follow("main form button")
        self.look("thread")

    def say(self, text: str) -> None:
        """Write into the thread."""
        self.page.fill("#text", text)
        self.press("write")

    def erase(self) -> None:
        """Erase everything; unsure at first."""
        self.press("erase")
        self.press("erase-sure")
        self.page.check("#sure")
        self.press("erase-sure")
