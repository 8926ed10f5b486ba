"""A person's own rules: by which channel they want to be told, after how long, and their quiet hours."""

import re
from datetime import time
from typing import Any

from flask import Blueprint
from marshmallow import Schema, fields, validate

from functions.oncall.actions import rules_of, save_rules
from functions.oncall.model.rules import MOST_DELAY, URGENCIES, Quiet, Rule, Rules
from functions.web.bodies import load_body
from functions.web.context import services
from functions.web.describing import described
from functions.web.guards import caller, people_only
from functions.web.staff_fields import matching, version

blueprint = Blueprint("staff_rules", __name__, url_prefix="/api/v1/staff/me/rules")
people_only(blueprint)

TIME_OF_DAY = re.compile(r"([01][0-9]|2[0-3]):[0-5][0-9]")
MOST_RULES = 12


class RuleSchema(Schema):
    """Tell me by this channel, so many minutes after the round began."""

    delay = fields.Integer(strict=True, required=True, validate=validate.Range(0, MOST_DELAY, error="range"))
    channel = matching(re.compile(r"[0-9a-f]{16}"), "channel-unproven")


class QuietSchema(Schema):
    """Local times between which only urgent things are told."""

    start = matching(TIME_OF_DAY, "time-of-day")
    end = matching(TIME_OF_DAY, "time-of-day")


def _list() -> fields.List[dict[str, Any]]:
    return fields.List(
        fields.Nested(RuleSchema), required=True, validate=validate.Length(max=MOST_RULES, error="length")
    )


class RulesSchema(Schema):
    """A person's rules by urgency; none: every channel at once. `version` is the one that was read."""

    urgent = _list()
    soon = _list()
    routine = _list()
    quiet = fields.Nested(QuietSchema, required=True, allow_none=True)
    version = version(strict=True)


ENTRY = ["signed-out", "second-factor-due", "unavailable"]
BODY = ["malformed-json", "too-large", "unsupported-media-type", "invalid"]
RULES = RulesSchema()


@blueprint.get("")
@described("Read one's own rules", answers={200: RULES}, problems=ENTRY)
def rules() -> dict[str, object]:
    """Show the caller's rules."""
    here = services()
    return _shown(rules_of(here.rules, here.channels, person=caller().id))


@blueprint.put("")
@described(
    "Save one's own rules",
    body=RULES,
    answers={200: RULES},
    problems=[*ENTRY, *BODY, "origin-refused", "conflict"],
)
def save() -> dict[str, object]:
    """Save the caller's rules; those saved elsewhere meanwhile are kept (409)."""
    here = services()
    return _shown(save_rules(here.rules, here.channels, _meant(load_body(RULES))))


def _meant(body: dict[str, Any]) -> Rules:
    quiet = body["quiet"]
    return Rules(
        person=caller().id,
        by_urgency={urgency: tuple(Rule(**rule) for rule in body[urgency]) for urgency in URGENCIES},
        quiet=Quiet(**{name: time.fromisoformat(text) for name, text in quiet.items()}) if quiet else None,
        version=body["version"],
    )


def _shown(rules: Rules) -> dict[str, object]:
    quiet = rules.quiet
    by_urgency = {
        urgency: [vars(rule) for rule in rules.by_urgency.get(urgency, ())] for urgency in URGENCIES
    }
    return {
        **by_urgency,
        "quiet": {"start": f"{quiet.start:%H:%M}", "end": f"{quiet.end:%H:%M}"} if quiet else None,
        "version": rules.version,
    }
