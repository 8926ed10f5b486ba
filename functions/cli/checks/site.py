"""Looks at the built site: whether it is there, how old it is, and whether it promises what is done."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

from functions.services import Services

OLD = timedelta(days=30)
"""Pages say how long ago a number was checked as of the day of the build."""
RETENTION = ("retention_closed_days", "retention_silent_days")


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


def pages_print_the_retention(services: Services) -> str | None:
    """Find pages that promise another retention than the console's settings."""
    if not _about(services).is_file():
        return None
    printed, settings = json.loads(_about(services).read_text(encoding="utf-8")), services.settings.read()
    wrong = [name for name in RETENTION if printed.get(name) != getattr(settings, name)]
    if not wrong:
        return None
    said = ", ".join(
        f"{name}: the pages say {printed.get(name)}, the console {getattr(settings, name)}" for name in wrong
    )
    return f"{said}; make extra.organisation in mkdocs.yml say the same, then run: make site"


def _about(services: Services) -> Path:
    """Return the file of the site that says what the pages were built with."""
    return services.config.site / "organisation.json"
