"""The routes of the path without script, in both languages, and what holds for all of them.

No cookie, no address with a secret in it, nothing cached. A form that comes from elsewhere,
or does not say from where, is refused.
"""

import logging
from collections.abc import Callable

from flask import Blueprint, Response, request
from werkzeug.exceptions import HTTPException

from functions.errors import Forbidden, PinternetError
from functions.oncall.model import next_answer
from functions.web import pages
from functions.web.context import services
from functions.web.lite import mailbox, shell, writing
from functions.web.lite.room import PATHS, Room
from functions.web.origins import anyone, is_from_elsewhere
from functions.web.problems import KIND_OF_STATUS
from functions.web.public_service import can_be_told

log = logging.getLogger(__name__)

WAYS = "<!-- ways -->"
"""Where in its own words the first page offers the ways on."""

blueprint = Blueprint("lite", __name__, template_folder="../templates")
anyone(blueprint)


class Elsewhere(Forbidden):
    """The form was sent from another site's page, or does not say from where."""

    kind = "elsewhere"


def front(language: str) -> Response:
    """Say what is different here, whether anyone is likely to answer, and offer the two ways."""
    room = Room.enter(services(), language)
    before, _, after = room.own_words().partition(WAYS)
    return room.render("front", switching=True, availability=_availability(room), before=before, after=after)


def write(language: str) -> Response:
    """Show the form's first page, or what follows from the last."""
    room = Room.enter(services(), language)
    if request.method == "POST":
        return writing.answer(room, _fields())
    return front(language) if room.shut else writing.first(room)


def come_back(language: str) -> Response:
    """Ask for the code, or open what it opens."""
    room = Room.enter(services(), language)
    if request.method == "GET":
        return mailbox.ask_for_code(room, is_locked="locked" in request.args)
    return mailbox.answer(room, _fields())


VIEWS: dict[str, Callable[[str], Response]] = {"front": front, "write": write, "return": come_back}

for _language, _paths in PATHS.items():
    for _name, _view in VIEWS.items():
        blueprint.add_url_rule(
            _paths[_name],
            endpoint=_name,
            view_func=_view,
            defaults={"language": _language},
            methods=["GET"] if _name == "front" else ["GET", "POST"],
        )


@blueprint.before_request
def guard() -> Response | None:
    """Let nothing in where the path is off, or the line is open to others; nor from another site.

    Off, nobody begins here any more; who has a code still comes back, for nowhere else could they.
    """
    here, language = services(), _language_here()
    try:
        room = Room.enter(here, language)
    except shell.NotBuilt:
        return pages.not_built(here.config)
    if not room.words.organisation.get("lite") and request.endpoint != "lite.return":
        return room.render("off", helping=True, switching=True)
    if not (here.config.is_secure or here.config.on_loopback):
        return room.render("insecure", status=403, helping=True, switching=True)
    if is_from_elsewhere():
        raise Elsewhere("the form comes from elsewhere")
    return None


@blueprint.errorhandler(PinternetError)
def refuse(error: PinternetError) -> Response:
    """Answer what we refuse, in words."""
    return _failed(error.kind, retry_after=error.retry_after)


@blueprint.errorhandler(HTTPException)
def refuse_http(error: HTTPException) -> Response:
    """Answer what the framework refuses, such as a form that is too large."""
    return _failed(KIND_OF_STATUS.get(error.code or 500, "bad-request"))


@blueprint.errorhandler(Exception)
def surprise(error: Exception) -> Response:
    """Answer what nobody foresaw. Only the kind of error is logged: its text may hold what was sent."""
    log.error("an unforeseen %s in %s", type(error).__name__, request.endpoint)
    return _failed("internal")


def _failed(kind: str, *, retry_after: int | None = None) -> Response:
    room = Room.in_trouble(services(), _language_here())
    refusal, status = room.refusal(kind)
    response = room.render("failed", status=status, helping=True, refusal=refusal)
    if retry_after is not None:
        response.headers["Retry-After"] = str(retry_after)
    return response


def _fields() -> dict[str, list[str]]:
    return {name: request.form.getlist(name) for name in request.form}


def _language_here() -> str:
    return "en" if request.path.startswith("/en/") else "id"


def _availability(room: Room) -> str:
    """Return which sentence about answers is true."""
    return room.shut or room.fullness or next_answer(is_set_up=True, can_be_told=can_be_told())
