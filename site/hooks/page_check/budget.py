"""What pages weigh over the wire, against their budgets."""

import gzip
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

from page_check.reading import read_page

APP = "/assets/app/"
KINDS = ("reading", "lean")


def weight(file: Path) -> int:
    """Return the gzipped size of a file in bytes, as its twin has it; nothing for one that is not there."""
    twin = file.with_name(f"{file.name}.gz")
    if twin.is_file():
        return twin.stat().st_size
    return len(gzip.compress(file.read_bytes(), 9, mtime=0)) if file.is_file() else 0


def _sum(site: Path, addresses: Iterable[str]) -> int:
    return sum(weight(site / address.lstrip("/")) for address in set(addresses))


def weigh(site: Path, address: str, manifest: Mapping[str, Any]) -> tuple[int, int]:
    """Return two gzipped sizes of a page: before the person begins, and with all that scripts load later."""
    file = file_of(site, address)
    facts = read_page(file)
    bundles = [entry for entry in manifest.values() if APP + entry["file"] in facts.scripts]
    named = {urljoin(f"/{address}", name) for name in (*facts.scripts, *facts.other)}
    first = {*named, *(APP + name for entry in bundles for name in entry["imports"])}
    later = {APP + name for entry in bundles for name in entry["later"]} | set(facts.workers)
    begun = weight(file) + _sum(site, first)
    return begun, begun + _sum(site, later - first)


def file_of(site: Path, address: str) -> Path:
    """Return the file of a page."""
    return site / address if address.endswith(".html") else site / address / "index.html"


def addresses(site: Path) -> list[str]:
    """Return the addresses of all pages, as budgets name them."""
    files = (file.relative_to(site).as_posix() for file in site.rglob("*.html"))
    return sorted(name.removesuffix("index.html") for name in files)


def kind_of(site: Path, address: str) -> str:
    """Return what a page is: "reading" where it takes Material's style sheet, else "lean"."""
    facts = read_page(file_of(site, address))
    return "reading" if any(name.endswith(".css") for name in facts.other) else "lean"


def over_budget(
    site: Path, budgets: Mapping[str, Mapping[str, int]], manifest: Mapping[str, Any]
) -> list[str]:
    """Return a sentence for each page that weighs more than its own budget, or its kind's.

    A budget that names a page that is not there is told, too.
    """
    pages = addresses(site)
    gone = [name for name in budgets if name not in (*KINDS, *pages)]
    sentences = [f"/{name} has a budget and no page" for name in gone]
    for address in pages:
        budget = budgets.get(address) or budgets[kind_of(site, address)]
        first, everything = weigh(site, address, manifest)
        for what, size, most in (("at first", first, budget["first"]), ("in all", everything, budget["all"])):
            if size > most:
                sentences.append(f"/{address} weighs {size:,} bytes gzipped {what}; its budget is {most:,}")
    return sentences
