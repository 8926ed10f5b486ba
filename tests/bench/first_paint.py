"""First paint of the intake page on a simulated slow 3G, beside a bare page of 14 kB."""

import statistics

from playwright.sync_api import Browser

from tests.bench.chromium import fresh_page, on_slow_3g
from tests.bench.figure import Figure

LIMIT = 1.3
FIRST_PAINT = """() => new Promise(resolve => {
  const found = list => list.find(entry => entry.name === 'first-contentful-paint')
  const now = found(performance.getEntriesByType('paint'))
  if (now) return resolve(now.startTime)
  new PerformanceObserver(list => found(list.getEntries()) && resolve(found(list.getEntries()).startTime))
    .observe({type: 'paint', buffered: true})
})"""


def first_paint(browser: Browser, address: str) -> float:
    """Return the milliseconds until the first words of a page were painted, cold, on slow 3G."""
    with fresh_page(browser) as page:
        on_slow_3g(page)
        page.goto(address, wait_until="commit", timeout=60_000)
        return float(page.evaluate(FIRST_PAINT))


def measure(browser: Browser, intake: str, bare: str, rounds: int) -> Figure:
    """Load both pages in turns and compare the medians."""
    ours: list[float] = []
    floor: list[float] = []
    for _ in range(rounds):
        floor.append(first_paint(browser, bare))
        ours.append(first_paint(browser, intake))
    return Figure(
        "first paint of the intake page, slow 3G",
        statistics.median(ours),
        "ms",
        LIMIT,
        statistics.median(floor),
    )
