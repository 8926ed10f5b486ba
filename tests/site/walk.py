"""The pages of the built site, found from the build: a few of each kind, or all of them at full size."""

from collections import defaultdict
from itertools import chain
from pathlib import Path

from tests.axe import IS_FULL_SIZE
from tests.site.hooks import hook

budget = hook("page_check/budget")

MISSING = "tiada/"
"""An address that no page has: what answers there is a page, too."""
ONE_LANGUAGE = ("console/", MISSING)
FEW = 2


def every_page(built: Path) -> list[str]:
    """Return the address of every page."""
    return [address for address in budget.addresses(built) if address != "404.html"] + [MISSING]


def some_pages(built: Path) -> list[str]:
    """Return every page where people act and a few of the others of each folder; at full size all."""
    pages = every_page(built)
    if IS_FULL_SIZE:
        return pages
    groups: dict[tuple[str, str], list[str]] = defaultdict(list)
    for address in pages[:-1]:
        kind = budget.kind_of(built, address)
        groups[(kind, address.removesuffix("/").rpartition("/")[0])].append(address)
    few = [all_of if kind == "lean" else all_of[:FEW] for (kind, _), all_of in groups.items()]
    return [*chain.from_iterable(few), MISSING]


def language_of(address: str) -> str:
    """Return the language of a page, nothing for one that has no twin in the other."""
    if address in ONE_LANGUAGE:
        return ""
    return "en" if address.startswith("en/") else "id"


def some_pages_in(built: Path, language: str) -> list[str]:
    """Return some pages of one language and those that have none; at full size all of both."""
    pages = some_pages(built)
    return pages if IS_FULL_SIZE else [page for page in pages if language_of(page) in (language, "")]
