"""How the console is shown cases: metadata, and sealed bodies that only its browser opens."""

import base64
from collections.abc import Mapping, Sequence
from datetime import datetime

from marshmallow import Schema, fields, validate

from functions.cases.actions.looking import erased_after
from functions.cases.actions.opening import OpenCase
from functions.cases.actions.queues import CasePage
from functions.cases.model import CLIENT, LANGUAGES, OUTCOMES, STAGES, URGENCIES, Case, FollowUp, Message
from functions.oncall.model import is_late
from functions.services import Services
from functions.times import stamp
from functions.web.absences import Absences, absences_in
from functions.web.public_answers import time
from functions.web.times import minute, minute_or_none


class PersonSchema(Schema):
    """A person of the team, by name."""

    id = fields.String(required=True)
    name = fields.String(required=True)


class AssigneeSchema(PersonSchema):
    """Who has a case; `away` while they are on leave, with who stands in if that was said."""

    class _AwaySchema(Schema):
        until = time()
        stand_in = fields.Nested(PersonSchema, required=True, allow_none=True)

    away = fields.Nested(_AwaySchema, required=True, allow_none=True)


class FollowUpShownSchema(Schema):
    """The counselor's next date; `due` once they were reminded of it and have not answered since.

    `starts_at` is the time of an appointment, null of a date alone.
    """

    on = fields.String(required=True, metadata={"format": "date"})
    starts_at = time(allow_none=True)
    due = fields.Boolean(required=True)


class LapseSchema(Schema):
    """Whose claim ended without an answer, and when; their draft is kept."""

    person = fields.Nested(PersonSchema, required=True)
    at = time()


class CaseSchema(Schema):
    """A case without its thread.

    `right_due`: until when the client's next right is to be settled; `restricted_at`: since when the client
    has the work stopped; `danger`: a colleague calls for help; `label`: which entry holds its nickname.
    """

    id = fields.String(required=True)
    reference = fields.String(required=True)
    urgency = fields.String(required=True, validate=validate.OneOf(URGENCIES))
    language = fields.String(required=True, validate=validate.OneOf(LANGUAGES))
    state = fields.String(required=True, validate=validate.OneOf(("waiting", "open", "closed")))
    received_at = time()
    reply_by = time(allow_none=True)
    late = fields.Boolean(required=True)
    assignee = fields.Nested(AssigneeSchema, required=True, allow_none=True)
    unread = fields.Boolean(required=True)
    last_from = fields.String(required=True, validate=validate.OneOf(("client", "counselor")))
    last_at = time()
    keys = fields.String(required=True, validate=validate.OneOf(("hybrid", "x25519")))
    epoch = fields.Integer(required=True)
    answer_by = time(allow_none=True)
    lapsed = fields.Nested(LapseSchema, required=True, allow_none=True)
    junk = fields.Boolean(required=True)
    outcome = fields.String(required=True, allow_none=True, validate=validate.OneOf(OUTCOMES))
    follow_up = fields.Nested(FollowUpShownSchema, required=True, allow_none=True)
    silence_asked_at = time(allow_none=True)
    stage = fields.String(required=True, validate=validate.OneOf(STAGES))
    offered = fields.Boolean(required=True)
    right_due = time(allow_none=True)
    restricted_at = time(allow_none=True)
    danger = fields.Boolean(required=True)
    label = fields.Integer(required=True)


class CountsSchema(Schema):
    """How many cases stand in each queue; 100 means at least 100."""

    waiting = fields.Integer(required=True)
    mine = fields.Integer(required=True)
    asked = fields.Integer(required=True)
    team = fields.Integer(required=True)
    closed = fields.Integer(required=True)
    rights = fields.Integer(required=True)


class CasesSchema(Schema):
    """A page of a queue."""

    cases = fields.List(fields.Nested(CaseSchema), required=True)
    next = fields.String(required=True, allow_none=True)
    counts = fields.Nested(CountsSchema, required=True)


class ThreadMessageSchema(Schema):
    """A message of the thread. `seen` says that a counselor has opened it."""

    number = fields.Integer(required=True)
    id = fields.String(required=True)
    from_ = fields.String(required=True, data_key="from", validate=validate.OneOf(("client", "counselor")))
    author = fields.Nested(PersonSchema, required=True, allow_none=True)
    posted_at = time()
    sealed = fields.String(required=True)
    epoch = fields.Integer(required=True)
    seen = fields.Boolean(required=True)


class DraftOutSchema(Schema):
    """The caller's own draft."""

    sealed = fields.String(required=True)
    saved_at = time()


class PendingSchema(Schema):
    """An answer that can be taken back until `post_at` (to the second)."""

    id = fields.String(required=True)
    post_at = fields.String(required=True, metadata={"format": "date-time"})


class AskedSchema(Schema):
    """A client's open request."""

    id = fields.String(required=True)
    kind = fields.String(required=True)
    posted_at = time()
    due_at = time(allow_none=True)


class FormOutSchema(Schema):
    """Which questionnaire the intake answers."""

    id = fields.String(required=True)
    version = fields.String(required=True)


class OpenCaseSchema(CaseSchema):
    """A case with a page of its thread. `entries` is the number of the record's last entry."""

    mailbox_sha256 = fields.String(required=True)
    form = fields.Nested(FormOutSchema, required=True)
    messages = fields.List(fields.Nested(ThreadMessageSchema), required=True)
    more = fields.Boolean(required=True)
    seen_up_to = fields.Integer(required=True)
    entries = fields.Integer(required=True)
    draft = fields.Nested(DraftOutSchema, required=True, allow_none=True)
    pending = fields.List(fields.Nested(PendingSchema), required=True)
    erase_after = time()
    requests = fields.List(fields.Nested(AskedSchema), required=True)


class SavedSchema(Schema):
    """When the draft was saved; null when there is none."""

    saved_at = time(allow_none=True)


class TakenBackAnswerSchema(Schema):
    """The answer that will not be posted."""

    id = fields.String(required=True)


Names = Mapping[str, str]


def names_in(here: Services) -> Names:
    """Return what the people of the team are called, those who left too."""
    return {person.id: person.display_name for person in here.staff.people.all()}


def case_answer(case: Case, names: Names, absences: Absences, now: datetime) -> dict[str, object]:
    """Show a case without its thread."""
    return {
        "id": case.id,
        "reference": case.reference,
        "urgency": case.urgency,
        "language": case.language,
        "state": case.state,
        "received_at": minute(case.received_at),
        "reply_by": minute_or_none(case.reply_by),
        "late": is_late(case.reply_by, now),
        "assignee": _assignee(case.assignee, names, absences),
        "unread": case.seen_at is None,
        "last_from": case.last_from,
        "last_at": minute(case.last_at),
        "keys": case.keys,
        "epoch": case.epoch,
        "answer_by": minute_or_none(case.answer_by),
        "lapsed": _lapse(case, names),
        "junk": case.is_junk,
        "outcome": case.outcome,
        "silence_asked_at": minute_or_none(case.silence_asked_at),
        "offered": case.offer is not None,
        "follow_up": case.follow_up and _follow_up(case.follow_up),
        "stage": case.stage,
        "right_due": minute_or_none(case.right_due),
        "restricted_at": minute_or_none(case.restricted_at),
        "danger": case.danger is not None,
        "label": case.label,
    }


def cases_answer(page: CasePage, names: Names, absences: Absences, now: datetime) -> dict[str, object]:
    """Show a page of a queue."""
    return {
        "cases": [case_answer(case, names, absences, now) for case in page.cases],
        "next": page.next,
        "counts": dict(page.counts),
    }


def shown_case(case: Case, here: Services, now: datetime) -> dict[str, object]:
    """Show a case as a change of it left it."""
    return case_answer(case, names_in(here), absences_in(here, now), now)


def open_case_answer(opened: OpenCase, here: Services, now: datetime) -> dict[str, object]:
    """Show a case with a page of its thread, to one person."""
    case, draft, names = opened.case, opened.draft, names_in(here)
    return {
        **case_answer(case, names, absences_in(here, now), now),
        "mailbox_sha256": case.mailbox_sha256,
        "form": {"id": case.form.id, "version": case.form.version},
        "messages": _thread(opened.messages, case, names),
        "more": opened.more,
        "seen_up_to": case.seen_up_to,
        "entries": case.next_entry - 1,
        "draft": draft and {"sealed": _text(draft.sealed), "saved_at": minute(draft.saved_at)},
        "pending": [{"id": each.id, "post_at": stamp(each.post_at)} for each in opened.pending],
        "erase_after": minute(erased_after(case, here.settings.read())),
        "requests": [
            {
                "id": each.id,
                "kind": each.kind,
                "posted_at": minute(each.posted_at),
                "due_at": minute_or_none(each.due_at),
            }
            for each in opened.requests
        ],
    }


def _thread(messages: Sequence[Message], case: Case, names: Names) -> list[dict[str, object]]:
    return [
        {
            "number": each.number,
            "id": each.id,
            "from": each.sender,
            "author": _person(each.author, names),
            "posted_at": minute(each.posted_at),
            "sealed": _text(each.sealed or b""),
            "epoch": each.epoch,
            "seen": each.sender != CLIENT or each.number <= max(case.seen_up_to, case.faced),
        }
        for each in messages
    ]


def _follow_up(found: FollowUp) -> dict[str, object]:
    return {"on": found.on.isoformat(), "starts_at": minute_or_none(found.starts_at), "due": found.is_due}


def _assignee(person: str | None, names: Names, absences: Absences) -> dict[str, object] | None:
    if person is None:
        return None
    away = absences.get(person)
    shown = away and {"until": minute(away.until), "stand_in": _person(away.stand_in, names)}
    return {"id": person, "name": names.get(person, ""), "away": shown}


def _lapse(case: Case, names: Names) -> dict[str, object] | None:
    if case.lapsed_by is None:
        return None
    return {"person": _person(case.lapsed_by, names), "at": minute_or_none(case.lapsed_at)}


def _person(person: str | None, names: Names) -> dict[str, str] | None:
    return None if person is None else {"id": person, "name": names.get(person, "")}


def _text(raw: bytes) -> str:
    return base64.b64encode(raw).decode("ascii")
