"""The page behind a claim link. Opening it only shows it, for mail scanners open links; a POST claims.

The link itself is the authority: no cookie is read or set, and no session begins.
"""

from flask import Blueprint, Response, redirect, request

from functions.cases.actions.claiming import claim, give_back, may_give_back
from functions.cases.actions.danger import come_by_link
from functions.cases.desk_refusals import OverLimit
from functions.cases.model.case import CLOSED, Case
from functions.errors import Conflict, Forbidden, NotFound, Unavailable
from functions.oncall.actions import Link, confirm_test, read_link
from functions.oncall.links import is_cut
from functions.oncall.model import Alert
from functions.oncall.model.alert import PROMISE
from functions.oncall.wording import local_time
from functions.web.context import now, services
from functions.web.languages import LANGUAGES, language_of
from functions.web.origins import anyone
from functions.web.plain_pages import HEADERS, page, words

GIVE_BACK, ANYWAY = "give-back", "anyway"
YOURS = ("yours", "promised", "returned", "coming", "asked", "absent")
"""States in which the console is where to go on."""

blueprint = Blueprint("claims", __name__, template_folder="templates")
anyone(blueprint)


@blueprint.get("/c/<delivery>.<mac>")
def show(delivery: str, mac: str) -> Response:
    """Show what waits behind the link, or who has it."""
    try:
        return _shown(_read(delivery, mac))
    except NotFound:
        return _dead(mac)


@blueprint.post("/c/<delivery>.<mac>")
def take(delivery: str, mac: str) -> Response:
    """Claim for the person to whom the link was sent, or give back; the second sees who has it (409)."""
    try:
        link = _read(delivery, mac)
        _give_back(link) if request.form.get("do") == GIVE_BACK else _take(link)
    except NotFound:
        return _dead(mac)
    except OverLimit as over:
        return _shown(link, status=409, over=over)
    except (Conflict, Forbidden):
        return _shown(link, status=409)
    except Unavailable:
        return _shown(link, status=503, failed=True)
    response = redirect(request.full_path.rstrip("?"), 303)
    response.headers.update(HEADERS)
    return response  # type: ignore[return-value]  # werkzeug's, which is all that Flask needs


@blueprint.route("/c/", methods=["GET", "POST"], defaults={"rest": ""})
@blueprint.route("/c/<rest>", methods=["GET", "POST"])
def cut(rest: str) -> Response:
    """Say what happened to a link that ends before its last part; nothing is looked up."""
    return _dead("")


def _read(delivery: str, mac: str) -> Link:
    found = services()
    return read_link(found.alerts, found.staff, found.secrets, delivery=delivery, mac=mac)


def _take(link: Link) -> None:
    found = services()
    if link.is_test:
        confirm_test(found.alerts, link, now=now())
        return
    if link.alert.is_danger:
        come_by_link(found.cases, found.alerts, link.alert, person=link.person.id, now=now())
        return
    if not link.alert.is_open or link.alert.stands_apart:
        raise Conflict("this link takes nothing")
    claim(
        found.cases,
        found.alerts,
        found.staff,
        found.settings.read(),
        case_id=link.alert.case,
        person=link.person.id,
        over_limit=request.form.get("do") == ANYWAY,
        now=now(),
    )


def _give_back(link: Link) -> None:
    found = services()
    give_back(
        found.cases,
        found.alerts,
        case_id=link.alert.case,
        person=link.person.id,
        now=now(),
        link=link,
    )
    found.wake()


def _state(link: Link, case: Case | None) -> tuple[str, str]:
    """Return what the page says, and the name of whoever has the case."""
    if link.is_test:
        return ("confirmed" if link.delivery.confirmed_at else "test"), ""
    if link.alert.is_danger:
        return _state_of_danger(link, case)
    if case is None:
        return "over", ""
    if link.alert.stands_apart:
        return ("asked" if link.alert.is_open else "over"), ""
    if case.state == CLOSED:
        return "over", ""
    if case.assignee is None:
        return _state_of_waiting(link), ""
    if case.assignee == link.person.id:
        return ("promised" if may_give_back(link, case) else "yours"), ""
    holder = services().staff.person(case.assignee)
    return _state_of_taken(link.alert, case.assignee), holder.display_name if holder else ""


def _state_of_danger(link: Link, case: Case | None) -> tuple[str, str]:
    """Return whether a colleague still calls, or who came."""
    alert = link.alert
    if case is None or case.danger is None or case.danger.alert != alert.id:
        return "over", ""
    state = "danger" if alert.is_open else "coming" if alert.claimed_by == link.person.id else "came"
    who = services().staff.person(alert.claimed_by or "" if state == "came" else case.danger.by)
    return state, who.display_name if who else ""


def _state_of_waiting(link: Link) -> str:
    """Return what is said of a case in nobody's hands, to whoever may have had it before."""
    if link.alert.is_open:
        return "offered"
    had_it = link.alert.about == PROMISE or link.alert.claimed_by == link.person.id
    return "returned" if had_it else "over"


def _state_of_taken(alert: Alert, assignee: str) -> str:
    """Return what is said of another's case: its alert is open while they have not looked at it."""
    if not alert.is_open:
        return "taken"
    if services().roster.read(now()).is_away(assignee, now()):
        return "absent"
    return "follow-up" if alert.is_reminder else "unanswered"


def _shown(link: Link, *, status: int = 200, failed: bool = False, over: OverLimit | None = None) -> Response:
    case = None if link.is_test else services().cases.case(link.alert.case)
    state, name = ("over-limit", "") if over else _state(link, case)
    if link.delivery.is_bundle and state in ("taken", "over"):
        state = "others"
    said = words("claim", _language(link.person.language))
    return page(
        "claim.html",
        status,
        **said,
        state=state,
        failed=failed,
        name=name,
        time=local_time(link.alert.raised_at, link.person),
        until=local_time(case.answer_by, link.person) if case and case.answer_by else "",
        urgency=said["words"]["urgency"][link.alert.urgency],
        more=link.delivery.is_bundle and state == "offered",
        onward=_onward(link, state),
        give_back=GIVE_BACK if state == "promised" else "",
        do=ANYWAY if over else "",
        has=over.details["open"] if over else "",
        limit=over.details["limit"] if over else "",
    )


def _onward(link: Link, state: str) -> str:
    """Return where in the console to go on, if anything waits there."""
    if state in YOURS:
        return f"/console/#case/{link.alert.case}{'/together' if link.alert.stands_apart else ''}"
    return "/console/" if link.delivery.is_bundle and state in ("offered", "others") else ""


def _dead(mac: str) -> Response:
    """Answer a link that leads nowhere by its looks alone: whether it was ever made is not told."""
    said = words("claim", language_of(request))
    return page("claim.html", 404, **said, state="cut" if is_cut(mac) else "dead", onward="/console/")


def _language(own: str) -> str:
    asked = request.args.get("lang", "")
    return asked if asked in LANGUAGES else own
