"""How staff are shown the watch and its drills: codes, names and times, nothing of clients."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from marshmallow import Schema, fields

from functions.oncall.model.drill import Drill, Told
from functions.storage.heart import Silence
from functions.watch.findings import Finding
from functions.web.case_answers import PersonSchema
from functions.web.public_answers import time
from functions.web.times import minute, minute_or_none

Names = Mapping[str, str]


class WorkerSchema(Schema):
    """Whether the background work stands still, and since when; null: it never ran."""

    silent = fields.Boolean(required=True)
    silent_since = time(allow_none=True)


class WatchFindingSchema(Schema):
    """One thing to put right: `code` says what, the rest where, who and how many, `urgency` which policy."""

    code = fields.String(required=True)
    schedule = fields.String(required=True, allow_none=True)
    start = time(allow_none=True)
    end = time(allow_none=True)
    person = fields.Nested(PersonSchema, required=True, allow_none=True)
    count = fields.Integer(required=True)
    urgency = fields.String(required=True, allow_none=True)


class WatchSchema(Schema):
    """What is wrong now; findings are told to coordinators only, others get none."""

    worker = fields.Nested(WorkerSchema, required=True)
    findings = fields.List(fields.Nested(WatchFindingSchema), required=True)


class FailureSchema(Schema):
    """A channel that took no message, and why (a code)."""

    channel = fields.String(required=True)
    reason = fields.String(required=True)


class ToldSchema(Schema):
    """What became of a drill for one person; `minutes` until they confirmed it, null when they did not."""

    person = fields.Nested(PersonSchema, required=True)
    channels = fields.List(fields.String(), required=True)
    failures = fields.List(fields.Nested(FailureSchema), required=True)
    minutes = fields.Integer(required=True, allow_none=True)


class DrillSchema(Schema):
    """A drill and what became of it for each; `under_way` while messages may still leave."""

    id = fields.String(required=True)
    raised_at = time()
    monthly = fields.Boolean(required=True)
    under_way = fields.Boolean(required=True)
    told = fields.List(fields.Nested(ToldSchema), required=True)


class DrillsSchema(Schema):
    """The last twelve drills, the latest first."""

    drills = fields.List(fields.Nested(DrillSchema), required=True)


def watch_answer(
    silent: Sequence[Silence], found: Sequence[Finding], schedules: Names, names: Names
) -> dict[str, object]:
    """Show what is wrong now."""
    never = any(one.since is None for one in silent)
    since = None if never else min((one.since for one in silent if one.since is not None), default=None)
    return {
        "worker": {"silent": bool(silent), "silent_since": minute_or_none(since)},
        "findings": [_finding(one, schedules, names) for one in found],
    }


def drills_answer(drills: Sequence[Drill], names: Names, now: datetime) -> dict[str, object]:
    """Show the last drills."""
    return {
        "drills": [
            {
                "id": drill.id,
                "raised_at": minute(drill.raised_at),
                "monthly": drill.is_monthly,
                "under_way": drill.is_under_way(now),
                "told": [_told(one, names) for one in drill.told],
            }
            for drill in drills
        ]
    }


def _finding(found: Finding, schedules: Names, names: Names) -> dict[str, object]:
    return {
        "code": found.code,
        "schedule": found.schedule and schedules.get(found.schedule, ""),
        "start": minute_or_none(found.start),
        "end": minute_or_none(found.end),
        "person": found.person and _person(found.person, names),
        "count": found.count,
        "urgency": found.urgency,
    }


def _told(told: Told, names: Names) -> dict[str, object]:
    return {
        "person": _person(told.person, names),
        "channels": list(told.by),
        "failures": [{"channel": one.kind, "reason": one.reason} for one in told.failures],
        "minutes": told.minutes,
    }


def _person(person: str, names: Names) -> dict[str, str]:
    return {"id": person, "name": names.get(person, "")}
