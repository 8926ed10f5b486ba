"""What the console sends about cases, strictly: unknown fields are refused, types are not converted."""

import base64
import binascii
import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from marshmallow import Schema, ValidationError, fields, validate

from functions.cases.actions.queues import QUEUES
from functions.crypto.age_file import AgeFileMalformed, read_header
from functions.web.public_schemas import MOST_SEALED, UUID, choice, epoch, matching, sealed_body
from functions.web.roster_schemas import Moment
from functions.web.staff_fields import totp

MOST_NUMBER = 999_999
NUMBER = re.compile(r"[0-9]{1,6}")


class ClaimSchema(Schema):
    """What the claimer was asked about: a case more than they mean to have, and out of whose absent hands."""

    over_limit = fields.Boolean(load_default=False, truthy={True}, falsy={False})
    in_place_of = fields.String(
        load_default=None, allow_none=True, validate=validate.Length(1, 64, error="length")
    )


class SealedDraft(fields.Field[bytes]):
    """An age file sealed to one recipient, its writer; base64 in JSON, bytes once loaded."""

    def _deserialize(
        self, value: Any, attr: str | None, data: Mapping[str, Any] | None, **kwargs: Any
    ) -> bytes:
        if not isinstance(value, str):
            raise ValidationError("type")
        if len(value) > MOST_SEALED:
            raise ValidationError("length")
        try:
            sealed = base64.b64decode(value, validate=True)
            stanzas = [each for each in read_header(sealed)[0] if not each.type.endswith("-grease")]
        except AgeFileMalformed as error:
            raise ValidationError("sealed-header") from error
        except (binascii.Error, ValueError) as error:
            raise ValidationError("base64") from error
        if len(stanzas) != 1:
            raise ValidationError("sealed-to-one")
        return sealed


def up_to_number(**keywords: Any) -> fields.Integer:
    """Return the field of up to which number of a thread something holds, 0 for nothing of it."""
    return fields.Integer(strict=True, validate=validate.Range(0, MOST_NUMBER, error="range"), **keywords)


def number() -> fields.String:
    """Return the field of a number that a page begins after; without it, at the beginning."""
    return fields.String(
        load_default="0", validate=matching(NUMBER, "range").validators, metadata={"pattern": "^[0-9]{1,6}$"}
    )


class QueueSchema(Schema):
    """Which queue, and where its page begins."""

    queue = choice(QUEUES)
    after = fields.String(load_default=None, validate=validate.Length(1, 4096, error="page"))


class PageSchema(Schema):
    """Where a page of the thread begins, or ends: after a number, or before one (before 0 are the newest)."""

    after = number()
    before = fields.String(
        load_default=None, validate=matching(NUMBER, "range").validators, metadata={"pattern": "^[0-9]{1,6}$"}
    )


class SeenSchema(Schema):
    """Up to which number the thread was opened, and looked through with what would not open."""

    up_to = up_to_number(required=True)
    faced = up_to_number(load_default=0)


class DraftSchema(Schema):
    """An unfinished answer."""

    sealed = SealedDraft(required=True, metadata={"type": "string", "contentEncoding": "base64"})


class AnswerSchema(Schema):
    """An answer, sealed to team and client; a receipt leaves the client's words to be answered."""

    id = matching(UUID, "uuid")
    sealed = sealed_body()
    epoch = epoch()
    receipt = fields.Boolean(load_default=False, truthy={True}, falsy={False})


class FollowUpSchema(Schema):
    """The case's next date, null for none; of an appointment its time, which then decides the day."""

    on = fields.Date(
        required=True,
        allow_none=True,
        error_messages={"invalid": "date"},
        validate=validate.Range(date(1970, 1, 1), date(9000, 1, 1), error="date-ahead"),
    )
    starts_at = Moment(required=False, allow_none=True, load_default=None)


class ErasureSchema(Schema):
    """A fresh code of the caller's second factor."""

    totp = totp()


class NothingSchema(Schema):
    """An empty object."""
