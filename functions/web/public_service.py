"""Whether the service is there, its keys, and its description."""

import base64
from importlib.metadata import version

from flask import Blueprint, current_app

from functions.errors import Unavailable
from functions.oncall.actions import working_hours
from functions.oncall.actions.roster.reading import current_roster
from functions.oncall.model import next_answer, there_tonight
from functions.web import openapi, public_answers
from functions.web.context import now, services
from functions.web.describing import described
from functions.web.origins import anyone
from functions.web.public_intakes import reception
from functions.web.times import minute_or_none

VERSION = version("pinternet")

blueprint = Blueprint("public_service", __name__, url_prefix="/api/v1")
anyone(blueprint)


class NoKeys(Unavailable):
    """The team has made no keys yet."""

    kind = "no-keys"


@blueprint.get("/health")
@described(
    "Ask whether the service is there", answers={200: public_answers.HealthSchema()}, problems=["unavailable"]
)
def health() -> dict[str, object]:
    """Answer what a page says before anyone begins to write."""
    here, moment = services(), now()
    settings = here.settings.read()
    is_open = here.staff.is_open(here.signers.read())
    return {
        "status": "ok",
        "version": VERSION,
        "open": is_open,
        "full_until": minute_or_none(reception(here).full_until(settings, moment)),
        "next_answer": next_answer(is_set_up=is_open, can_be_told=can_be_told()),
    }


@blueprint.get("/keys")
@described(
    "Get the salt and the team's signed keys",
    answers={200: public_answers.KeysSchema()},
    problems=["no-keys", "unavailable"],
)
def keys() -> dict[str, object]:
    """Answer the team's current keys with the statement that vouches for them."""
    published = services().staff.published_keys(now())
    if published is None:
        raise NoKeys(retry_after=3600)
    recipients = {"hybrid": published.recipients.hybrid, "x25519": published.recipients.x25519}
    return {
        "salt": published.salt,
        "team": {"epoch": published.epoch, "recipients": recipients},
        "statement": published.statement,
        "signature": base64.b64encode(published.signature).decode(),
    }


@blueprint.get("/openapi.json")
@described("Get this description", answers={200: None})
def description() -> dict[str, object]:
    """Answer the OpenAPI 3.1 description of every route."""
    return openapi.describe(current_app, VERSION)


def can_be_told() -> int:
    """Return how many of those who are there tonight have a channel that works."""
    here, moment = services(), now()
    channels = here.channels.everyone()
    roster = current_roster(here.roster, here.staff, since=moment)
    hours = working_hours(here.settings.read())
    there = there_tonight(roster, hours, [person.id for person in here.staff.active_people()], moment)
    return sum(any(channel.counts for channel in channels.get(person, [])) for person in there)
