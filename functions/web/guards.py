"""Blueprints that people of the team call, signed in by a cookie; `origins` declares those for anyone."""

from collections.abc import Callable
from typing import Any, TypeVar, cast

from flask import Blueprint, current_app, g, request

from functions.staff.actions import entry, second_factor
from functions.staff.model.people import COORDINATOR, COUNSELOR, SUPERVISOR, Person
from functions.staff.model.sign_in import Session
from functions.staff.refusals import RoleNeeded, SecondFactorDue, SignedOut
from functions.web.context import now, services
from functions.web.origins import Rule, come_from_site, declare
from functions.web.session_cookies import read_session

RANKS = {COUNSELOR: 0, SUPERVISOR: 1, COORDINATOR: 2}

View = TypeVar("View", bound=Callable[..., Any])


def people_only(blueprint: Blueprint, role: str = COUNSELOR) -> None:
    """Let people who are signed in call, of this role or one above it."""
    declare(blueprint, Rule(role, from_site=True))
    blueprint.before_request(come_from_site)
    blueprint.before_request(_admit)
    blueprint.before_request(lambda: _require(role))


def only(role: str) -> Callable[[View], View]:
    """Ask more of one view than its blueprint does."""

    def decorate(view: View) -> View:
        view.needs_role = role  # type: ignore[attr-defined]  # functions take any attribute
        return view

    return decorate


def while_factor_is_due(view: View) -> View:
    """Let a session that a recovery code opened call this view."""
    view.while_factor_is_due = True  # type: ignore[attr-defined]  # functions take any attribute
    return view


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
