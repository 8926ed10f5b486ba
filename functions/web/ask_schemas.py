"""What colleagues ask each other in a case, as the console sends it and is shown it."""

from marshmallow import Schema, fields, validate

from functions.cases.model.ask import HAND_OVER, OUTCOMES_OF_ASKS, QUESTION, Ask
from functions.web.case_answers import Names, PersonSchema
from functions.web.public_answers import time
from functions.web.record_schemas import with_entry
from functions.web.times import minute, minute_or_none

MOST_ID = 64


def _person(*, allow_none: bool = False) -> fields.String:
    length = validate.Length(1, MOST_ID, error="length")
    return fields.String(required=True, allow_none=allow_none, validate=length)


class QuestionSchema(Schema):
    """Whom to ask, null for whoever supervises, and the entry that says what."""

    to = _person(allow_none=True)
    entry = with_entry()


class OfferSchema(Schema):
    """To whom a case is offered, and the entry that sums it up."""

    to = _person()
    entry = with_entry()


class OfferAnswerSchema(Schema):
    """Whether the caller takes the case over, and the entry that says so; `over_limit`: they were asked."""

    accepts = fields.Boolean(required=True, truthy={True}, falsy={False})
    over_limit = fields.Boolean(load_default=False, truthy={True}, falsy={False})
    entry = with_entry()


class AskSchema(Schema):
    """A question or an offer; its id is the entry's. `to` is null where whoever supervises is asked."""

    id = fields.String(required=True)
    about = fields.String(required=True, validate=validate.OneOf((QUESTION, HAND_OVER)))
    by = fields.Nested(PersonSchema, required=True)
    to = fields.Nested(PersonSchema, required=True, allow_none=True)
    asked_at = time()
    outcome = fields.String(required=True, allow_none=True, validate=validate.OneOf(OUTCOMES_OF_ASKS))
    settled_at = time(allow_none=True)
    settled_by = fields.Nested(PersonSchema, required=True, allow_none=True)


class ColleagueSchema(PersonSchema):
    """Somebody who can be asked; `away_until` while they are on leave."""

    title = fields.String(required=True)
    role = fields.String(required=True)
    away_until = time(allow_none=True)


class AsksSchema(Schema):
    """All that was asked in a case, the first one first, and who can be asked."""

    asks = fields.List(fields.Nested(AskSchema), required=True)
    colleagues = fields.List(fields.Nested(ColleagueSchema), required=True)


def ask_answer(ask: Ask, names: Names) -> dict[str, object]:
    """Show what is asked."""
    return {
        "id": ask.id,
        "about": ask.about,
        "by": _named(ask.by, names),
        "to": _named(ask.asked, names),
        "asked_at": minute(ask.asked_at),
        "outcome": ask.outcome,
        "settled_at": minute_or_none(ask.settled_at),
        "settled_by": _named(ask.settled_by, names),
    }


def _named(person: str | None, names: Names) -> dict[str, str] | None:
    return None if person is None else {"id": person, "name": names.get(person, "")}
