"""A built page as its checks see it: where it leads, what can be led to in it, and what it says.

Read by patterns: it is our own HTML, held to the standard by a validator, and a directory has many pages.
"""

import re
from dataclasses import dataclass
from functools import cached_property
from html import unescape
from pathlib import Path

_CODE = re.compile(r"<(script|style|template|pre|code|svg)\b.*?</\1>", re.DOTALL)
_BREAK = re.compile(
    r"</?(?:p|li|ol|ul|h[1-6]|d[dtl]|t[dhr]|table|div|section|article|header|nav|form|fieldset|legend|label|button"
    r"|summary|details|option|select|blockquote|figure|figcaption|br|textarea|input|main)\b[^>]*>"
)
_TAG = re.compile(r"<[^>]*>")
_MAIN = re.compile(r"<main\b[^>]*>(.*)</main>", re.DOTALL)
_TITLE = re.compile(r"<title>(.*?)</title>", re.DOTALL)
_ID = re.compile(r'\sid="([^"]+)"')
_LEADS = re.compile(r'<(a|link|script|img|form|iframe|source)\b[^>]*?\s(?:href|src|action)="([^"]*)"')


@dataclass(frozen=True)
class BuiltPage:
    """One page of the built site. `address` is below the site, such as "en/privacy/"."""

    address: str
    html: str

    @cached_property
    def title(self) -> str:
        """What tabs and histories show."""
        found = _TITLE.search(self.html)
        return unescape(found[1]).strip() if found else ""

    @property
    def is_acting(self) -> bool:
        """Whether people act on it: such pages are kept out of search engines."""
        return '<meta name="robots" content="noindex">' in self.html

    @cached_property
    def ids(self) -> frozenset[str]:
        """What a link into the page can name."""
        return frozenset(_ID.findall(self.html))

    @cached_property
    def leads_to(self) -> tuple[str, ...]:
        """The addresses of all its links, forms and resources, as they stand there."""
        return tuple(dict.fromkeys(unescape(address) for _, address in _LEADS.findall(self.html)))

    @cached_property
    def blocks(self) -> tuple[str, ...]:
        """What its main part says, a paragraph, list item or label each; code and drawings left out."""
        found = _MAIN.search(self.html)
        text = _CODE.sub(" ", found[1] if found else self.html)
        pieces = (unescape(_TAG.sub(" ", piece)) for piece in _BREAK.split(text))
        return tuple(said for piece in pieces if (said := " ".join(piece.split())))


def built_pages(site: Path) -> list[BuiltPage]:
    """Return all pages of a built site."""
    files = sorted(site.rglob("*.html"))
    return [
        BuiltPage(
            file.relative_to(site).as_posix().removesuffix("index.html"), file.read_text(encoding="utf-8")
        )
        for file in files
    ]
