"""Titles of the pages where people act: whoever looks over a shoulder, or into a history, learns nothing."""

import re
from collections.abc import Iterable

from page_check.built import BuiltPage

GIVES_AWAY = re.compile(
    r"konsel|counsel|psiko|psycho|bantuan|help|jiwa|mental|depres|bunuh|suicid|terapi|therap|kris[ie]s|curhat"
    r"|kekerasan|violence|abuse|aman\b|safety|emosi|emotion|trauma|darurat|emergency",
    re.IGNORECASE,
)


def telling_titles(pages: Iterable[BuiltPage]) -> list[str]:
    """Return a sentence for each page where people act whose title gives them away, or that has none."""
    acting = [page for page in pages if page.is_acting]
    faults = [f"/{page.address} has no title" for page in acting if not page.title]
    return faults + [
        f"/{page.address}: people act here, and its title says {found[0]!r}"
        for page in acting
        if (found := GIVES_AWAY.search(page.title))
    ]
