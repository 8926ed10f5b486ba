"""MkDocs hook: one search index a language, so that nobody loads the other language's words."""

import json
from pathlib import Path
from typing import Any

from mkdocs.plugins import event_priority


def split(index: dict[str, Any], others: list[str]) -> dict[str, dict[str, Any]]:
    """Return an index for each language; "" is the default one, which has no prefix in its addresses."""
    parts: dict[str, dict[str, Any]] = {language: {**index, "docs": []} for language in ["", *others]}
    for entry in index["docs"]:
        first = entry["location"].split("/", 1)[0]
        parts[first if first in others else ""]["docs"].append(entry)
    return parts


@event_priority(-200)
def on_post_build(config: Any) -> None:
    """Write /search/search_index.json for the default language and /{language}/search/… for the others."""
    i18n = config.plugins["i18n"]
    site = Path(config.site_dir)
    whole = site / "search" / "search_index.json"
    if i18n.building or not whole.is_file():
        return
    index = json.loads(whole.read_text(encoding="utf-8"))
    others = [language for language in i18n.build_languages if language != i18n.default_language]
    for language, part in split(index, others).items():
        file = site / language / "search" / "search_index.json"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(json.dumps(part, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")
