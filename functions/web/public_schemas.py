"""What clients send and get, strictly: unknown fields are refused, types are not converted."""

import binascii
import re
from collections.abc import Mapping
from typing import Any

import pybase64
from marshmallow import Schema, ValidationError, fields, post_load, validate

from functions.cases.model import LANGUAGES, URGENCIES, Form
from functions.cases.model.request import ANOTHER_COUNSELOR, RIGHTS
from functions.crypto.age_file import PAYLOAD_BYTES, AgeFileMalformed, kind_of

MOST_SEALED = 4 * (max(PAYLOAD_BYTES) + 16_384) // 3
MOST_WORK = 4096
MOST_EPOCH = 2**31 - 1
REQUEST_KINDS = (ANOTHER_COUNSELOR, *RIGHTS)
UUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
HEX_16, HEX_32 = re.compile(r"[0-9a-f]{32}"), re.compile(r"[0-9a-f]{64}")
NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}")


def matching(form: re.Pattern[str], code: str) -> fields.String:
    """Return a text field that matches a form as a whole; `code` names the refusal."""

    def check(value: str) -> None:
        if form.fullmatch(value) is None:
            raise ValidationError(code)

    return fields.String(required=True, validate=check, metadata={"pattern": f"^{form.pattern}$"})


def choice(values: tuple[str, ...]) -> fields.String:
    """Return a text field with one of these values."""
    return fields.String(required=True, validate=validate.OneOf(values, error="choice"))


class SealedBody(fields.Field[dict[str, Any]]):
    """A sealed body in base64, recognised as an age file; loads as its bytes and the kind of its keys."""

    recipients = 2

    def _deserialize(
        self, value: Any, attr: str | None, data: Mapping[str, Any] | None, **kwargs: Any
    ) -> dict[str, Any]:
        if not isinstance(value, str):
            raise ValidationError("type")
        if len(value) > MOST_SEALED:
            raise ValidationError("sealed-size")
        try:
            sealed = pybase64.b64decode(value, validate=True)
            return {"bytes": sealed, "keys": kind_of(sealed, self.recipients)}
        except AgeFileMalformed as error:
            raise ValidationError(self._refusal(error.reason)) from error
        except (binascii.Error, ValueError) as error:
            raise ValidationError("base64") from error

    def _refusal(self, reason: str) -> str:
        return f"sealed-{reason}"


def sealed_body() -> SealedBody:
    """Return the field of a sealed body."""
    return SealedBody(required=True, metadata={"type": "string", "contentEncoding": "base64"})


def epoch() -> fields.Integer:
    """Return the field of a team's epoch."""
    return fields.Integer(required=True, strict=True, validate=validate.Range(1, MOST_EPOCH, error="range"))


def work() -> fields.String:
    """Return the field of a proof of work."""
    return fields.String(required=True, validate=validate.Length(1, MOST_WORK, error="length"))


class FormSchema(Schema):
    """Which questionnaire was answered."""

    id = matching(NAME, "name")
    version = matching(NAME, "name")

    @post_load
    def make(self, loaded: dict[str, str], **_: Any) -> Form:
        """Return the model's own value."""
        return Form(loaded["id"], loaded["version"])


class IntakeSchema(Schema):
    """An intake."""

    id = matching(UUID, "uuid")
    mailbox = matching(HEX_16, "hex-16")
    token_sha256 = matching(HEX_32, "hex-32")
    sealed = sealed_body()
    epoch = epoch()
    language = choice(LANGUAGES)
    urgency = choice(URGENCIES)
    form = fields.Nested(FormSchema, required=True)
    work = work()


class MessageSchema(Schema):
    """A client's message."""

    id = matching(UUID, "uuid")
    sealed = sealed_body()
    epoch = epoch()
    work = work()


class RequestSchema(Schema):
    """A client's request."""

    id = matching(UUID, "uuid")
    kind = choice(REQUEST_KINDS)


class AfterSchema(Schema):
    """Where a page of messages begins."""

    after = fields.String(
        load_default=None,
        validate=matching(UUID, "uuid").validators,
        metadata={"pattern": f"^{UUID.pattern}$", "description": "the id of the last message already read"},
    )
