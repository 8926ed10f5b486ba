"""How the console sends and is shown a case's record: sealed entries that only its browser opens."""

import base64
from collections.abc import Mapping
from typing import Any

from marshmallow import Schema, ValidationError, fields

from functions.cases.actions.recording import RecordPage
from functions.cases.model import OUTCOMES, STAGES, Entry
from functions.web.case_answers import Names, PersonSchema
from functions.web.case_schemas import number, up_to_number
from functions.web.public_answers import time
from functions.web.public_schemas import UUID, SealedBody, choice, epoch, matching
from functions.web.times import minute

TO_OTHERS = "sealed-to-team"


class SealedToTeam(SealedBody):
    """An age file sealed to the team's hybrid key alone, padded; base64 in JSON, bytes once loaded."""

    recipients = 1

    def _deserialize(
        self, value: Any, attr: str | None, data: Mapping[str, Any] | None, **kwargs: Any
    ) -> Any:
        loaded = super()._deserialize(value, attr, data, **kwargs)
        if loaded["keys"] != "hybrid":
            raise ValidationError(TO_OTHERS)
        return loaded["bytes"]

    def _refusal(self, reason: str) -> str:
        return TO_OTHERS if reason in ("recipients", "mixed-kinds") else super()._refusal(reason)


class SealedEntrySchema(Schema):
    """An entry, sealed to the team; what it loads as makes a `SealedEntry`."""

    id = matching(UUID, "uuid")
    sealed = SealedToTeam(required=True, metadata={"type": "string", "contentEncoding": "base64"})
    epoch = epoch()


def with_entry() -> fields.Nested:
    """Return the field of an entry that goes with a change of its case."""
    return fields.Nested(SealedEntrySchema, required=True)


class WithEntrySchema(Schema):
    """An entry that goes with a change of its case."""

    entry = with_entry()


class NicknameSchema(WithEntrySchema):
    """The entry that names a case, or says that its name is over."""

    named = fields.Boolean(required=True, truthy={True}, falsy={False})


class ReflectionSchema(Schema):
    """What only the caller can open; null where there is nothing."""

    sealed = fields.String(required=True, allow_none=True)
    saved_at = time(allow_none=True)


class StageSchema(Schema):
    """The stage that a case moves to, and the entry that says why."""

    stage = choice(STAGES)
    entry = with_entry()


class ClosingSchema(Schema):
    """How a case ended, and the entry that says what it ends with."""

    outcome = choice(OUTCOMES)
    entry = fields.Nested(SealedEntrySchema, load_default=None, allow_none=True)
    faced = up_to_number(load_default=0)


class RecordQuerySchema(Schema):
    """The number of the last entry already read."""

    after = number()


class EnteredSchema(Schema):
    """Where an entry stands."""

    number = fields.Integer(required=True)
    id = fields.String(required=True)
    written_at = time()


class EntrySchema(EnteredSchema):
    """An entry of the record."""

    author = fields.Nested(PersonSchema, required=True)
    epoch = fields.Integer(required=True)
    sealed = fields.String(required=True)


class RecordSchema(Schema):
    """A page of a record."""

    entries = fields.List(fields.Nested(EntrySchema), required=True)
    more = fields.Boolean(required=True)


def entered_answer(entry: Entry) -> dict[str, object]:
    """Show where an entry stands."""
    return {"number": entry.number, "id": entry.id, "written_at": minute(entry.written_at)}


def record_answer(page: RecordPage, names: Names) -> dict[str, object]:
    """Show a page of a record."""
    return {"entries": [entry_answer(each, names) for each in page.entries], "more": page.more}


def entry_answer(entry: Entry, names: Names) -> dict[str, object]:
    """Show an entry."""
    return {
        **entered_answer(entry),
        "author": {"id": entry.author, "name": names.get(entry.author, "")},
        "epoch": entry.epoch,
        "sealed": base64.b64encode(entry.sealed).decode("ascii"),
    }
