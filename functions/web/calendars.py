"""Calendar feeds as calendars read them: the secret address is the authority; no cookie is read or set."""

from collections.abc import Iterator
from hashlib import sha256

from flask import Blueprint, Response, request

from functions.oncall.actions.roster.feeding import Shown, read_feed
from functions.oncall.model.roster import FIRST
from functions.web.context import now
from functions.web.icalendar_text import Event, calendar_text
from functions.web.origins import anyone
from functions.web.plain_pages import words
from functions.web.staff_feeds import feed_desk

blueprint = Blueprint("calendars", __name__)
anyone(blueprint)

HEADERS = {
    "Cache-Control": "private, no-cache",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Robots-Tag": "noindex",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
    "Cross-Origin-Resource-Policy": "same-origin",
}


@blueprint.get("/calendar/<secret>.ics")
def show(secret: str) -> Response:
    """Show a feed, or that it is as the calendar has it (304)."""
    shown = read_feed(feed_desk(), secret, now=now())
    text = calendar_text(_words(shown)["title"], _events(shown))
    response = Response(text, content_type="text/calendar; charset=utf-8", headers=HEADERS)
    response.set_etag(sha256(text).hexdigest()[:32])
    response.make_conditional(request)
    return response


def _events(shown: Shown) -> Iterator[Event]:
    for entry in shown.feed.entries:
        duty = entry.duty
        yield Event(
            uid=duty.uid,
            start=duty.start,
            end=duty.end,
            summary=_summary(shown, duty.person, duty.line),
            changed_at=entry.changed_at,
            sequence=entry.sequence,
            is_off=entry.is_off,
        )


def _summary(shown: Shown, person: str, line: int) -> str:
    """Return neutral words: whose duty it is stands only in a schedule's feed."""
    said = _words(shown)
    summary = str(said["first" if line == FIRST else "second"])
    if shown.feed.schedule is None:
        return summary
    return str(said["of"]).format(summary=summary, name=shown.names.get(person, "?"))


def _words(shown: Shown) -> dict[str, str]:
    return dict(words("calendar", shown.reader.language)["words"])
