"""The parts of a case's page on which it ends or changes hands, and what both need there."""

import os
from pathlib import Path

from playwright.sync_api import Page

from tests.browser.conftest import Opened
from tests.browser.installed import Place

LOOKS = os.environ.get("LOOKS")


def look(page: Page, name: str) -> None:
    """Keep a picture where somebody wants to look at it."""
    if LOOKS:
        page.screenshot(path=str(Path(LOOKS) / f"{name}.png"), full_page=True)


def to(page: Page, opened: Opened, part: str) -> None:
    """Go to a part of a case."""
    page.evaluate("fragment => { location.hash = fragment }", f"#case/{opened.case}/{part}")
    page.locator(f"pi-case-{part} h2").first.wait_for()


def post(page: Page, place: Place, case: str) -> None:
    """Let what was just handed in stand in the thread."""
    page.get_by_role("button", name="Undo").wait_for()
    place.let_the_half_minute_pass(case)
    while place.services.cases.desk.pending_in(case):
        page.wait_for_timeout(100)


def id_of(place: Place, name: str) -> str:
    return next(person.id for person in place.services.staff.active_people() if person.name == name)
