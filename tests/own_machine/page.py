"""The blocks that the page for a machine of one's own asks to be copied, by their section."""

import re
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path

PAGES = Path(__file__).parents[2] / "site" / "pages"
NAME = "mesin-sendiri"

_PART = re.compile(
    r"^## [^\n]*\{ #(?P<section>[a-z]+) \}$|^```sh\n(?P<block>.*?)^```$", re.MULTILINE | re.DOTALL
)


def text(language: str = "") -> str:
    """Return the page in a language; "" is Indonesian."""
    return (PAGES / f"{NAME}{language and '.'}{language}.md").read_text(encoding="utf-8")


def blocks(page: str) -> Mapping[str, list[str]]:
    """Return the blocks of each section, in their order."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    section = ""
    for part in _PART.finditer(page):
        section = part["section"] or section
        if part["block"]:
            found[section].append(part["block"])
    return dict(found)


def files(page: str) -> Mapping[str, str]:
    """Return the files that the blocks write, by where they write them."""
    wanted = re.compile(
        r"tee (?P<file>\S+) > /dev/null <<'END'\n(?P<content>.*?)^END$", re.MULTILINE | re.DOTALL
    )
    text = "\n".join(block for some in blocks(page).values() for block in some)
    return {written["file"]: written["content"] for written in wanted.finditer(text)}
