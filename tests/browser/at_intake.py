"""What a client does on the intake page, step by step, in Indonesian."""

import re
from collections.abc import Mapping

from playwright.sync_api import Page

ADDRESSES = {"id": "/tulis/", "en": "/en/write/"}
DANGER = {"urgent": "Ya", "soon": "Saya tidak yakin", "routine": "Tidak"}


def begin(page: Page, address: str = "/tulis/") -> None:
    """Open the page and begin the form."""
    page.goto(address)
    page.locator("[data-part=begin]").click()
    page.locator("[data-view=form]").wait_for()


def fill(page: Page, texts: Mapping[str, str], *, urgency: str = "routine") -> None:
    """Answer the danger question, the texts by their linkId, and consent; every other question is skipped."""
    _pick(page, "danger", {"urgent": "yes", "soon": "unsure", "routine": "no"}[urgency])
    if urgency == "urgent":
        page.locator("[name=go-on]").first.check()
    fill_rest(page, texts)


def fill_rest(page: Page, texts: Mapping[str, str]) -> None:
    """Go on from where the form stands to the preview."""
    while page.locator("[data-view=form]").is_visible():
        for link_id, text in texts.items():
            place = page.locator(f'[name="{link_id}"]:visible')
            if place.count():
                place.fill(text)
        for consent in page.locator("[data-consent=counselling] input[type=checkbox]:visible").all():
            consent.check()
        page.locator("[data-part=next]").click()


def _pick(page: Page, link_id: str, code: str) -> None:
    page.locator(f'[name="{link_id}"][value="{code}"]').check()


def send(page: Page) -> str:
    """Send what the preview shows; returns the return code in its groups of four."""
    page.locator("[data-part=send]").click()
    code = page.locator("[data-view=code] [data-part=code]")
    code.wait_for(timeout=60_000)
    return " ".join(re.findall(r"\d{4}", code.inner_text()))


def keep(page: Page, code: str) -> None:
    """Prove that the code was kept: the two groups that the page asks for."""
    page.locator("[data-part=kept]").click()
    groups = code.split()
    for field in ("check-1", "check-2"):
        asked = int(re.findall(r"\d+", page.locator(f"label[for={field}]").inner_text())[0])
        page.fill(f"#{field}", groups[asked - 1])
    page.locator("[data-part=check-form] button[type=submit]").click()
    page.locator("[data-view=done]").wait_for()


def write(
    page: Page, texts: Mapping[str, str], *, urgency: str = "routine", language: str = "id"
) -> tuple[str, str]:
    """Write and send an intake and prove the code; returns the return code and the reference."""
    begin(page, ADDRESSES[language])
    fill(page, texts, urgency=urgency)
    code = send(page)
    reference = page.locator("[data-view=code] [data-value=reference]").inner_text()
    keep(page, code)
    return code, reference
