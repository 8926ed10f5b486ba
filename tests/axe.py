"""Looking at a page with axe, in light and dark, narrow and wide."""

import os
from pathlib import Path

from playwright.sync_api import Page

AXE = Path(__file__).parents[1] / "site" / "app" / "node_modules" / "axe-core" / "axe.min.js"
EVERY_LOOK = [(width, scheme) for width in (360, 1280) for scheme in ("light", "dark")]
IS_FULL_SIZE = bool(os.environ.get("PINTERNET_SOAK"))
ONE_LANGUAGE = ("id", "en") if IS_FULL_SIZE else ("id",)
"""For long ways of which the words alone differ."""
LOOK_IN = {"id": (360, "light"), "en": (1280, "dark")}
RUN = """async () => {
    const { violations } = await axe.run({ resultTypes: ['violations'] })
    return violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`)
}"""
OVERFLOW = "() => document.documentElement.scrollWidth - innerWidth"


def findings(page: Page, language: str = "") -> list[str]:
    """Return what axe finds in two looks, and whether anything is wider than the window.

    What is shown in both languages is looked at once in each; at full size all has every look.
    """
    looks = EVERY_LOOK if IS_FULL_SIZE else [LOOK_IN[language]] if language else [*LOOK_IN.values()]
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(AXE.read_text(encoding="utf-8"))
    return [sentence for width, scheme in looks for sentence in _look(page, width, scheme)]


def _look(page: Page, width: int, scheme: str) -> list[str]:
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    wider = page.evaluate(OVERFLOW)
    found = [f"{width} px: wider than the window by {wider}"] if wider > 0 else []
    return found + [f"{width} px, {scheme}: {sentence}" for sentence in page.evaluate(RUN)]
