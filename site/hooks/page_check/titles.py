"""Titles of pages where people act, or of one need: who looks into a history learns nothing."""

import re
from collections.abc import Iterable

from functions.directory.addresses import HOME, TOPIC
from page_check.built import BuiltPage

GIVES_AWAY = re.compile(
    r"konsel|counsel|psiko|psycho|bantuan|help|jiwa|mental|depres|bunuh|suicid|terapi|therap|kris[ie]s|curhat"
    r"|kekerasan|violence|abuse|aman\b|safety|emosi|emotion|trauma|darurat|emergency",
    re.IGNORECASE,
)


TOPICS = tuple(f"{HOME[language]}{TOPIC[language]}".lstrip("/") for language in HOME)


def telling_titles(pages: Iterable[BuiltPage]) -> list[str]:
    """Return a sentence for each title or address that gives a reader away, and each missing title."""
    pages = list(pages)
    acting = [page for page in pages if page.is_acting]
    topics = [page for page in pages if page.address.startswith(TOPICS)]
    faults = [f"/{page.address} has no title" for page in [*acting, *topics] if not page.title]
    faults += [
        f"/{page.address}: is about one need, and its title or address says {found[0]!r}"
        for page in topics
        if (found := GIVES_AWAY.search(f"{page.title} {page.address}"))
    ]
    return faults + [
        f"/{page.address}: people act here, and its title says {found[0]!r}"
        for page in acting
        if (found := GIVES_AWAY.search(page.title))
    ]
