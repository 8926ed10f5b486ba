"""The leanest page that Material makes: no search, no fonts, nothing of ours, a few words."""

import contextlib
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from functions.crypto.signer_file import SignerFile
from tests.serving import served
from tests.site.hooks import hook

SETTINGS = """\
site_name: Lean
site_url: ""
theme: {name: material, font: false}
plugins: []
"""
WORDS = "# A page\n\n" + "A few words that need no more than the theme. " * 20 + "\n"


def build_leanest(folder: Path) -> Path:
    """Build the page in a folder and return its site, with a policy and compressed as ours are."""
    (folder / "docs").mkdir(parents=True)
    (folder / "docs" / "index.md").write_text(WORDS, encoding="utf-8")
    (folder / "mkdocs.yml").write_text(SETTINGS, encoding="utf-8")
    mkdocs = [sys.executable, "-m", "mkdocs", "build", "--quiet"]
    subprocess.run(mkdocs, cwd=folder, env={**os.environ, "NO_MKDOCS_2_WARNING": "1"}, check=True)
    site = folder / "site"
    policy, _ = hook("page_check/policy").policy_of(site)
    (site / "csp.json").write_text(json.dumps(policy), encoding="utf-8")
    hook("finish").compress(site)
    return site


@contextlib.contextmanager
def leanest_material(folder: Path) -> Iterator[str]:
    """Serve the page as ours are served; yields its address."""
    with served(build_leanest(folder), SignerFile(folder / "signer")) as origin:
        yield f"{origin}/"
