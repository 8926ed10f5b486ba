"""First paint of pages on a simulated slow 3G, each beside the page that it can fairly be held against."""

import statistics

from playwright.sync_api import Browser

from tests.bench.chromium import fresh_page, on_slow_3g, slow_main_thread
from tests.bench.figure import Figure

INTAKE, CONTENT, EMERGENCY = 1.3, 1.15, 1.1
SLOWER = 4
FIRST_PAINT = """() => new Promise(resolve => {
  const found = list => list.find(entry => entry.name === 'first-contentful-paint')
  const now = found(performance.getEntriesByType('paint'))
  if (now) return resolve(now.startTime)
  new PerformanceObserver(list => found(list.getEntries()) && resolve(found(list.getEntries()).startTime))
    .observe({type: 'paint', buffered: true})
})"""


def first_paint(browser: Browser, address: str, *, slower: int = 1) -> float:
    """Return the milliseconds until the first words of a page were painted, cold, on slow 3G."""
    with fresh_page(browser) as page, slow_main_thread(page, slower):
        on_slow_3g(page)
        page.goto(address, wait_until="commit", timeout=60_000)
        return float(page.evaluate(FIRST_PAINT))


def measure(browser: Browser, intake: str, bare: str, rounds: int) -> Figure:
    """Hold the intake page against a bare page of 14 kB."""
    return _compared(browser, "the intake page, slow 3G", (intake, bare), INTAKE, rounds)


def measure_content(browser: Browser, content: str, leanest: str, rounds: int) -> Figure:
    """Hold a page to read against the leanest page of Material, on a processor four times slower."""
    name = "a page to read, slow 3G, slow processor"
    return _compared(browser, name, (content, leanest), CONTENT, rounds, slower=SLOWER)


def measure_emergency(browser: Browser, emergency: str, bare: str, rounds: int) -> Figure:
    """Hold the emergency page against a bare page of 14 kB, on a processor four times slower."""
    name = "the emergency page, slow 3G, slow processor"
    return _compared(browser, name, (emergency, bare), EMERGENCY, rounds, slower=SLOWER)


def _compared(
    browser: Browser, name: str, pages: tuple[str, str], limit: float, rounds: int, *, slower: int = 1
) -> Figure:
    """Load both pages in turns and compare the medians."""
    times: tuple[list[float], list[float]] = ([], [])
    for _ in range(rounds):
        for page, taken in zip(pages, times, strict=True):
            taken.append(first_paint(browser, page, slower=slower))
    ours, floor = map(statistics.median, times)
    return Figure(f"first paint of {name}", ours, "ms", limit, floor)
