"""MkDocs hook: one search index a language, in plain words, so that nobody loads the other language's."""

import json
import re
from html import unescape
from pathlib import Path
from typing import Any

from mkdocs.plugins import event_priority

_TAG = re.compile(r"<[^>]*>")
_ALSO: dict[str, str] = {}
"""Where a page is, and the words that lead there without standing on it: its front matter's `also`."""
_BARE: list[dict[str, Any]] = []
"""The entries of pages that a template fills: the index of MkDocs has none of them."""


def plain(html: str) -> str:
    """Return the words of HTML."""
    return " ".join(unescape(_TAG.sub(" ", html)).split())


def sections(entries: list[dict[str, Any]], also: dict[str, str]) -> list[dict[str, str]]:
    """Return what app/search/finding.js reads: each section with its page's title and `also` words."""
    titles = {entry["location"]: plain(entry["title"]) for entry in entries if "#" not in entry["location"]}
    return [
        {
            "location": entry["location"],
            "page": titles[entry["location"].split("#")[0]],
            "title": plain(entry["title"]),
            "text": plain(entry["text"]),
            "also": also.get(entry["location"], ""),
        }
        for entry in entries
    ]


def split(index: dict[str, Any], others: list[str]) -> dict[str, dict[str, Any]]:
    """Return an index for each language; "" is the default one, which has no prefix in its addresses."""
    parts: dict[str, dict[str, Any]] = {language: {**index, "docs": []} for language in ["", *others]}
    for entry in index["docs"]:
        first = entry["location"].split("/", 1)[0]
        parts[first if first in others else ""]["docs"].append(entry)
    return parts


def on_page_context(context: Any, page: Any, config: Any, nav: Any) -> Any:
    """Note the words that lead to a page, and the page itself when all that it says is its template's."""
    _ALSO[page.url] = page.meta.get("also", "")
    if _ALSO[page.url] and not page.content:
        _BARE.append({"location": page.url, "title": page.title, "text": page.meta["description"]})
    return context


@event_priority(-200)
def on_post_build(config: Any) -> None:
    """Write /search/search_index.json for the default language and /{language}/search/… for the others."""
    i18n = config.plugins["i18n"]
    site = Path(config.site_dir)
    whole = site / "search" / "search_index.json"
    if i18n.building or not whole.is_file():
        return
    index = json.loads(whole.read_text(encoding="utf-8"))
    index["docs"] += _BARE
    others = [language for language in i18n.build_languages if language != i18n.default_language]
    for language, part in split(index, others).items():
        file = site / language / "search" / "search_index.json"
        file.parent.mkdir(parents=True, exist_ok=True)
        words = {"docs": sections(part["docs"], _ALSO)}
        file.write_text(json.dumps(words, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")
