"""From "send" to the code on a slow phone: derivation, sealing and work, while the page goes on answering."""

import statistics
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from typing import NamedTuple, TypeAlias

from playwright.sync_api import Browser, Page

from tests.bench.chromium import fresh_page, slow_main_thread, slow_renderers
from tests.bench.figure import Figure
from tests.bench.writing import begin, fill_in, send

SLOWER = 4
MOST_SECONDS = 6
MOST_UNANSWERED = 500
"""Milliseconds that a press may go unanswered at a quarter of the speed."""

Slowing: TypeAlias = Callable[[Page, int], AbstractContextManager[None]]

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


class Run(NamedTuple):
    """From the press on "send" to the code in seconds, and the page's longest task in milliseconds."""

    seconds: float
    longest: float


def measure(browser: Browser, origin: str, rounds: int) -> Sequence[Figure]:
    """Write and send an intake several times, each in a new profile at a quarter of the machine's speed.

    DevTools' throttle slows the page's thread alone, and the heavy work is done in workers; so the whole
    process is slowed, too, in runs of their own.
    """
    address = f"{origin}/tulis/"
    page_only = [_run(browser, address, slow_main_thread) for _ in range(rounds)]
    everything = [_run(browser, address, slow_renderers) for _ in range(rounds)]
    return [
        Figure(f"send to code, {SLOWER}x CPU throttle", _middle(page_only), "s", MOST_SECONDS),
        Figure("  longest task of the page meanwhile", _longest(page_only), "ms", MOST_UNANSWERED),
        Figure(f"send to code, {SLOWER}x with the workers", _middle(everything), "s", MOST_SECONDS),
        Figure("  longest task of the page meanwhile", _longest(everything), "ms", MOST_UNANSWERED),
    ]


def _run(browser: Browser, address: str, slowed: Slowing) -> Run:
    with fresh_page(browser) as page:
        begin(page, address)
        fill_in(page)
        page.evaluate(WATCH)
        with slowed(page, SLOWER):
            send(page)
        bench = page.evaluate("window.bench")
    return Run((bench["ended"] - bench["begun"]) / 1000, bench["longest"])


def _middle(runs: Sequence[Run]) -> float:
    return statistics.median(run.seconds for run in runs)


def _longest(runs: Sequence[Run]) -> float:
    return max(run.longest for run in runs)
