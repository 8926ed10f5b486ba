"""What the cloud tells beside requests: the minute, the table's stream, what became of mail.

Zappa calls each of these with an event and its context. All may be told twice and out of turn: what is done
depends on what is stored, never on what the event says beyond a name. Nothing of an event is logged.
"""

from collections.abc import Mapping, Sequence
from typing import Any, Protocol

from functions.jobs import post_of, run_due, tell_of
from functions.oncall.actions import Each
from functions.oncall.actions.bouncing import take_back
from functions.oncall.side_by_side import SideBySide
from functions.oncall.store import alert_at
from functions.senders.aws_notices import refusals
from functions.services import Services
from functions.storage.dynamo_stream import written

SLOWEST_SENDING = 16_000
"""Milliseconds: a provider that does not answer is asked twice for seven seconds; then it is noted."""


class Context(Protocol):
    """What Lambda says of the running invocation."""

    def get_remaining_time_in_millis(self) -> int:
        """Return how long it may still take."""
        ...


def on_schedule(event: Mapping[str, Any], context: Context) -> dict[str, bool]:
    """Do what is due in this minute. Failures are logged, and the heart's silence tells of them."""
    return {"clean": run_due(_services(), _side_by_side(context))}


def on_stream(event: Mapping[str, Any], context: Context) -> dict[str, list[dict[str, str]]]:
    """Tell of the alerts that were written, and return the records to be brought again.

    A stream goes on from the first of these, so what comes behind it is told twice and sent once.
    """
    services, each = _services(), _side_by_side(context)
    told = [(record.number, alert) for record in written(event["Records"]) if (alert := alert_at(record.key))]
    broken = _broken(services, list(dict.fromkeys(alert for _, alert in told)), each)
    return {"batchItemFailures": [{"itemIdentifier": number} for number, alert in told if alert in broken]}


def on_notice(event: Mapping[str, Any], context: Context) -> None:
    """Turn off the channels whose addresses SES says refused their mail or called it spam.

    Raises:
        PinternetError: the table did not take it; to be told again.
    """
    services = _services()
    for refusal in refusals(event["Records"]):
        take_back(post_of(services), refusal, now=services.clock())


def _broken(services: Services, alerts: Sequence[str], each: Each) -> set[str]:
    """Tell of alerts together, or if that breaks of each alone: one that is broken holds up no other."""
    if not alerts or tell_of(services, alerts, each):
        return set()
    return {alert for alert in alerts if len(alerts) == 1 or not tell_of(services, [alert], each)}


def _side_by_side(context: Context) -> SideBySide:
    return SideBySide(lambda: context.get_remaining_time_in_millis() > SLOWEST_SENDING)


def _services() -> Services:
    """Return the services of the application in this process, built once, with the first event or request.

    Raises:
        Unavailable: they cannot be built now; the event is told again.
    """
    from functions.wsgi import app

    return app.services
