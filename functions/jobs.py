"""Work that nobody waits for: alerts, due answers, retention, purges. Every tick may be repeated.

On one machine a `Worker` runs it. In the cloud a schedule calls `run_due`, and the table's stream `tell_of`.
"""

import logging
import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from functions.cases.actions.answering import post_due_answers
from functions.cases.actions.claiming import give_back_orphans
from functions.cases.actions.following_up import remind_of_follow_ups
from functions.cases.actions.handing_over import end_asks_of_leavers
from functions.cases.actions.lapsing import keep_promises
from functions.cases.actions.purging import resume_purges
from functions.cases.actions.retention import expire_due_cases
from functions.cases.actions.rewinding import notice_clock
from functions.cases.actions.silences import ask_about_silences
from functions.cases.actions.trusting import clock_is_trusted
from functions.intake.counting import count_intakes
from functions.oncall.actions import Each, Post, forget_leavers, reach_now, send_due, tick
from functions.oncall.actions.roster.feeding import end_forbidden_feeds
from functions.oncall.couriers import Couriers
from functions.oncall.store import NamedAlerts
from functions.oncall.wording import Wording
from functions.services import Services
from functions.statistics.actions.taking import take_events
from functions.storage.heart import ALERTS, CHORES
from functions.watch.drills import keep_drills
from functions.watch.machine import clock_file
from functions.watch.nightly import check_tonight

log = logging.getLogger(__name__)

_GATHERING = 0.1  # seconds after the bell: what comes in a rush is looked at together
_ROUNDS = 5  # a refused address leads to the next channel in the same tick; couriers ring for the next one


def run_due(services: Services, each: Each = map) -> bool:
    """Do everything that is due now, once. Return whether all of it went well."""
    alerts = run_alerts(services, each)
    return run_chores(services) and alerts


def run_alerts(services: Services, each: Each = map) -> bool:
    """Tell whoever is to be told now. Return whether it went well."""
    return _run(services, ALERTS, {"alerts": lambda: _tell(services, each)})


def tell_of(services: Services, alerts: Sequence[str], each: Each = map) -> bool:
    """Tell of these alerts alone, wherever the index is. Return whether it went well.

    The heart is left alone: it beats by the clock, or busy hours would hide a clock that stands still.
    """
    named = replace(services, alerts=NamedAlerts(services.table, tuple(alerts)))
    return _went_well("alerts", lambda: _tell(named, each))


def run_chores(services: Services) -> bool:
    """Do the cases' work: one that fails does not stop the others. Return whether all went well."""
    cases, alerts, now = services.cases, services.alerts, services.clock()
    chores = {
        "clock": lambda: notice_clock(cases, services.staff, services.settings.read(), now=now),
        "answers": lambda: post_due_answers(cases, alerts, now=now),
        "orphans": lambda: give_back_orphans(cases, alerts, services.staff, now=now),
        "asks": lambda: end_asks_of_leavers(cases, alerts, services.staff, now=now),
        "promises": lambda: keep_promises(cases, alerts, now=now),
        "follow-ups": lambda: remind_of_follow_ups(cases, alerts, now=now),
        "silences": lambda: ask_about_silences(cases, alerts, services.settings.read(), now=now),
        "retention": lambda: (
            _clock_is_trusted(services, now)
            and expire_due_cases(cases, alerts, services.settings.read(), now=now)
        ),
        "leavers": lambda: forget_leavers(services.channels, services.rules, services.staff),
        "drills": lambda: keep_drills(services, now),
        "events": lambda: take_events(
            cases.audit, cases.statistics, zone=services.settings.read().zone, now=now
        ),
        "intakes": lambda: count_intakes(
            services.intakes, cases.statistics, zone=services.settings.read().zone, now=now
        ),
        "check": lambda: check_tonight(services, now),
        "feeds": lambda: end_forbidden_feeds(services.feeds, services.staff),
        "purges": lambda: resume_purges(cases, alerts),
        "expired": lambda: _clock_is_trusted(services, now) and services.table.purge_expired(),
    }
    return _run(services, CHORES, chores)


def _clock_is_trusted(services: Services, now: datetime) -> bool:
    """Tell whether expiry may remove anything; a cloud keeps its own time, and has no folder."""
    if services.config.table is not None:
        return True
    return clock_is_trusted(clock_file(services), services.cases, now=now)


def _tell(services: Services, each: Each) -> None:
    post = post_of(services)
    for _ in range(1 if isinstance(each, Couriers) else _ROUNDS):
        now = services.clock()
        if not post.alerts.has_due(now):
            return
        reach = reach_now(
            services.staff, services.channels, services.rules, services.roster, services.settings, now=now
        )
        try:
            tick(services.alerts, reach, now=now)
        finally:  # an alert that cannot be read holds up no message of the others
            send_due(post, reach, each)


def post_of(services: Services) -> Post:
    """Return what sending works with."""
    wording = Wording(services.config.origin, services.secrets)
    return Post(
        services.alerts, services.channels, services.senders, services.secrets, wording.alert, services.clock
    )


def _run(services: Services, name: str, jobs: Mapping[str, Callable[[], object]]) -> bool:
    """Do each job, whatever the others do; a clean run beats the heart."""
    outcomes = [_went_well(work, job) for work, job in jobs.items()]
    clean = all(outcomes)
    return clean and _went_well("heartbeat", lambda: services.heart.beat(name, services.clock()))


def _went_well(work: str, job: Callable[[], object]) -> bool:
    try:
        job()
    except Exception as error:  # noqa: BLE001 (a job that fails must not take the others with it)
        log.error("the background work failed", extra={"work": work, "error": type(error).__name__})
        return False
    return True


class Worker:
    """Runs the work beside the server: alerts in one thread, the cases' chores in another.

    Alerts start at once when the services' bell rings, else every few seconds.
    """

    def __init__(self, services: Services, *, pause: float = 5.0) -> None:
        self._services = services
        self._pause = pause
        self._over = threading.Event()
        self._couriers = Couriers(done=services.wake)
        self._threads = [
            threading.Thread(target=self._alerts, name="alerts", daemon=True),
            threading.Thread(target=self._chores, name="chores", daemon=True),
        ]

    def start(self) -> None:
        """Begin."""
        for thread in self._threads:
            thread.start()

    def wake(self) -> None:
        """Look for work now."""
        self._services.wake()

    def stop(self, timeout: float = 10.0) -> None:
        """End after the work in hand, or leave it to the next start."""
        self._over.set()
        self.wake()
        for thread in self._threads:
            thread.join(timeout)

    def _alerts(self) -> None:
        while not self._over.is_set():
            run_alerts(self._services, self._couriers)
            self._services.wake.wait(self._pause)
            self._over.wait(_GATHERING)

    def _chores(self) -> None:
        while not self._over.is_set():
            run_chores(self._services)
            self._over.wait(self._pause / 2)
