"""MkDocs hook: help cards from site/directory, and no page with a refused number."""

import re
import sys
from collections.abc import Callable
from datetime import date
from html import unescape
from pathlib import Path
from typing import Any

from markupsafe import Markup
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority

sys.path.insert(0, str(Path(__file__).resolve().parent))

from services import load_directory, today

from functions.directory.card import children_card, crisis_card
from functions.directory.choosing import as_choices
from functions.directory.emergency import emergency
from functions.directory.export import as_csv, as_hsds, as_local
from functions.directory.model import Service
from functions.directory.refused import refused_in

_TAG = re.compile(r"<[^>]*>")
_DIALLED = re.compile(r'href="(?:tel:|sms:|https://wa\.me/)([^"]*)"')
_CODE = re.compile(r"<(script|style)\b.*?</\1>", re.DOTALL)


def refused_numbers(html: str) -> list[str]:
    """Return refused numbers in what a page shows or dials."""
    shown = unescape(_TAG.sub(" ", _CODE.sub(" ", html)))
    return refused_in(" | ".join([shown, *_DIALLED.findall(html)]))


def on_env(env: Any, config: Any, files: Any) -> Any:
    """Offer `crisis_card()`, `children_card()` and `emergency()` to the templates."""
    language = config.plugins["i18n"].current_language
    services = load_directory(config).services(language)

    def offer(name: str, render: Callable[[list[Service], str, date], str]) -> None:
        card = Markup(render(services, language, today()))  # noqa: S704 - escaped
        env.globals[name] = lambda: card

    offer("crisis_card", crisis_card)
    offer("children_card", children_card)
    offer("emergency", emergency)
    return env


def on_post_build(config: Any) -> None:
    """Write the directory for other programs, for referring, and what is local for the writing page."""
    if config.plugins["i18n"].building:
        return
    target = Path(config.site_dir) / "directory"
    target.mkdir(parents=True, exist_ok=True)
    directory = load_directory(config)
    files = {
        "services.json": as_hsds(directory, "id", today()),
        "services.en.json": as_hsds(directory, "en", today()),
        "services.csv": as_csv(directory),
        "local.id.json": as_local(directory, "id"),
        "local.en.json": as_local(directory, "en"),
        "choices.id.json": as_choices(directory, "id"),
        "choices.en.json": as_choices(directory, "en"),
    }
    for name, text in files.items():
        (target / name).write_text(text, encoding="utf-8", newline="")


@event_priority(-100)
def on_post_page(output: str, page: Any, config: Any) -> str:
    """Stop the build when a page shows a number that is dead, wrong, or wrongly owned."""
    if numbers := refused_numbers(output):
        raise PluginError(f"{page.file.src_uri} shows refused numbers: {', '.join(numbers)}")
    return output
