"""Figures and the audit trail at the console: charts with tables, a file, nothing small, who did what."""

import csv
import io
import os
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from functions.statistics.model.histogram import Histogram
from functions.statistics.model.tally import Tally
from functions.statistics.model.weeks import Week
from tests.axe import findings
from tests.browser import at_console
from tests.browser.conftest import Opens
from tests.browser.fixtures import Desks
from tests.browser.installed import Place

pytestmark = pytest.mark.browser

LOOKED_AT = os.environ.get("PINTERNET_PICTURES")
"""A folder into which the views are drawn, for people who look at them."""
WEEKS = 30
HIDDEN_IN_LANGUAGE = {"id": "disembunyikan", "en": "hidden"}


def picture(page: Page, name: str) -> None:
    """Draw the whole page, narrow and wide, in light and dark, where somebody asked for it."""
    if LOOKED_AT is None:
        return
    for width in (360, 1280):
        for scheme in ("light", "dark"):
            page.set_viewport_size({"width": width, "height": 900})
            page.emulate_media(color_scheme=scheme)
            page.screenshot(path=Path(LOOKED_AT) / f"{name}-{width}-{scheme}.png", full_page=True)


def busy(number: int, people: list[str]) -> Tally:
    """Return a made-up week: some of its numbers are small."""
    some = 9 + (number * 7) % 13
    waits = Histogram({20 + step: 2 + (number + step) % 4 for step in range(6)})
    shares = {f"person/{person}/claims": max(0, some // (place + 1)) for place, person in enumerate(people)}
    shares |= {f"person/{person}/answers": some * 2 for person in people}
    counts = {
        "intakes": some + 4,
        "junk": number % 3,
        "reopened": 5 + number % 3,
        "claims": sum(shares[f"person/{person}/claims"] for person in people),
        "returns": number % 7,
        "lapses": number % 2,
        "first-answers": some,
        "later-answers": some * 3,
        "stage/roles": 6,
        "stage/support": 5,
        "stage/ending": number % 6,
        "outcome/resolved": 6,
        "outcome/referred": number % 8,
        "drop-outs": number % 9,
        "referrals": 7,
    }
    named = {"claim": waits, "first-answer": waits, "urgent-first-answer": waits, "later-answer": waits}
    return Tally(counts | shares, named)


@pytest.fixture(scope="module")
def counted(place: Place) -> int:
    """A service that has worked for thirty weeks."""
    here = place.services
    people = [person.id for person in here.staff.active_people()][:3]
    now = Week.of(here.clock(), here.settings.read().zone)
    weeks = {now.back(back): busy(back, people) for back in range(1, WEEKS + 1)}
    for week, tally in weeks.items():
        here.table.commit(here.cases.statistics.adding({week: tally}))
    return WEEKS


@pytest.fixture
def melati(desk_of: Desks) -> Page:
    """The coordinator's page."""
    return desk_of("melati").page


def test_before_anything_was_counted_it_says_when(melati: Page) -> None:
    nothing = {"least": 5, "error_percent": 5, "first_due": "2026-11-30", "weeks": [], "months": []}
    melati.route("**/api/v1/staff/figures", lambda route: route.fulfill(json=nothing))
    at_console.go_to(melati, "Settings")
    melati.get_by_role("link", name="Figures: what came").click()

    expect(melati.locator("pi-figures")).to_contain_text("The first: 30 November 2026.")
    melati.unroute("**/api/v1/staff/figures")


@pytest.mark.parametrize("language", ["en", "id"])
def test_charts_have_tables_and_what_is_small_is_hidden(melati: Page, counted: int, language: str) -> None:
    at_console.go_to(melati, "Settings")
    melati.locator("pi-figures").wait_for(state="detached")
    if language == "id":
        melati.locator(".desk-bar button[lang=id]").click()
    for page in ("weeks", "months"):
        melati.evaluate("page => { location.hash = `#figures/${page}` }", page)
        here = melati.locator("pi-figures .tabs [aria-current=page]")
        expect(here).to_have_attribute("href", f"#figures/{page}")
        melati.locator("pi-figures .column-chart").first.wait_for()
        section = melati.locator("section", has=melati.locator("#figures-taking"))
        section.locator("details").evaluate("details => { details.open = true }")
        cells = section.locator("td").all_inner_texts()
        shown = [int(cell) for cell in cells if cell != HIDDEN_IN_LANGUAGE[language]]
        assert shown
        assert min(shown) >= 5
        assert HIDDEN_IN_LANGUAGE[language] in cells
        assert findings(melati, language) == []
        picture(melati, f"figures-{page}-{language}")
    if language == "id":
        melati.locator(".desk-bar button[lang=en]").click()


def test_the_file_hides_what_the_page_hides(melati: Page, counted: int) -> None:
    melati.goto("/console/#figures/weeks")
    with melati.expect_download() as download:
        melati.get_by_role("button", name="Download all as CSV").click()
    rows = list(csv.DictReader(io.StringIO(download.value.path().read_text(encoding="utf-8-sig"))))

    assert len(rows) == counted
    shown = ("Taken", "Given back", "Time ran out", "Stopped after an answer")
    numbers = [row[name] for row in rows for name in shown]
    assert "*" in numbers
    assert min(int(number) for number in numbers if number != "*") >= 5


def test_a_counselor_finds_neither(desk_of: Desks) -> None:
    page = desk_of("budi").page
    for address in ("figures", "trail"):
        page.goto(f"/console/#{address}")
        expect(page.locator("pi-queues")).to_be_visible()


def test_a_case_s_trail_tells_who_did_what(place: Place, opens: Opens, desk_of: Desks) -> None:
    opened = opens(desk_of("melati"))
    page = opened.page
    at_console.claim(page)
    for _ in range(20):
        if not place.services.cases.audit.is_waiting_for(opened.case):
            break
        page.wait_for_timeout(250)
    page.get_by_role("link", name="Audit trail of the case").click()

    expect(page.locator("pi-trail li")).to_contain_text("took the case.")
    assert findings(page) == []
    picture(page, "trail-case")
    page.get_by_role("link", name="Case", exact=True).click()
    expect(page.locator("pi-case")).to_be_visible()
    at_console.go_to(page, "Settings")
    page.get_by_role("link", name="Audit trail of the team").click()
    expect(page.get_by_role("heading", name="Audit trail of the team")).to_be_visible()
    picture(page, "trail-team")
