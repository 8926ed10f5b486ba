"""MkDocs hook: in a page, {name} stands for a setting, and <!-- part: name --> for a part of the theme.

What `extra.organisation` says stands in pages by its name, and is typed once.
"""

import re
import sys
from pathlib import Path
from typing import Any

from jinja2 import TemplateNotFound, pass_context
from jinja2.runtime import Context
from markupsafe import Markup
from mkdocs.exceptions import PluginError

sys.path.insert(0, str(Path(__file__).resolve().parent))

from forms import organisation_words
from words import WORDS, load

from functions.config import PLACES
from functions.reports.model import KEPT
from functions.staff.settings import NOTICE

_NAME = re.compile(r"\{([a-z][a-z_]*)\}")
_GATEWAY_PLACES = {place: f"{{{place}}}" for place in (*PLACES, "to")}
"""What stands in a gateway's URL for an address stands for itself."""
_ROOM = re.compile(r"https://[a-z0-9.:-]+/[^\s{}]*\{room\}[^\s{}]*", re.IGNORECASE)
_PART = re.compile(r"<!-- part: ([a-z-]+) -->")


def setting_words(
    organisation: dict[str, Any], language: str, words: dict[str, dict[str, str]]
) -> dict[str, str]:
    """Return what stands for {names}: settings as they are, and a sentence for each one left empty.

    `words` holds the sentence of an empty setting under "unset-" and its name.
    """
    fixed = {"notice_days": str(NOTICE.days), "report_days": str(KEPT.days)}
    said = organisation_words(organisation, language) | fixed | _GATEWAY_PLACES
    return {
        name: value or words[f"unset-{name}"][language]
        for name, value in said.items()
        if value or f"unset-{name}" in words
    }


def on_config(config: Any) -> Any:
    """Refuse a room that is none: a name put into its host would be another host.

    Raises:
        PluginError: it is neither empty nor an address with {room} once behind its host.
    """
    room = config.extra["organisation"]["room"]
    if room and not _ROOM.fullmatch(room):
        raise PluginError("extra.organisation.room is to be empty, or like https://meet.example.org/{room}")
    return config


def fill(text: str, said: dict[str, str], source: str) -> str:
    """Return a page's text with its {names} said.

    Raises:
        PluginError: a name that is no setting, or is empty and has no sentence for that.
    """
    if unknown := sorted({name for name in _NAME.findall(text) if name not in said}):
        raise PluginError(f"{source}: there is no setting for {', '.join(f'{{{name}}}' for name in unknown)}")
    return _NAME.sub(lambda found: said[found[1]], text)


def on_page_markdown(markdown: str, page: Any, config: Any, files: Any) -> str:
    """Say the settings in a page."""
    i18n = config.plugins["i18n"]
    words = load(WORDS, i18n.build_languages)
    said = setting_words(config.extra["organisation"], i18n.current_language, words)
    return fill(markdown, said, page.file.src_uri)


def on_env(env: Any, config: Any, files: Any) -> Any:
    """Offer `with_parts(html)` to the templates: the parts of the theme in their places."""

    @pass_context
    def with_parts(context: Context, html: str) -> Markup:
        def rendered(found: re.Match[str]) -> str:
            try:
                part = env.get_template(f"parts/{found[1]}.html")
            except TemplateNotFound as error:
                raise PluginError(f"there is no site/theme/parts/{found[1]}.html") from error
            return str(part.render(context.get_all()))

        return Markup(_PART.sub(rendered, html))  # noqa: S704 - our own pages

    env.globals["with_parts"] = with_parts
    return env
