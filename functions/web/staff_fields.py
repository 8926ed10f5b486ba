"""Strict fields and shared schemas of the staff's side; each refusal is a code of `problems.json`."""

import base64
import binascii
import re
import unicodedata
import zoneinfo
from collections.abc import Mapping
from typing import Any

from marshmallow import Schema, ValidationError, fields, validate

from functions.crypto.signatures import SignerMalformed, read_signer
from functions.staff.model.people import ROLES
from functions.staff.model.sign_in import NAME_FORM, normal_name

AGE_MAGIC = b"age-encryption.org/v1\n"
MOST_SEALED = 16_384
UNSEEN = ("Cc", "Cf", "Zl", "Zp")
"""Control and format characters and line ends: a name shows all that it is."""
BASE64 = {"type": "string", "contentEncoding": "base64"}
HYBRID = re.compile(r"age1pq1[02-9ac-hj-np-z]{1940,2000}")
X25519 = re.compile(r"age1[02-9ac-hj-np-z]{58}")
ID = re.compile(r"[0-9a-f]{32}")
VERSIONS = validate.Range(0, 2**53, max_inclusive=False, error="range")
"""Those that a number in JavaScript counts, and every engine stores."""
LINK_SECRET = re.compile(r"[A-Za-z0-9_-]{43}")


def matching(form: re.Pattern[str], code: str, **options: Any) -> fields.String:
    """Return a text field that matches a form as a whole."""

    def check(value: str) -> None:
        if form.fullmatch(value) is None:
            raise ValidationError(code)

    required = "load_default" not in options
    return fields.String(
        required=required, validate=check, metadata={"pattern": f"^{form.pattern}$"}, **options
    )


class Sealed(fields.Field[bytes]):
    """An age file, base64 in JSON."""

    def __init__(self) -> None:
        super().__init__(required=True, metadata=BASE64)

    def _deserialize(
        self, value: Any, attr: str | None, data: Mapping[str, Any] | None, **kwargs: Any
    ) -> bytes:
        raw = decoded(value, MOST_SEALED)
        if not raw.startswith(AGE_MAGIC):
            raise ValidationError("sealed-header")
        return raw

    def _serialize(self, value: Any, attr: str | None, obj: Any, **kwargs: Any) -> str:
        return base64.b64encode(value).decode()


class Bytes(fields.Field[bytes]):
    """Bytes of one length, base64 in JSON."""

    def __init__(self, length: int, **options: Any) -> None:
        super().__init__(required=True, metadata=BASE64, **options)
        self.length = length

    def _deserialize(
        self, value: Any, attr: str | None, data: Mapping[str, Any] | None, **kwargs: Any
    ) -> bytes:
        raw = decoded(value, self.length)
        if len(raw) != self.length:
            raise ValidationError("length")
        return raw

    def _serialize(self, value: Any, attr: str | None, obj: Any, **kwargs: Any) -> str:
        return base64.b64encode(value).decode()


class Signer(fields.String):
    """The public key of a signer, in its one spelling."""

    def _deserialize(
        self, value: Any, attr: str | None, data: Mapping[str, Any] | None, **kwargs: Any
    ) -> str:
        text = super()._deserialize(value, attr, data, **kwargs)
        try:
            return read_signer(text)
        except SignerMalformed as error:
            raise ValidationError("signer") from error


class Name(fields.String):
    """A sign-in name for a new person."""

    def _deserialize(
        self, value: Any, attr: str | None, data: Mapping[str, Any] | None, **kwargs: Any
    ) -> str:
        name = normal_name(super()._deserialize(value, attr, data, **kwargs))
        if NAME_FORM.fullmatch(name) is None:
            raise ValidationError("sign-in-name")
        return name


def decoded(value: object, most: int) -> bytes:
    """Return the bytes of base64 text.

    Raises:
        ValidationError: it is none, or there are more than `most`.
    """
    if not isinstance(value, str):
        raise ValidationError("base64")
    if len(value) > most * 4 // 3 + 4:
        raise ValidationError("length")
    try:
        return base64.b64decode(value, validate=True)
    except (binascii.Error, ValueError) as error:
        raise ValidationError("base64") from error


def line(most: int) -> fields.String:
    """Return a field of one line of text, for people to read."""
    return fields.String(required=True, validate=_line_of(most), metadata={"maxLength": most})


def totp() -> fields.String:
    """Return the field of a second factor's code."""
    return matching(re.compile(r"[0-9]{6}"), "six-digits")


def language() -> fields.String:
    """Return the field of a language."""
    return fields.String(required=True, validate=validate.OneOf(("id", "en"), error="choice"))


def zone() -> fields.String:
    """Return the field of an IANA time zone."""

    def check(value: str) -> None:
        if value not in zoneinfo.available_timezones():
            raise ValidationError("zone")

    return fields.String(required=True, validate=check)


def role() -> fields.String:
    """Return the field of a role."""
    return fields.String(required=True, validate=validate.OneOf(ROLES, error="choice"))


def _line_of(most: int) -> Any:
    def check(value: str) -> None:
        if not value.strip():
            raise ValidationError("required")
        if len(value) > most:
            raise ValidationError("length")
        if any(unicodedata.category(letter) in UNSEEN for letter in value):
            raise ValidationError("one-line")

    return check


def version(**options: Any) -> fields.Integer:
    """Return the field of the version that was read, 0 of what is new."""
    return fields.Integer(required=True, validate=VERSIONS, **options)


class SignedSchema(Schema):
    """The two statements with their signatures."""

    statement = fields.String(required=True, validate=validate.Length(max=8_000, error="length"))
    signature = Bytes(64)
    people = fields.String(required=True, validate=validate.Length(max=200_000, error="length"))
    people_signature = Bytes(64)


class OwnKeySchema(Schema):
    """What a browser made from a passphrase."""

    salt = matching(re.compile(r"[A-Za-z0-9_-]{22}"), "length")
    sign_in_secret = Bytes(32, load_only=True)
    identity = Sealed()


class PairSchema(Schema):
    """The two recipients of a team key."""

    hybrid = matching(HYBRID, "recipient")
    x25519 = matching(X25519, "recipient")


class WrapSchema(Schema):
    """A secret sealed to a holder."""

    holder = matching(re.compile(r"(kit-)?[0-9a-f]{32}"), "form")
    name = matching(re.compile(r"(team|signer)/[0-9a-f]{32}"), "form")
    sealed = Sealed()
