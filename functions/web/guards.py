"""Who may call a blueprint. Each says so once; a test checks that all do.

A session comes by cookie, so every change from a browser must also come from our own pages (Origin).
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar, cast
from urllib.parse import urlsplit

from flask import Blueprint, Flask, current_app, g, request

from functions.config import is_loopback, origin_of
from functions.errors import Forbidden
from functions.staff.actions import entry, second_factor
from functions.staff.model.people import COORDINATOR, COUNSELOR, SUPERVISOR, Person
from functions.staff.model.sign_in import Session
from functions.staff.refusals import RoleNeeded, SecondFactorDue, SignedOut
from functions.web.context import now, services
from functions.web.session_cookies import read_session

EXTENSION = "pinternet-guards"
SAFE_METHODS = ("GET", "HEAD", "OPTIONS")
LOOPBACK = ("127.0.0.1", "localhost", "[::1]")
RANKS = {COUNSELOR: 0, SUPERVISOR: 1, COORDINATOR: 2}

View = TypeVar("View", bound=Callable[..., Any])


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
    _declare(blueprint, Rule(None, from_site))
    if from_site:
        blueprint.before_request(_come_from_site)


def people_only(blueprint: Blueprint, role: str = COUNSELOR) -> None:
    """Let people who are signed in call, of this role or one above it."""
    _declare(blueprint, Rule(role, from_site=True))
    blueprint.before_request(_come_from_site)
    blueprint.before_request(_admit)
    blueprint.before_request(lambda: _require(role))


def only(role: str) -> Callable[[View], View]:
    """Ask more of one view than its blueprint does."""

    def decorate(view: View) -> View:
        view.needs_role = role  # type: ignore[attr-defined]
        return view

    return decorate


def while_factor_is_due(view: View) -> View:
    """Let a session that a recovery code opened call this view."""
    view.while_factor_is_due = True  # type: ignore[attr-defined]
    return view


def rule_of(app: Flask, blueprint: str) -> Rule | None:
    """Return what a registered blueprint said, None when it said nothing."""
    return cast("dict[str, Rule]", app.extensions.get(EXTENSION, {})).get(blueprint)


def caller() -> Person:
    """Return the person who is signed in."""
    return cast(Person, g.caller)


def caller_session() -> Session:
    """Return the session of this request."""
    return cast(Session, g.caller_session)


def fresh_second_factor(code: str) -> None:
    """Spend a fresh code of the caller's second factor, before what cannot be taken back.

    Raises:
        SecondFactorRefused: it is wrong or was used.
        TooMany: too many wrong ones.
    """
    second_factor.spend(
        code, caller().id, people=services().staff.people, secrets=services().secrets, now=now()
    )


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


def _declare(blueprint: Blueprint, rule: Rule) -> None:
    def remember(state: Any) -> None:
        state.app.extensions.setdefault(EXTENSION, {})[blueprint.name] = rule

    blueprint.record(remember)


def _come_from_site() -> None:
    config = services().config
    if not (config.is_secure or config.on_loopback):
        raise OriginUnsafe("staff need https")
    if request.method not in SAFE_METHODS and not is_own_origin(request.headers.get("Origin")):
        raise OriginRefused("the request comes from elsewhere")


def _admit() -> None:
    token = read_session(request, services().config)
    if token is None:
        raise SignedOut("no session")
    g.caller, g.caller_session = entry.caller(token, store=services().staff, now=now())


def _require(role: str) -> None:
    view = current_app.view_functions.get(request.endpoint or "")
    if caller_session().by_code and not getattr(view, "while_factor_is_due", False):
        raise SecondFactorDue("a new second factor comes first")
    needed = getattr(view, "needs_role", role)
    if RANKS[caller().role] < RANKS[needed]:
        raise RoleNeeded("the role does not include this", role=needed)
