"""MkDocs hook, last: csp.json, page budgets, compressed copies."""

import gzip
import json
import sys
from pathlib import Path
from typing import Any

from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority

sys.path.insert(0, str(Path(__file__).resolve().parent))

from page_check.budget import over_budget
from page_check.bundles import manifest
from page_check.policy import policy_of

COMPRESSED = {".html", ".js", ".css", ".json", ".svg", ".txt", ".xml", ".csv"}


def compress(site: Path) -> None:
    """Write a .gz beside each text file, the same bytes for the same input."""
    for file in site.rglob("*"):
        if file.suffix in COMPRESSED and file.is_file():
            file.with_name(file.name + ".gz").write_bytes(gzip.compress(file.read_bytes(), 9, mtime=0))


def _drop_sitemap(site: Path, site_url: str | None) -> None:
    """Remove the sitemap of a site that does not know its own address: it would name none."""
    for name in () if site_url else ("sitemap.xml", "sitemap.xml.gz"):
        (site / name).unlink(missing_ok=True)


def export_organisation(config: Any) -> str:
    """Return what the functions read of the organisation, as JSON."""
    return json.dumps(config.extra["organisation"], ensure_ascii=False, indent=1)


@event_priority(-300)
def on_post_build(config: Any) -> None:
    """Check and finish the whole site, once, after all languages.

    Raises:
        PluginError: a page is over its budget, or cannot stand under the content security policy.
    """
    if config.plugins["i18n"].building:
        return
    site = Path(config.site_dir)
    policy, faults = policy_of(site)
    (site / "csp.json").write_text(json.dumps(policy, indent=1), encoding="utf-8")
    (site / "organisation.json").write_text(export_organisation(config), encoding="utf-8")
    _drop_sitemap(site, config.site_url)
    compress(site)
    faults += over_budget(site, config.extra["budgets"], manifest(site))
    if faults:
        raise PluginError("the site is not fit to publish:\n  " + "\n  ".join(faults))
