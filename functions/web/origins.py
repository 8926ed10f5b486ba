"""Who may call a blueprint, and from where. Each says so once; a test checks that all do.

A session comes by cookie, so every change from a browser must also come from our own pages (Origin).
"""

from dataclasses import dataclass
from typing import Any, cast
from urllib.parse import urlsplit

from flask import Blueprint, Flask, request

from functions.config import is_loopback, origin_of
from functions.errors import Forbidden
from functions.web.context import services

EXTENSION = "pinternet-guards"
SAFE_METHODS = ("GET", "HEAD", "OPTIONS")
LOOPBACK = ("127.0.0.1", "localhost", "[::1]")


class OriginRefused(Forbidden):
    """A change did not come from our own pages."""

    kind = "origin-refused"


class OriginUnsafe(Forbidden):
    """Staff are served by https, or by plain http on this machine alone."""

    kind = "origin-unsafe"


@dataclass(frozen=True)
class Rule:
    """Who may call: anyone, or people of at least a role. `from_site`: changes come from our pages only."""

    role: str | None
    from_site: bool


def anyone(blueprint: Blueprint, *, from_site: bool = False) -> None:
    """Let anyone call; with `from_site` only from our own pages, safely served."""
    declare(blueprint, Rule(None, from_site))
    if from_site:
        blueprint.before_request(come_from_site)


def rule_of(app: Flask, blueprint: str) -> Rule | None:
    """Return what a registered blueprint said, None when it said nothing."""
    return cast("dict[str, Rule]", app.extensions.get(EXTENSION, {})).get(blueprint)


def declare(blueprint: Blueprint, rule: Rule) -> None:
    """Remember what a blueprint says, in each application that it is registered in."""

    def remember(state: Any) -> None:
        state.app.extensions.setdefault(EXTENSION, {})[blueprint.name] = rule

    blueprint.record(remember)


def come_from_site() -> None:
    """Refuse changes that do not come from our own pages, and staff on an unsafe way.

    Raises:
        OriginUnsafe, OriginRefused: so it is.
    """
    config = services().config
    if not (config.is_secure or config.on_loopback):
        raise OriginUnsafe("staff need https")
    if request.method not in SAFE_METHODS and not is_own_origin(request.headers.get("Origin")):
        raise OriginRefused("the request comes from elsewhere")


def is_own_origin(origin: str | None) -> bool:
    """Tell whether an Origin header names this service."""
    config = services().config
    if origin == config.origin:
        return True
    return config.on_loopback and origin in {origin_of(f"http://{host}:{config.port}") for host in LOOPBACK}


def is_from_elsewhere() -> bool:
    """Tell whether a browser does not say that this change is sent from our own pages.

    The newest header goes first, since it is right where "Origin" is "null". Old browsers send neither with
    a form, but their "Referer" says it, for our pages ask for that. Who says nothing is not let in.
    """
    if request.method in SAFE_METHODS:
        return False
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None:
        return site not in ("same-origin", "none")
    origin = request.headers.get("Origin")
    return not is_own_origin(_origin_of_referrer() if origin is None else origin)


def _origin_of_referrer() -> str | None:
    """Return from whose page a request says it comes, None when it does not say."""
    try:
        parts = urlsplit(request.referrer or "")
        return origin_of(f"{parts.scheme}://{parts.netloc}")
    except ValueError:
        return None


def is_for_this_machine() -> bool:
    """Tell whether a request names this machine as its host.

    A page elsewhere may let its own name lead here (DNS rebinding), and then sends that name.
    """
    try:
        return is_loopback(urlsplit(f"//{request.host}").hostname or "")
    except ValueError:
        return False
