"""What site/app/build.mjs wrote: bundles and their manifest."""

import json
from pathlib import Path
from typing import Any

from mkdocs.exceptions import PluginError

ROOT = Path(__file__).resolve().parents[3]
APP = ROOT / "build" / "app"


def manifest() -> dict[str, dict[str, Any]]:
    """Return each bundle's `file`, what it imports at once (`imports`) and what it may load `later`.

    Raises:
        PluginError: the bundles were not built.
    """
    file = APP / "manifest.json"
    if not file.exists():
        raise PluginError("build/app/manifest.json is missing: run `node site/app/build.mjs` first")
    loaded: dict[str, dict[str, Any]] = json.loads(file.read_text(encoding="utf-8"))
    return loaded
