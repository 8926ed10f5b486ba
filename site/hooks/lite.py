"""MkDocs hook: what the path without script needs of the theme, as lite.json: words and help cards."""

import json
from pathlib import Path
from typing import Any

from mkdocs.plugins import event_priority

_made: dict[str, dict[str, Any]] = {}


@event_priority(-70)
def on_env(env: Any, config: Any, files: Any) -> Any:
    """Take the words and cards of the language being built."""
    cards = {name: str(env.globals[f"{name}_card"]()) for name in ("crisis", "children")}
    _made[config.plugins["i18n"].current_language] = {"words": env.globals["words"](""), "cards": cards}
    return env


@event_priority(-200)
def on_post_build(config: Any) -> None:
    """Write all languages, once they are built."""
    if not config.plugins["i18n"].building:
        text = json.dumps(_made, ensure_ascii=False, separators=(",", ":"))
        (Path(config.site_dir) / "lite.json").write_text(text, encoding="utf-8")
