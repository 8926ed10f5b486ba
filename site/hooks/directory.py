"""MkDocs hook: help cards from site/directory, and no page with a refused number."""

import re
from collections.abc import Callable
from datetime import UTC, date, datetime
from html import unescape
from pathlib import Path
from typing import Any

from markupsafe import Markup
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority

from functions.directory.card import children_card, crisis_card
from functions.directory.emergency import emergency
from functions.directory.loading import DirectoryError, load
from functions.directory.model import Service
from functions.directory.refused import refused_in

DIRECTORY = Path(__file__).resolve().parent.parent / "directory"

_TAG = re.compile(r"<[^>]*>")
_DIALLED = re.compile(r'href="(?:tel:|sms:|https://wa\.me/)([^"]*)"')
_CODE = re.compile(r"<(script|style)\b.*?</\1>", re.DOTALL)


def load_directory(folder: Path) -> dict[str, list[Service]]:
    """Read all services.

    Raises:
        PluginError: with all that is wrong in them.
    """

    def texts(place: Path) -> dict[str, str]:
        return {file.stem: file.read_text(encoding="utf-8") for file in place.glob("*.json")}

    try:
        return load(texts(folder), {"en": texts(folder / "en")})
    except DirectoryError as error:
        raise PluginError("site/directory:\n  " + "\n  ".join(error.faults)) from error


def today() -> date:
    """Return the day of the build, by which checks age."""
    return datetime.now(UTC).date()


def refused_numbers(html: str) -> list[str]:
    """Return refused numbers in what a page shows or dials."""
    shown = unescape(_TAG.sub(" ", _CODE.sub(" ", html)))
    return refused_in(" | ".join([shown, *_DIALLED.findall(html)]))


def on_env(env: Any, config: Any, files: Any) -> Any:
    """Offer `crisis_card()`, `children_card()` and `emergency()` to the templates."""
    language = config.plugins["i18n"].current_language
    services = load_directory(DIRECTORY)[language]

    def offer(name: str, render: Callable[[list[Service], str, date], str]) -> None:
        env.globals[name] = lambda: Markup(render(services, language, today()))  # noqa: S704 - escaped

    offer("crisis_card", crisis_card)
    offer("children_card", children_card)
    offer("emergency", emergency)
    return env


@event_priority(-100)
def on_post_page(output: str, page: Any, config: Any) -> str:
    """Stop the build when a page shows a number that is dead, wrong, or wrongly owned."""
    if numbers := refused_numbers(output):
        raise PluginError(f"{page.file.src_uri} shows refused numbers: {', '.join(numbers)}")
    return output
