"""Style sheets that would fetch something from another host; reading.py does it for HTML."""

import re
from pathlib import Path

_FETCHES = re.compile(r"(?:url\(\s*[\"']?|@import\s+[\"'])((?:https?:)?//[^\"')\s]+)", re.IGNORECASE)
_INLINE = re.compile(r"<style[^>]*>(.*?)</style>", re.DOTALL)


def fetched_by(css: str) -> list[str]:
    """Return the addresses of other hosts that a style sheet fetches."""
    return _FETCHES.findall(css)


def asked_by_styles(site: Path) -> list[str]:
    """Return a sentence for each address of another host in a style sheet, inline or of its own."""
    sheets = {file: [file.read_text(encoding="utf-8")] for file in sorted(site.rglob("*.css"))}
    for file in sorted(site.rglob("*.html")):
        sheets[file] = _INLINE.findall(file.read_text(encoding="utf-8"))
    return [
        f"{file.relative_to(site)}: a style asks {address}"
        for file, texts in sheets.items()
        for address in dict.fromkeys(address for text in texts for address in fetched_by(text))
    ]
