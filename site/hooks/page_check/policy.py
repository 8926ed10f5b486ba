"""The content security policy of the built site, strict, with the hashes of what stands inline."""

import base64
import hashlib
from pathlib import Path

from page_check.reading import read_page

FIXED = {
    "default-src": "'none'",
    "connect-src": "'self'",
    "img-src": "'self' data:",
    "worker-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
    "frame-ancestors": "'none'",
}


def hash_source(text: str) -> str:
    """Return the CSP source of an inline script or style."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def policy_of(site: Path) -> tuple[dict[str, object], list[str]]:
    """Return what csp.json holds (`policy`, a header's value, and the hashes) and what stands in its way."""
    scripts: set[str] = set()
    styles: set[str] = set()
    faults: list[str] = []
    for file in sorted(site.rglob("*.html")):
        facts = read_page(file)
        scripts |= {hash_source(text) for text in facts.inline_scripts}
        styles |= {hash_source(text) for text in facts.inline_styles}
        faults += [f"{file.relative_to(site)}: {sentence}" for sentence in facts.refused]
    sources = {
        **FIXED,
        "script-src": " ".join(["'self'", *sorted(scripts)]),
        "style-src": " ".join(["'self'", *sorted(styles)]),
    }
    policy = "; ".join(f"{name} {value}" for name, value in sources.items())
    return {"policy": policy, "scripts": sorted(scripts), "styles": sorted(styles)}, faults
