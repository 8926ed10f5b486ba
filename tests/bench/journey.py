"""From "send" to the code on a slow phone: derivation, sealing and work, while the page goes on answering."""

import statistics
from collections.abc import Sequence

from playwright.sync_api import Browser, Page

from tests.bench.chromium import fresh_page, with_slow_processor
from tests.bench.figure import Figure
from tests.bench.writing import begin, fill_in, send

SLOWER = 4
MOST_SECONDS = 6
MOST_UNANSWERED = 500
"""Milliseconds that a press may go unanswered at a quarter of the speed."""

WATCH = """() => {
  window.bench = {longest: 0, begun: 0, ended: 0}
  new PerformanceObserver(list => {
    for (const task of list.getEntries()) window.bench.longest = Math.max(window.bench.longest, task.duration)
  }).observe({type: 'longtask'})
  const code = document.querySelector('[data-view=code]')
  document.querySelector('[data-part=send]').addEventListener('click', () => {
    window.bench.begun = performance.now()
  }, {capture: true})
  new MutationObserver(() => { if (!code.hidden) window.bench.ended ||= performance.now() })
    .observe(code, {attributes: true})
}"""


def measure(browser: Browser, origin: str, rounds: int) -> Sequence[Figure]:
    """Write and send an intake several times, each in a new profile at a quarter of the machine's speed."""
    runs = [_run(browser, f"{origin}/tulis/") for _ in range(rounds)]
    seconds = statistics.median(seconds for seconds, _ in runs)
    longest = max(longest for _, longest in runs)
    return [
        Figure(f"send to code at {SLOWER}x CPU throttle", seconds, "s", MOST_SECONDS),
        Figure("longest time without an answer meanwhile", longest, "ms", MOST_UNANSWERED),
    ]


def _run(browser: Browser, address: str) -> tuple[float, float]:
    """Return the seconds from the press on "send" to the code, and the longest task in milliseconds."""
    with fresh_page(browser) as page:
        begin(page, address)
        fill_in(page)
        with_slow_processor(page, SLOWER)
        page.evaluate(WATCH)
        send(page)
        return _watched(page)


def _watched(page: Page) -> tuple[float, float]:
    bench = page.evaluate("window.bench")
    return (bench["ended"] - bench["begun"]) / 1000, bench["longest"]
