"""Pages by keyboard alone, in text of twice the size, and without motion."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.axe import OVERFLOW
from tests.site.walk import MISSING, some_pages, some_pages_in

pytestmark = pytest.mark.browser

MOST_STOPS = 400
TWICE = "() => { document.documentElement.style.fontSize = '200%' }"
COVERED = """() => {
    const lines = [...document.querySelectorAll('a, button, summary, input')]
        .filter(it => it.checkVisibility({ visibilityProperty: true }))
        .flatMap(it => [...it.getClientRects()].map(box => [it, box]))
        .filter(([, box]) => box.width > 0 && box.bottom > 0)
    const found = []
    for (const [i, [one, a]] of lines.entries()) for (const [other, b] of lines.slice(i + 1)) {
        const across = Math.min(a.right, b.right) - Math.max(a.left, b.left)
        const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top)
        if (one !== other && across > 2 && down > 2) found.push(`${one.outerHTML} lies on ${other.outerHTML}`)
    }
    return found
}"""
MOVING = "() => document.getAnimations().filter(each => each.playState === 'running').length"
WHERE = """() => {
    const it = document.activeElement
    if (!it || it === document.body) return null
    const style = getComputedStyle(it), box = it.getBoundingClientRect()
    return {
        name: it.outerHTML.slice(0, 120),
        hash: it.getAttribute('href') ?? '',
        exit: it.matches('[data-exit]'),
        ringed: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2,
        seen: box.width > 0 && box.height > 0 && box.bottom > 0 && box.top < innerHeight && box.right > 0,
    }
}"""


def stops(page: Page) -> list[dict[str, object]]:
    """Return where Tab stops, from the top of a page until it leaves it or comes round."""
    found: list[dict[str, object]] = []
    for _ in range(MOST_STOPS):
        page.keyboard.press("Tab")
        stop = page.evaluate(WHERE)
        if stop is None or (found and stop["name"] == found[0]["name"]):
            return found
        found.append(stop)
    raise AssertionError(f"the keyboard does not get out of {page.url}")


def faults_by_keyboard(page: Page) -> list[str]:
    """Return what is not seen or has no ring when Tab stops there, and skip links that are not first."""
    passed = stops(page)
    faults = [f"{stop['name']}: not seen" for stop in passed if not stop["seen"]]
    faults += [f"{stop['name']}: no ring" for stop in passed if not stop["ringed"]]
    first = passed[:2]
    if not (first and first[0]["hash"] == "#main" and any(stop["exit"] for stop in first)):
        faults.append("the skip links are not first")
    return faults


@pytest.mark.parametrize(("width", "language"), [(360, "id"), (1280, "en")])
def test_every_stop_of_the_keyboard_is_seen(
    chromium: Browser, origin: str, built: Path, width: int, language: str
) -> None:
    faults = []
    page = chromium.new_page(viewport={"width": width, "height": 740})
    for address in some_pages_in(built, language):
        if not address.startswith("console"):
            page.goto(f"{origin}/{address}", wait_until="load")
            faults += [f"/{address}, {fault}" for fault in faults_by_keyboard(page)]
    page.close()
    assert faults == []


def test_a_stop_without_a_ring_or_out_of_sight_would_be_told(chromium: Browser, origin: str) -> None:
    page = chromium.new_page()
    page.goto(f"{origin}/keluar-cepat/")
    page.evaluate(
        """() => {
            const [bare, far] = [1, 2].map(() => document.createElement('button'))
            bare.style.outline = 'none'
            far.style.cssText = 'position: fixed; left: -9999px'
            document.querySelector('main').append(bare, far)
        }"""
    )

    faults = " ".join(faults_by_keyboard(page))

    page.close()
    assert "no ring" in faults
    assert "not seen" in faults


@pytest.mark.parametrize("address", ["arsitektur/", "tulis/", "en/"])
def test_the_skip_link_leads_to_the_main_part(chromium: Browser, origin: str, address: str) -> None:
    page = chromium.new_page()
    page.goto(f"{origin}/{address}")

    page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    assert page.evaluate("document.activeElement.id") == "main"
    page.close()


@pytest.mark.parametrize("width", [360, 1280])
def test_text_of_twice_the_size_fits(chromium: Browser, origin: str, built: Path, width: int) -> None:
    faults = []
    page = chromium.new_page(viewport={"width": width, "height": 740})
    for address in some_pages(built):
        page.goto(f"{origin}/{address}", wait_until="load")
        page.evaluate(TWICE)
        faults += [f"/{address}: {sentence}" for sentence in page.evaluate(COVERED)]
        if (over := page.evaluate(OVERFLOW)) > 0:
            faults.append(f"/{address}: wider than the window by {over}")
    page.close()
    assert faults == []


def test_a_button_on_another_would_be_told(chromium: Browser, origin: str) -> None:
    page = chromium.new_page()
    page.goto(f"{origin}/en/")
    page.evaluate("document.querySelector('main .button').style.marginRight = '-4rem'")

    covered = page.evaluate(COVERED)

    page.close()
    assert len(covered) == 1


def test_nothing_moves_for_who_wants_no_motion(chromium: Browser, origin: str, built: Path) -> None:
    moving = []
    page = chromium.new_page(reduced_motion="reduce")
    for address in some_pages(built):
        page.goto(f"{origin}/{address}", wait_until="load")
        if page.evaluate(MOVING):
            moving.append(address)
    page.goto(f"{origin}/{MISSING}")
    page.evaluate("document.body.animate([{opacity: 0}, {opacity: 1}], 60_000)")
    planted = page.evaluate(MOVING)
    page.close()
    assert moving == []
    assert planted == 1
