"""Looks at whether alerts reach people: who can be told, what was refused, what never left, silence."""

from functions.oncall.actions import ailments, reach_now
from functions.services import Services
from functions.storage.heart import ALERTS, CHORES, silences
from functions.watch.machine import clock_file

TIME = "%Y-%m-%d %H:%M UTC"


def somebody_can_be_told(services: Services) -> str | None:
    """Find a team in which nobody has a channel that counts."""
    if not _count(services, "nobody-with-a-channel"):
        return None
    return "nobody has an email or SMS channel that works, so no alert reaches anyone; add one in the console"


def everybody_can_be_told(services: Services) -> str | None:
    """Find people whom no alert reaches."""
    count = _count(services, "people-without-a-channel")
    return f"{count} active people have no channel that works and are told of nothing" if count else None


def channels_are_accepted(services: Services) -> str | None:
    """Find channels that a provider refused for good."""
    count = _count(services, "channels-bounced")
    return f"{count} channels were refused by the provider; their people prove new ones" if count else None


def channels_work(services: Services) -> str | None:
    """Find channels that were tried in vain time and again."""
    count = _count(services, "channels-failing")
    return (
        f"{count} channels took none of the last three messages; `pinternet test-alert` says why"
        if count
        else None
    )


def alerts_leave(services: Services) -> str | None:
    """Find alerts that wait and left by no channel."""
    count = _count(services, "alerts-untold")
    if not count:
        return None
    return f"{count} alerts have waited for ten minutes and left by no channel; try `pinternet test-alert`"


def alerts_are_worked_on(services: Services) -> str | None:
    """Find a machine on which nothing tells people of alerts."""
    if not _is_silent(services, ALERTS):
        return None
    return "no alert was looked at for two minutes; is `pinternet run` running?"


def chores_are_done(services: Services) -> str | None:
    """Find a machine on which answers and erasures wait."""
    if not _is_silent(services, CHORES):
        return None
    return "answers, retention and erasures were not worked on for two minutes; is `pinternet run` running?"


def clock_is_steady(services: Services) -> str | None:
    """Find a machine whose clock jumped, so that nothing expires for a day."""
    now, before = services.clock(), clock_file(services).read()
    if before is None:
        return None
    after = before.seen(now)
    if after.trusted_from is None or after.is_trusted(now):
        return None
    return (
        "the clock jumped, the service stood still for more than a day, or its data came from elsewhere; "
        "nothing expires before a steady day is over. Check this machine's date "
        f"(it says {now:{TIME}}); if it is right, expiry goes on by itself at {after.trusted_from:{TIME}}"
    )


def _count(services: Services, code: str) -> int:
    now = services.clock()
    reach = reach_now(
        services.staff, services.channels, services.rules, services.roster, services.settings, now=now
    )
    found = ailments(services.alerts, reach, now)
    return sum(ailment.count for ailment in found if ailment.code == code)


def _is_silent(services: Services, name: str) -> bool:
    return any(silence.work == name for silence in silences(services.heart, services.clock()))
