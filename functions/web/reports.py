"""A visitor says that a service of the directory did not answer: a plain form, counted and forgotten.

It works without script, so it takes a form and answers with a page. Who sends it is not looked at; a flood
ends at the day's count of a reason.
"""

from flask import Blueprint, Response, redirect, request

from functions.directory.addresses import HOME, thanks_address
from functions.directory.published import published_services
from functions.errors import Invalid, Unavailable
from functions.reports.actions import report
from functions.web.context import now, services
from functions.web.guards import anyone
from functions.web.languages import LANGUAGES, language_of
from functions.web.plain_pages import HEADERS, page, words

blueprint = Blueprint("reports", __name__, template_folder="templates")
anyone(blueprint)


@blueprint.post("/laporan")
def post() -> Response:
    """Count the report, and lead to who else there is."""
    language = _language()
    try:
        _take()
    except Invalid:
        return _shown(language, "refused", 422)
    except Unavailable:
        return _shown(language, "failed", 503)
    response = redirect(thanks_address(language), 303)
    response.headers.update(HEADERS)
    return response  # type: ignore[return-value]  # werkzeug's, which is all that Flask needs


def _take() -> None:
    here, form = services(), request.form
    report(
        here.reports,
        service=form.get("service", ""),
        reason=form.get("reason", ""),
        known=published_services(here.config.site),
        now=now(),
    )


def _language() -> str:
    asked = request.form.get("language", "")
    return asked if asked in LANGUAGES else language_of(request)


def _shown(language: str, state: str, status: int) -> Response:
    return page("report.html", status, **words("report", language), state=state, home=HOME[language])
