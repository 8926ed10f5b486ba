"""A person's calendar feeds: of their own duties, and for coordinators of a whole schedule."""

import secrets as random
from base64 import b32encode

from flask import Blueprint, Response
from marshmallow import Schema, fields

from functions.oncall.actions.roster.feeding import FeedDesk, end_feed, make_feed
from functions.staff.model.people import COORDINATOR
from functions.web.context import now, services
from functions.web.describing import described
from functions.web.guards import caller, only, people_only
from functions.web.public_answers import time
from functions.web.times import minute_or_none

SECRET_BYTES = 16

blueprint = Blueprint("staff_feeds", __name__, url_prefix="/api/v1/staff")
people_only(blueprint)


class FeedShownSchema(Schema):
    """Since when there is a feed; null: there is none. Its address was told once."""

    made_at = time(allow_none=True)


class FeedMadeSchema(Schema):
    """The secret address of a new feed, told this once."""

    url = fields.String(required=True)


ENTRY = ["signed-out", "second-factor-due", "unavailable"]
CHANGE = [*ENTRY, "origin-refused", "conflict"]
OF_SCHEDULE = ["role-needed"]
SHOWN, MADE = FeedShownSchema(), FeedMadeSchema()


@blueprint.get("/me/feed")
@described("Read whether there is a calendar feed of one's own duties", answers={200: SHOWN}, problems=ENTRY)
def own_feed() -> dict[str, object]:
    """Show since when there is a feed of one's own duties."""
    return _shown(None)


@blueprint.post("/me/feed")
@described(
    "Make a calendar feed of one's own duties; an address from before is dead",
    answers={201: MADE},
    problems=CHANGE,
)
def make_own_feed() -> tuple[dict[str, object], int]:
    """Tell a new secret address of one's own duties."""
    return _made(None)


@blueprint.delete("/me/feed")
@described("Switch the calendar feed of one's own duties off", answers={204: None}, problems=CHANGE)
def end_own_feed() -> Response:
    """Let the address of one's own duties be dead."""
    return _ended(None)


@blueprint.get("/roster/schedules/<schedule>/feed")
@only(COORDINATOR)
@described(
    "Read whether one has a calendar feed of a schedule",
    answers={200: SHOWN},
    problems=[*ENTRY, *OF_SCHEDULE],
)
def schedule_feed(schedule: str) -> dict[str, object]:
    """Show since when the caller has a feed of a schedule."""
    return _shown(schedule)


@blueprint.post("/roster/schedules/<schedule>/feed")
@only(COORDINATOR)
@described(
    "Make a calendar feed of a schedule, with names; the caller's address from before is dead",
    answers={201: MADE},
    problems=[*CHANGE, *OF_SCHEDULE, "not-found"],
)
def make_schedule_feed(schedule: str) -> tuple[dict[str, object], int]:
    """Tell a new secret address of a schedule. It is the caller's: it dies when they are no coordinator."""
    return _made(schedule)


@blueprint.delete("/roster/schedules/<schedule>/feed")
@only(COORDINATOR)
@described(
    "Switch one's calendar feed of a schedule off",
    answers={204: None},
    problems=[*CHANGE, *OF_SCHEDULE],
)
def end_schedule_feed(schedule: str) -> Response:
    """Let the caller's address of a schedule be dead."""
    return _ended(schedule)


def feed_desk() -> FeedDesk:
    """Return what the actions on feeds work with."""
    found = services()
    return FeedDesk(found.feeds, found.roster, found.staff, _new_secret)


def _new_secret() -> str:
    """Return 128 random bits in letters and digits, which survive being typed and copied."""
    return b32encode(random.token_bytes(SECRET_BYTES)).decode().rstrip("=").lower()


def _shown(schedule: str | None) -> dict[str, object]:
    feed = services().feeds.of(caller().id, schedule)
    return {"made_at": minute_or_none(feed.made_at if feed else None)}


def _made(schedule: str | None) -> tuple[dict[str, object], int]:
    secret = make_feed(feed_desk(), caller(), schedule, now=now())
    return {"url": f"{services().config.origin}/calendar/{secret}.ics"}, 201


def _ended(schedule: str | None) -> Response:
    end_feed(feed_desk(), caller(), schedule)
    return Response(status=204)
