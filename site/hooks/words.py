"""MkDocs hook: `t(key)` gives templates their words in the page's language, from site/theme/words/*.yml."""

from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml
from jinja2 import pass_context
from jinja2.runtime import Context
from markupsafe import Markup
from mkdocs.exceptions import PluginError

WORDS = Path(__file__).resolve().parent.parent / "theme" / "words"


def load(folder: Path, languages: list[str]) -> dict[str, dict[str, str]]:
    """Read all word files once, and again when one of them has changed.

    Raises:
        PluginError: a key stands twice, or lacks one of `languages`.
    """
    files = sorted(folder.glob("*.yml"))
    stamps = tuple((file, file.stat().st_mtime_ns, file.stat().st_size) for file in files)
    return _read(stamps, tuple(languages))


@lru_cache(maxsize=1)
def _read(stamps: tuple[tuple[Path, int, int], ...], languages: tuple[str, ...]) -> dict[str, dict[str, str]]:
    words: dict[str, dict[str, str]] = {}
    for file, _, _ in stamps:
        for key, texts in (yaml.safe_load(file.read_text(encoding="utf-8")) or {}).items():
            if key in words:
                raise PluginError(f"{file.name}: the key {key!r} stands twice among the words")
            missing = [language for language in languages if not (texts or {}).get(language)]
            if missing:
                raise PluginError(f"{file.name}: the key {key!r} has no text in {', '.join(missing)}")
            words[key] = texts
    return words


def on_env(env: Any, config: Any, files: Any) -> Any:
    """Offer `t` to the templates."""
    language: str = config.plugins["i18n"].current_language
    words = load(WORDS, config.plugins["i18n"].build_languages)

    @pass_context
    def t(context: Context, key: str, **values: object) -> Markup:
        if key not in words:
            raise PluginError(f"{context.name}: no words for the key {key!r} in site/theme/words")
        return Markup(words[key][language]).format(**values) if values else Markup(words[key][language])  # noqa: S704 - our own words

    env.globals["t"] = t
    env.globals["words"] = lambda prefix: {k: v[language] for k, v in words.items() if k.startswith(prefix)}
    return env
