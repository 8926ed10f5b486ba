"""What a built page holds that matters for its policy and its weight."""

import re
from dataclasses import dataclass, field
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

ASKS = ("src", "href", "xlink:href", "action", "formaction", "srcset", "imagesrcset", "poster", "data")
"""Attributes whose addresses a browser loads or sends to, links left out."""

_ELSEWHERE = re.compile(r"(?:^|,)\s*(?:https?:)?//", re.IGNORECASE)


@dataclass
class PageFacts:
    """Inline code, what it loads, and what a strict policy would block."""

    inline_scripts: list[str] = field(default_factory=list)
    inline_styles: list[str] = field(default_factory=list)
    scripts: list[str] = field(default_factory=list)
    workers: list[str] = field(default_factory=list)
    other: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.facts = PageFacts()
        self._inside: list[str] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        self._refuse(tag, values)
        self.facts.workers += [
            value for name, value in values.items() if name.startswith("data-worker-") and value
        ]
        if tag == "script" and "src" in values:
            self.facts.scripts.append(values["src"])
        elif tag == "script" and values.get("type") in (None, "", "module", "text/javascript"):
            self._begin(self.facts.inline_scripts)
        elif tag == "style":
            self._begin(self.facts.inline_styles)
        elif (tag == "link" and values.get("rel") == "stylesheet") or tag == "img":
            self.facts.other.append(values.get("href") or values.get("src", ""))

    def _begin(self, target: list[str]) -> None:
        target.append("")
        self._inside = target

    def _refuse(self, tag: str, values: dict[str, str]) -> None:
        for name in values:
            if name == "style" or name.startswith("on"):
                self.facts.refused.append(f"<{tag} {name}=…> is blocked by the policy")
        for name in ASKS:
            address = values.get(name, "")
            if tag not in ("a", "meta") and _ELSEWHERE.search(address):
                self.facts.refused.append(f"<{tag} {name}={address}> asks somebody else")
        if values.get("ping"):
            self.facts.refused.append(f"<{tag} ping=…> tells somebody else")

    def handle_endtag(self, tag: str) -> None:
        if tag in ("script", "style"):
            self._inside = None

    def handle_data(self, data: str) -> None:
        if self._inside is not None:
            self._inside[-1] += data


def read_page(file: Path) -> PageFacts:
    """Return the facts of one page, read once for all checks, and again when the file has changed."""
    now = file.stat()
    return _read(file, now.st_mtime_ns, now.st_size)


@cache
def _read(file: Path, changed: int, size: int) -> PageFacts:
    reader = _Reader()
    reader.feed(file.read_text(encoding="utf-8"))
    reader.close()
    return reader.facts
