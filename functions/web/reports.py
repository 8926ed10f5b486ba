"""A visitor says that a service of the directory did not answer: a plain form, counted and forgotten.

It works without script, so it takes a form and answers with a page. Who sends it is not looked at; a form
from another site's page is refused where the browser tells, and a flood ends at the day's count of a reason.
"""

from flask import Blueprint, Response, redirect, request
from werkzeug.exceptions import HTTPException

from functions.directory.addresses import HOME, thanks_address
from functions.directory.published import published_services
from functions.errors import Invalid, PinternetError
from functions.reports.actions import report
from functions.web.context import now, services
from functions.web.languages import LANGUAGES, language_of
from functions.web.origins import anyone, is_from_elsewhere
from functions.web.plain_pages import HEADERS, page, words

blueprint = Blueprint("reports", __name__, template_folder="templates")
anyone(blueprint)


@blueprint.before_request
def guard() -> Response | None:
    """Take nothing that another site's page sends."""
    return _shown("refused", 403) if _is_from_elsewhere() else None


@blueprint.post("/laporan")
def post() -> Response:
    """Count the report, and lead to who else there is."""
    _take()
    response = redirect(thanks_address(_language()), 303)
    response.headers.update(HEADERS)
    return response  # type: ignore[return-value]  # werkzeug's, which is all that Flask needs


@blueprint.errorhandler(Invalid)
def refuse(error: Invalid) -> Response:
    """Answer what is no report."""
    return _shown("refused", 422)


@blueprint.errorhandler(HTTPException)
def refuse_http(error: HTTPException) -> Response:
    """Answer what the framework refuses, such as a form that is too large."""
    return _shown("refused", error.code or 400)


@blueprint.errorhandler(PinternetError)
def fail(error: PinternetError) -> Response:
    """Answer what could not be counted: the storage is away, or too many came in the same moment."""
    return _shown("failed", 503)


def _take() -> None:
    here, form = services(), request.form
    report(
        here.reports,
        service=form.get("service", ""),
        reason=form.get("reason", ""),
        known=published_services(here.config.site),
        now=now(),
    )


def _is_from_elsewhere() -> bool:
    """Whether a browser says that another site's page sends this.

    The directory's pages name themselves to nobody ("no-referrer"), so an older browser says "null" of them,
    or nothing at all. It is let in.
    """
    is_silent = (
        "Sec-Fetch-Site" not in request.headers
        and request.headers.get("Origin", "null") == "null"
        and not request.referrer
    )
    return not is_silent and is_from_elsewhere()


def _language() -> str:
    """Return the language that the form names, the reader's where it cannot be read."""
    try:
        asked = request.form.get("language", "")
    except HTTPException:
        asked = ""
    return asked if asked in LANGUAGES else language_of(request)


def _shown(state: str, status: int) -> Response:
    language = _language()
    return page("report.html", status, **words("report", language), state=state, home=HOME[language])
