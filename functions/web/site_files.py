"""The built site: which file answers an address, as which type, compressed or not."""

import gzip
import hashlib
import json
import re
from dataclasses import dataclass
from functools import lru_cache
from html import escape
from pathlib import Path

from werkzeug.security import safe_join

TYPES = {
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".json": "application/json; charset=utf-8",
    ".xml": "application/xml; charset=utf-8",
    ".csv": "text/csv; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".ico": "image/x-icon",
    ".woff2": "font/woff2",
    ".map": "application/json; charset=utf-8",
}
SIGNER = b'<meta name="pinternet-signer" content="">'
NO_POLICY = "default-src 'none'; frame-ancestors 'none'"

_HASHED = re.compile(r"\.[0-9A-Za-z]{8}\.(?:min\.)?(?:js|css)$")
_BODY = re.compile(rb"<body[^>]*>")


@dataclass(frozen=True)
class Content:
    """What is sent: bytes as they are and, where that is worth it, compressed."""

    plain: bytes
    compressed: bytes | None
    etag: str


def find(site: Path, address: str) -> Path | None:
    """Return the file that answers an address below the site; a folder's is its index.html.

    None when there is none, when it lies outside, or when it is a compressed twin.
    """
    joined = safe_join(str(site), address) if address else str(site)
    if joined is None or "\x00" in address:
        return None
    file = Path(joined)
    if address.endswith("/") or file == site:
        file = file / "index.html"
    return file if file.is_file() and file.suffix != ".gz" else None


def is_folder(site: Path, address: str) -> bool:
    """Whether an address without its last slash names a page."""
    return not address.endswith("/") and find(site, f"{address}/") is not None


def type_of(file: Path) -> str:
    """Return the content type that a file is served as."""
    return TYPES.get(file.suffix, "application/octet-stream")


def is_immutable(file: Path) -> bool:
    """Whether the file's name changes with its content."""
    return _HASHED.search(file.name) is not None


def policy(site: Path) -> str:
    """Return the content security policy that the build wrote; everything is forbidden without one."""
    file = site / "csp.json"
    return _policy(file, file.stat().st_mtime_ns) if file.is_file() else NO_POLICY


@lru_cache(maxsize=4)
def _policy(file: Path, changed: int) -> str:
    return str(json.loads(file.read_text(encoding="utf-8"))["policy"])


def read(file: Path) -> Content:
    """Return a file as it was built, with the compressed twin that the build put beside it."""
    status = file.stat()
    return _read(file, status.st_mtime_ns, status.st_size)


@lru_cache(maxsize=256)
def _read(file: Path, changed: int, size: int) -> Content:
    twin = file.with_name(f"{file.name}.gz")
    plain = file.read_bytes()
    return Content(plain, twin.read_bytes() if twin.is_file() else None, _etag(plain))


def render(file: Path, signers: tuple[str, ...], banner: str) -> Content:
    """Return a page with the organisation's signers, and a banner first in its body."""
    return _render(read(file).plain, signers, banner)


@lru_cache(maxsize=64)
def _render(page: bytes, signers: tuple[str, ...], banner: str) -> Content:
    named = "".join(f'<meta name="pinternet-signer" content="{escape(signer)}">' for signer in signers)
    plain = page.replace(SIGNER, named.encode()) if named else page
    if banner:
        plain = _BODY.sub(lambda match: match[0] + banner.encode(), plain, count=1)
    return Content(plain, gzip.compress(plain, 9, mtime=0), _etag(plain))


def _etag(plain: bytes) -> str:
    return hashlib.sha256(plain).hexdigest()[:32]
