"""Looks at the built site: whether it is there, how old it is, and whether it promises what is done."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

from functions.directory.published import stale_crisis_lines
from functions.services import Services
from functions.staff.settings import Settings

OLD = timedelta(days=30)
"""Pages say how long ago a number was checked as of the day of the build."""


def site_is_built(services: Services) -> str | None:
    """Find a machine that has no pages to serve."""
    if services.config.table is not None or _about(services).is_file():
        return None
    return "there are no pages to serve; run: make site"


def site_is_fresh(services: Services) -> str | None:
    """Find pages that were built long ago: what they say of help numbers' age is wrong by then."""
    if not _about(services).is_file():
        return None
    built = datetime.fromtimestamp(_about(services).stat().st_mtime, UTC)
    age = services.clock() - built
    if age < OLD:
        return None
    return f"the site is old: what it says of numbers' age was true {age.days} days ago; run: make site"


def pages_print_the_settings(services: Services) -> str | None:
    """Find pages that promise other reply times, capacity or retention than the console's settings."""
    if not _about(services).is_file():
        return None
    printed = json.loads(_about(services).read_text(encoding="utf-8"))
    kept = promised_by(services.settings.read())
    said = ", ".join(
        f"{name}: the pages say {printed.get(name)}, the console {value}"
        for name, value in kept.items()
        if printed.get(name) != value
    )
    if not said:
        return None
    return f"{said}; make extra.organisation in mkdocs.yml say the same, then run: make site"


def promised_by(settings: Settings) -> dict[str, int]:
    """Return what pages say of the console's settings, by its names in `extra.organisation`."""
    hours = {f"reply_{urgency}_hours": most for urgency, most in settings.reply_hours.items()}
    return hours | {
        "capacity_per_day": settings.capacity_per_day,
        "client_messages_per_day": settings.client_messages_per_day,
        "retention_closed_days": settings.retention_closed_days,
        "retention_silent_days": settings.retention_silent_days,
    }


def help_lines_were_called(services: Services) -> str | None:
    """Find numbers of the help card that were checked once, too long ago to be trusted."""
    stale = stale_crisis_lines(services.config.site, services.clock().date())
    if not stale:
        return None
    return f"nobody called in 90 days: {', '.join(stale)}; what to call next says: pinternet directory due"


def _about(services: Services) -> Path:
    """Return the file of the site that says what the pages were built with."""
    return services.config.site / "organisation.json"
