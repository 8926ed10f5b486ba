"""axe finds nothing on the pages, in light and dark, narrow and wide, with all their parts unfolded."""

import os
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

AXE = Path(__file__).parents[2] / "site" / "app" / "node_modules" / "axe-core" / "axe.min.js"
PUBLIC = ["", "tulis/", "kembali/", "keluar-cepat/", "arsitektur/", "tiada/"]
ENGLISH = ["en/", "en/write/", "en/return/", "en/leaving/", "en/architecture/"]
EVERY_LOOK = [(width, scheme) for width in (360, 1280) for scheme in ("light", "dark")]
LOOKS = EVERY_LOOK if os.environ.get("PINTERNET_SOAK") else [(360, "light"), (1280, "dark")]
UNFOLD = """() => {
    for (const details of document.querySelectorAll('details')) details.open = true
    for (const form of document.querySelectorAll('form')) form.hidden = false
    for (const part of document.querySelectorAll('[data-link-id], [data-error]')) part.hidden = false
}"""
RUN = """async () => {
    const { violations } = await axe.run({ resultTypes: ['violations'] })
    return violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`)
}"""
OVERFLOW = "() => document.documentElement.scrollWidth - innerWidth"


def look(page: Page, width: int, scheme: str) -> list[str]:
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    wider = page.evaluate(OVERFLOW)
    found = [f"{width} px: wider than the window by {wider}"] if wider > 0 else []
    return found + [f"{width} px, {scheme}: {sentence}" for sentence in page.evaluate(RUN)]


@pytest.mark.parametrize("address", PUBLIC + ENGLISH)
def test_axe_finds_nothing(chromium: Browser, origin: str, address: str) -> None:
    context = chromium.new_context()
    page = context.new_page()
    page.goto(f"{origin}/{address}", wait_until="load")
    page.evaluate(UNFOLD)
    page.evaluate(AXE.read_text(encoding="utf-8"))

    found = [sentence for width, scheme in LOOKS for sentence in look(page, width, scheme)]

    context.close()
    assert found == []
