"""MkDocs hook: the words of the whole site, held to what we promise readers; links; help lines of the day."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority

sys.path.insert(0, str(Path(__file__).resolve().parent))

from page_check.built import BuiltPage, built_pages
from page_check.help_lines import empty_cards, stale
from page_check.links import broken_links, unlinked
from page_check.outside import asked_by_styles
from page_check.safe_messaging import unsafe, without_help
from page_check.sentences import too_long
from page_check.titles import telling_titles
from page_check.translation import untranslated, untranslated_keys
from services import load_directory, today

ROOT = Path(__file__).resolve().parents[2]
SAID_TO_PEOPLE = (
    "site/pages/*.md",
    "site/forms/*.yml",
    "site/theme/words/*.yml",
    "site/theme/**/*.html",
    "site/notices.yml",
    "site/directory/**/*.json",
    "site/app/**/words/*.js",
    "site/app/console/stages/tasks/*.js",
    "site/app/demo/conversations/*.json",
    "functions/**/*.json",
    "functions/web/templates/**/*.html",
)
"""Where sentences for people stand, pages or not."""
SERVED = ("/api/", "/laporan")
"""Beginnings of addresses that the functions answer."""
REACHED_OTHERWISE = ("404.html", "console/")
"""Pages that nobody is led to: a mistyped address, and the counselors' own."""
HELP_PAGE = "darurat.md"
"""The page of numbers. It leads to help by what it is, and names for search what people in danger type."""


def texts_for_people(root: Path) -> Iterator[tuple[str, str]]:
    """Yield the name and the text of every file whose words people read."""
    for pattern in SAID_TO_PEOPLE:
        for file in sorted(root.glob(pattern)):
            if "node_modules" not in file.parts:
                yield file.relative_to(root).as_posix(), file.read_text(encoding="utf-8")


def faults_of_sources(root: Path) -> list[str]:
    """Return what is wrong with words where they are written: what hurts, what is not translated."""
    faults = []
    for name, text in texts_for_people(root):
        faults += unsafe(name, text)
        if name.startswith("functions/") and name.endswith(".json"):
            faults += untranslated_keys(name, json.loads(text))
    for file in sorted((root / "site" / "pages").glob("*.md")):
        text = file.read_text(encoding="utf-8")
        if file.name.replace(".en.md", ".md") != HELP_PAGE:
            faults += without_help(file.name, text, HELP_PAGE)
        other = file.with_name(f"{file.stem}.en.md")
        if other.is_file():
            faults += untranslated(other.name, text, other.read_text(encoding="utf-8"))
    return faults


def faults_of_pages(site: Path, pages: list[BuiltPage], reasons: dict[str, str]) -> list[str]:
    """Return what is wrong with the words and links of built pages."""
    long = [fault for page in pages for fault in too_long(page.address, page.blocks, reasons)]
    known = {page.address for page in pages}
    gone = [f"/{name} has a reason for long sentences and no page" for name in reasons if name not in known]
    return [
        *long,
        *gone,
        *telling_titles(pages),
        *broken_links(site, pages, SERVED),
        *unlinked(pages, REACHED_OTHERWISE),
        *asked_by_styles(site),
    ]


@event_priority(-250)
def on_post_build(config: Any) -> None:
    """Check every text, once, after all languages; say which help lines have aged.

    Raises:
        PluginError: with all that is wrong.
    """
    if config.plugins["i18n"].building:
        return
    site, services = Path(config.site_dir), load_directory(config).services("id")
    for line in stale(services, today()):
        click.echo(f"  help line {line}")
    faults = faults_of_sources(ROOT) + empty_cards(services, today())
    faults += faults_of_pages(site, built_pages(site), config.extra["long_sentences"])
    if faults:
        raise PluginError("the words of the site are not fit to publish:\n  " + "\n  ".join(faults))
