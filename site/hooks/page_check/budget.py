"""What pages weigh over the wire, against their budgets."""

import gzip
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

from page_check.reading import read_page

APP = "/assets/app/"


def weight(file: Path) -> int:
    """Return the gzipped size of a file in bytes; nothing for one that is not there."""
    return len(gzip.compress(file.read_bytes(), 9, mtime=0)) if file.is_file() else 0


def _sum(site: Path, addresses: Iterable[str]) -> int:
    return sum(weight(site / address.lstrip("/")) for address in set(addresses))


def weigh(site: Path, address: str, manifest: Mapping[str, Any]) -> tuple[int, int]:
    """Return two gzipped sizes of a page: before the person begins, and with all that scripts load later."""
    file = site / address / "index.html"
    facts = read_page(file.read_text(encoding="utf-8"))
    bundles = [entry for entry in manifest.values() if APP + entry["file"] in facts.scripts]
    named = {urljoin(f"/{address}", name) for name in (*facts.scripts, *facts.other)}
    first = {*named, *(APP + name for entry in bundles for name in entry["imports"])}
    later = {APP + name for entry in bundles for name in entry["later"]} | set(facts.workers)
    begun = weight(file) + _sum(site, first)
    return begun, begun + _sum(site, later - first)


def over_budget(
    site: Path, budgets: Mapping[str, Mapping[str, int]], manifest: Mapping[str, Any]
) -> list[str]:
    """Return a sentence for each page that weighs too much, or that a budget names and is not there."""
    sentences = []
    for address, budget in budgets.items():
        if not (site / address / "index.html").is_file():
            sentences.append(f"/{address} has a budget and no page")
            continue
        first, everything = weigh(site, address, manifest)
        for what, size, most in (("at first", first, budget["first"]), ("in all", everything, budget["all"])):
            if size > most:
                sentences.append(f"/{address} weighs {size:,} bytes gzipped {what}; its budget is {most:,}")
    return sentences
