"""Links inside the built site: the page is there, and so is the place in it."""

from collections.abc import Iterable
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from page_check.built import BuiltPage


def broken_links(site: Path, pages: Iterable[BuiltPage], served: Iterable[str]) -> list[str]:
    """Return a sentence for each link that leads nowhere; the functions answer what begins as in `served`."""
    known = {page.address: page for page in pages}
    return [
        f"/{page.address} leads to {address}: {why}"
        for page in known.values()
        for address in page.leads_to
        if (why := _fault(site, known, page, address, tuple(served)))
    ]


def unlinked(pages: Iterable[BuiltPage], reached_otherwise: Iterable[str]) -> list[str]:
    """Return a sentence for each page that no other page leads to."""
    everything = list(pages)
    linked = {
        path
        for page in everything
        for address in page.leads_to
        if (path := _path(page, address)) != page.address
    }
    wanted = {page.address for page in everything} - {*reached_otherwise}
    return [f"no page leads to /{address}" for address in sorted(wanted - linked)]


def _path(page: BuiltPage, address: str) -> str:
    """Return what an address on a page names below the site."""
    return unquote(urlsplit(urljoin(f"/{page.address}", address)).path).lstrip("/")


def _fault(
    site: Path, known: dict[str, BuiltPage], page: BuiltPage, address: str, served: tuple[str, ...]
) -> str:
    target = urlsplit(urljoin(f"/{page.address}", address))
    if target.scheme or target.netloc or (target.path.startswith(served) and served):
        return ""
    path = _path(page, address)
    if path not in known:
        return "" if path and (site / path).is_file() else "there is no such page or file"
    if target.fragment and unquote(target.fragment) not in known[path].ids:
        return f"nothing there is called #{target.fragment}"
    return ""
