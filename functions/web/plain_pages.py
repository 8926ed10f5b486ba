"""The few pages that the server renders by itself: plain, without script, each with its own strict CSP."""

import base64
import json
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from flask import Response, make_response, render_template

from functions.web import demo
from functions.web.context import services
from functions.web.languages import LANGUAGES

STYLE = (
    ":root{color-scheme:light dark;font:1.0625rem/1.6 system-ui,sans-serif}"
    "body{margin:0;background:#fbfaf7;color:#1f2a2c}"
    "main{max-width:34rem;margin:0 auto;padding:2rem 1.25rem;overflow-wrap:anywhere}"
    "h1{font-size:1.5rem;line-height:1.25}h2{font-size:1rem}"
    "a{color:#0b5c63}"
    ".button{display:inline-block;font:inherit;font-weight:600;padding:.75rem 1.5rem;border:0;"
    "border-radius:.5rem;background:#0b5c63;color:#fff;text-decoration:none;cursor:pointer;min-height:1.5rem}"
    ".second{background:none;color:#0b5c63;box-shadow:inset 0 0 0 2px}"
    ".button:focus-visible,a:focus-visible{outline:3px solid #c77700;outline-offset:2px}"
    ".quiet{margin-top:2.5rem}.note{border-left:4px solid #c77700;padding-left:1rem}"
    "pre{white-space:pre-wrap;font:inherit;border:1px solid #7a8788;border-radius:.5rem;padding:1rem}"
    "@media(prefers-color-scheme:dark){body{background:#161b1c;color:#e8ecec}a{color:#7fd3d9}"
    ".button{background:#7fd3d9;color:#0b2b2e}.second{background:none;color:#7fd3d9}}"
)

_HASH = base64.b64encode(sha256(STYLE.encode()).digest()).decode()
HEADERS = {
    "Cache-Control": "no-store",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Robots-Tag": "noindex",
    "Content-Security-Policy": (
        f"default-src 'none'; style-src 'sha256-{_HASH}'; img-src data:; form-action 'self'; "
        "base-uri 'none'; frame-ancestors 'none'"
    ),
}


def page(template: str, status: int, *, language: str, **values: object) -> Response:
    """Return a rendered page with its headers."""
    text = render_template(template, style=STYLE, banner=_banner(language), language=language, **values)
    response = make_response(text, status)
    response.headers.update(HEADERS)
    return response


def words(name: str, language: str) -> dict[str, Any]:
    """Return a page's language, the other language, and its words."""
    other = next(one for one in LANGUAGES if one != language)
    return {"language": language, "other": other, "words": _texts()[language][name]}


def _banner(language: str) -> str:
    """Return the playground's warning; nothing in earnest."""
    config = services().config
    return demo.banner(language, console=False, folder=config.data) if config.demo else ""


@cache
def _texts() -> dict[str, Any]:
    text = Path(__file__).with_name("page_texts.json").read_text(encoding="utf-8")
    return dict(json.loads(text))
