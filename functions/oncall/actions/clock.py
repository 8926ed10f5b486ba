"""A clock that is put back must not leave alerts waiting for a time that is far ahead now."""

import logging
from collections.abc import Iterable
from datetime import datetime, timedelta

from functions.oncall.store import AlertStore
from functions.storage.table import Change, CommitConflict

log = logging.getLogger(__name__)


def notice_clock(alerts: AlertStore, channels: Iterable[str], now: datetime) -> None:
    """Note the time before anything is moved; after the clock was put back, pull in what waits too long.

    What channels were sent at a time to come, or this very moment before, is forgotten: it would stand
    for what is made, or pulled in, from now on.
    Every alert, delivery and channel is looked at then, and only then. Dying in between repeats it.
    """
    put_back = alerts.ticks.was_put_back(now)
    if put_back:
        log.warning("the clock was put back: what waits is due earlier")
        for alert in alerts.open_alerts():
            if alert != (earlier := alert.pulled_in(now)):
                _commit(alerts, alerts.moving(earlier))
        for delivery in alerts.waiting_deliveries():
            if delivery != (sooner := delivery.pulled_in(now)):
                _commit(alerts, alerts.changing_delivery(sooner))
        for channel in channels:
            told = alerts.told(channel)
            if told != (known := told.as_of(now - timedelta.resolution)):
                _commit(alerts, alerts.telling(known, now))
    alerts.ticks.note(now, put_back=put_back)


def _commit(alerts: AlertStore, change: Change) -> None:
    try:
        alerts.commit([change])
    except CommitConflict:
        return  # it changed by itself meanwhile, by the clock as it is now
