"""What `pinternet doctor` says about alerts: one line for each thing that keeps them from arriving."""

from datetime import UTC, datetime, timedelta

from functions.jobs import heartbeat
from functions.oncall.actions import ailments, reach_now
from functions.services import Services

SILENCE = timedelta(minutes=2)
THREADS = {"alerts": "nobody is told of anything", "chores": "answers and erasures wait"}
SENTENCES = {
    "nobody-with-a-channel": "nobody has an email or SMS channel that works: no alert reaches anyone",
    "people-without-a-channel": "{count} active people have no channel that works: they are told of nothing",
    "channels-bounced": "{count} channels were refused by their provider: their people must prove new ones",
    "alerts-untold": "{count} alerts have waited for ten minutes and left by no channel",
}


def alert_problems(services: Services) -> list[str]:
    """Return what is amiss, a line each."""
    now = services.clock()
    reach = reach_now(services.staff, services.channels)
    found = ailments(services.alerts, reach, now)
    lines = [SENTENCES[ailment.code].format(count=ailment.count) for ailment in found]
    return silent_threads(services, now) + lines


def silent_threads(services: Services, now: datetime) -> list[str]:
    """Return the background work that has not ended a clean round for a while, on one machine."""
    if services.config.table is not None:
        return []
    return [
        f"the background work '{name}' has been silent: is `pinternet run` running? Until then {harm}"
        for name, harm in THREADS.items()
        if _silence(services, name, now) > SILENCE
    ]


def _silence(services: Services, name: str, now: datetime) -> timedelta:
    try:
        beat = heartbeat(services.config.data, name).stat().st_mtime
    except FileNotFoundError:
        return timedelta.max
    return now - datetime.fromtimestamp(beat, UTC)
