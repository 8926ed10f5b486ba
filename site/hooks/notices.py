"""MkDocs hook: `notices()` gives templates the incidents that `extra.notices` tells of, in their language."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import yaml
from mkdocs.exceptions import PluginError

from functions.directory.card import written_day
from functions.directory.words import words_of


@dataclass(frozen=True)
class Notice:
    """One notice in one language. `day` is as machines read it, `written` as people do."""

    day: str
    written: str
    text: str
    over: bool


def read_notices(text: str, language: str, languages: list[str]) -> list[Notice]:
    """Return the notices of a file, in their order.

    Raises:
        PluginError: it is no list, or an entry lacks its day or a language.
    """
    entries = yaml.safe_load(text)
    if not isinstance(entries, list):
        raise PluginError("site/notices.yml: is to be a list; [] when there is nothing to say")
    return [_notice(entry, language, languages) for entry in entries]


def _notice(entry: Any, language: str, languages: list[str]) -> Notice:
    day = entry.get("day") if isinstance(entry, dict) else None
    if type(day) is not date:
        raise PluginError(f"site/notices.yml: {entry!r} needs a `day:` such as 2026-11-25")
    if missing := [one for one in languages if not entry.get(one)]:
        raise PluginError(f"site/notices.yml: the notice of {day} has no text in {', '.join(missing)}")
    written = written_day(day.isoformat(), words_of(language))
    return Notice(day.isoformat(), written, entry[language], bool(entry.get("over")))


def on_env(env: Any, config: Any, files: Any) -> Any:
    """Offer `notices()` to the templates."""
    i18n = config.plugins["i18n"]
    file = Path(config.config_file_path).resolve().parent / config.extra["notices"]
    found = read_notices(file.read_text(encoding="utf-8"), i18n.current_language, i18n.build_languages)
    env.globals["notices"] = lambda: found
    return env
