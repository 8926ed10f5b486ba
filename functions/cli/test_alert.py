"""`pinternet test-alert`: a marked alert through the whole path, and what became of it."""

import sys
import time
from collections.abc import Callable
from pathlib import Path
from uuid import uuid4

import click

from functions.cli.checks.telling import alerts_are_worked_on
from functions.cli.installation import data_option, open_installation
from functions.jobs import run_alerts
from functions.oncall.actions import Report, raise_drill, report
from functions.oncall.model.delivery import ACCEPTED, DELIVERED, FAILED_FOR_NOW, PENDING, SENDING
from functions.services import Services

PAUSE = 0.5

REASONS = {
    "broken": "the sender broke off; the server's log names the error",
    "channel-gone": "the channel was removed or turned off meanwhile",
    "complained": "the message was reported as spam there; the channel is off now",
    "deferred": "the provider asks to come later",
    "gateway-refused": "the gateway refuses this message or this address, and does not say which",
    "limit": "a limit of the provider is reached",
    "misconfigured": "the sender is wrongly set up, or the provider does not accept us",
    "no-sender": "no sender is set up for this kind of channel",
    "on-leave": "the person is on leave",
    "outbox-unwritable": "the outbox folder cannot be written",
    "person-left": "the person left the team",
    "refused-address": "the provider refuses this address; the channel is off now",
    "refused-message": "the provider refuses the message for this address; the channel is off now",
    "timeout": "the provider did not answer in time",
    "unreachable": "the provider cannot be reached",
    "unreadable": "the address was sealed with other server secrets; the channel is off now",
}


@click.command("test-alert")
@click.option("--wait", default=20, show_default=True, help="Seconds to wait for providers.")
@data_option
def command(wait: int, data: Path | None) -> None:
    """Send a marked test alert to everybody, and say per person and channel what happened."""
    services = open_installation(data)
    result = send_test(services, wait=wait, sleep=time.sleep)
    for line in lines(services, result):
        click.echo(line)
    if not result.was_told:
        sys.exit(1)


def send_test(services: Services, *, wait: float, sleep: Callable[[float], None]) -> Report:
    """Raise a test alert and return what became of it, after `wait` seconds at most.

    A running `pinternet run` does the telling, as it would in earnest; without one it is done here.
    """
    id, changes = raise_drill(services.alerts, services.drills, name=uuid4().hex, now=services.clock())
    services.table.commit(changes)
    is_left_to_us = alerts_are_worked_on(services) is not None
    for _ in range(int(wait / PAUSE) + 1):
        if is_left_to_us:
            run_alerts(services)
        result = _report(services, id)
        if _is_over(result):
            break
        sleep(PAUSE)
    return result


def _is_over(result: Report) -> bool:
    if result.alert.unreached:
        return True
    under_way = any(one.state in (PENDING, SENDING) for one in result.deliveries)
    return result.alert.next_at is None and not under_way


def lines(services: Services, result: Report) -> list[str]:
    """Return what happened, a line a message."""
    if not result.deliveries:
        return [
            "Nobody was told: no active person has a channel that works. Add one in the console under Me."
        ]
    return [_line(services, one.person, one.kind, one.state, one.reason) for one in result.deliveries]


def _line(services: Services, person: str, kind: str, state: str, reason: str | None) -> str:
    member = services.staff.person(person)
    name = member.display_name if member else person
    said = REASONS.get(reason or "", reason or "")
    words = {
        ACCEPTED: "handed over",
        DELIVERED: "confirmed by its person",
        FAILED_FOR_NOW: f"failed, will be tried again: {said}",
        PENDING: "not sent yet",
        SENDING: "being sent",
    }.get(state, f"failed: {said}")
    return f"{name}, {kind}: {words}"


def _report(services: Services, alert: str) -> Report:
    found = services.alerts.alert(alert)
    if found is None:
        raise click.ClickException("the test alert is gone: another program erased it")
    return report(services.alerts, found)
