"""Look at a page: by axe always, and by eye where somebody wants to."""

import itertools
import os
from pathlib import Path
from typing import Literal

from playwright.sync_api import Page

from tests.axe import findings

SEEN = os.environ.get("PINTERNET_SCREENSHOTS")
"""The folder for pictures."""
WIDTHS = (360, 1280)
SCHEMES: tuple[Literal["dark", "light"], ...] = ("dark", "light")


def look(page: Page, name: str, language: str) -> None:
    """Expect nothing of axe; keep pictures where somebody wants them, and the page as wide as it was."""
    assert findings(page, language) == []
    if not SEEN:
        return
    before = page.viewport_size
    for width, scheme in itertools.product(WIDTHS, SCHEMES):
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme=scheme)
        page.screenshot(path=Path(SEEN) / f"{name}-{language}-{width}-{scheme}.png", full_page=True)
    if before:
        page.set_viewport_size(before)
