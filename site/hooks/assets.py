"""MkDocs hook: bundles from build/app for the templates, and what of the theme is published."""

import re
import shutil
import sys
from pathlib import Path
from typing import Any

from markupsafe import Markup
from mkdocs.plugins import event_priority

sys.path.insert(0, str(Path(__file__).resolve().parent))

from page_check.bundles import app_folder, manifest

ADDRESS = "/assets/app/"
MATERIAL = "assets/"


@event_priority(-50)
def on_files(files: Any, config: Any) -> Any:
    """Keep the sources of templates out of the site, and of Material all but its style sheet."""
    for file in list(files):
        if _is_source(file.src_uri) or _is_left_out(file.src_uri):
            files.remove(file)
    return files


def _is_source(name: str) -> bool:
    return name.startswith(("words/", "drawings/")) or ("/" not in name and name.endswith(".css"))


def _is_left_out(name: str) -> bool:
    """Whether a file of Material's is of no use here: scripts, palettes, its icon, maps of sources."""
    return name.startswith(MATERIAL) and not re.fullmatch(MATERIAL + r"stylesheets/main\.\w+\.min\.css", name)


def on_env(env: Any, config: Any, files: Any) -> Any:
    """Offer `asset(name)` and `script(name)` to the templates."""
    bundles = manifest(Path(config.site_dir))

    def asset(name: str) -> str:
        """Return the address of a bundle, or nothing when its entry file does not exist."""
        return ADDRESS + bundles[name]["file"] if name in bundles else ""

    def script(name: str) -> Markup:
        """Return the tags that load a bundle and what it imports at once."""
        if name not in bundles:
            return Markup()
        tag = Markup('<script type="module" src="{}"></script>').format(asset(name))
        preload = Markup('<link rel="modulepreload" href="{}">')
        return Markup().join([*(preload.format(ADDRESS + file) for file in bundles[name]["imports"]), tag])

    env.globals.update(asset=asset, script=script)
    return env


def on_post_build(config: Any) -> None:
    """Copy the bundles into the site."""
    site = Path(config.site_dir)
    shutil.copytree(
        app_folder(site), site / "assets" / "app", dirs_exist_ok=True, ignore=shutil.ignore_patterns("*.json")
    )
