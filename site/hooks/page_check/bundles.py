"""What site/app/build.mjs wrote: bundles and their manifest."""

import json
from pathlib import Path
from typing import Any

from mkdocs.exceptions import PluginError


def app_folder(site: Path) -> Path:
    """Return where the bundles of a built site are made: beside it."""
    return site.parent / "app"


def manifest(site: Path) -> dict[str, dict[str, Any]]:
    """Return each bundle's `file`, what it imports at once (`imports`) and what it may load `later`.

    Raises:
        PluginError: the bundles were not built.
    """
    file = app_folder(site) / "manifest.json"
    if not file.exists():
        raise PluginError(f"{file} is missing: run `node site/app/build.mjs` first")
    loaded: dict[str, dict[str, Any]] = json.loads(file.read_text(encoding="utf-8"))
    return loaded
