"""Request bodies: size, media type, strict JSON, then a schema. Each refusal names what was wrong."""

import json
import re
from typing import Any, Never

from flask import request
from marshmallow import Schema, ValidationError

from functions.errors import Invalid, PinternetError

MOST_BYTES = 512_000
FIELD = re.compile(r"[a-z0-9_]{1,40}")
CODES = {
    "Missing data for required field.": "required",
    "Field may not be null.": "null",
    "Unknown field.": "unknown",
    "Invalid input type.": "type",
    "Invalid type.": "type",
    "Not a valid string.": "type",
    "Not a valid integer.": "type",
    "Not a valid number.": "type",
    "Not a valid boolean.": "type",
    "Not a valid list.": "type",
    "Not a valid mapping type.": "type",
}
"""What marshmallow says in English, as codes of `problems.json`."""


class UnsupportedMediaType(PinternetError):
    """The body is not JSON in UTF-8, or says that it is not; a compressed one neither (RFC 9110, 15.5.16)."""

    kind = "unsupported-media-type"


class MalformedJson(PinternetError):
    """The body is no JSON, or JSON that programs read differently (twice the same name, NaN)."""

    kind = "malformed-json"


def load_body(schema: Schema) -> dict[str, Any]:
    """Return the request's body through its schema.

    Raises:
        RequestEntityTooLarge: it has more than 512 kB (Flask's MAX_CONTENT_LENGTH).
        UnsupportedMediaType: it is not `application/json`, or compressed.
        MalformedJson: it is no strict JSON.
        Invalid: the schema refuses it.
    """
    raw = request.get_data(cache=False)
    charset = request.mimetype_params.get("charset", "utf-8").lower()
    coding = request.headers.get("Content-Encoding", "identity").lower()
    if request.mimetype != "application/json" or charset not in ("utf-8", "utf8") or coding != "identity":
        raise UnsupportedMediaType
    return load(schema, parse(raw))


def load_query(schema: Schema) -> dict[str, Any]:
    """Return the query's parameters through a schema; `lang` is always allowed.

    Raises:
        Invalid: the schema refuses them, or one is given twice.
    """
    twice = [name for name, values in request.args.lists() if len(values) > 1]
    if twice:
        raise Invalid({_joined("", name): ["once"] for name in twice})
    return load(schema, {name: value for name, value in request.args.items() if name != "lang"})


def load(schema: Schema, value: object) -> dict[str, Any]:
    """Return a value through a schema.

    Raises:
        Invalid: the schema refuses it.
    """
    try:
        return dict(schema.load(value))  # type: ignore[arg-type]  # what is no object, the schema refuses
    except ValidationError as error:
        raise Invalid(dict(_flat(error.messages))) from error


def parse(raw: bytes) -> object:
    """Return the value of strict JSON in UTF-8.

    Raises:
        MalformedJson: no UTF-8, no JSON, a name twice in one object, NaN, a lone surrogate, too deep.
    """
    try:
        text = raw.decode("utf-8")
        value = DECODER.decode(text)
        if "\\" in text and "\\u" in text:  # one letter is found ten times as fast as two
            json.dumps(value, ensure_ascii=False).encode("utf-8")
    except (ValueError, RecursionError) as error:
        raise MalformedJson from error
    return value


def _object(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a name appears twice")
    return found


def _refuse(constant: str) -> Never:
    raise ValueError(f"{constant} is not JSON")


DECODER = json.JSONDecoder(object_pairs_hook=_object, parse_constant=_refuse)


def _flat(messages: Any, path: str = "") -> list[tuple[str, list[str]]]:
    """Turn marshmallow's nested messages into pairs of a dotted path and its messages."""
    if isinstance(messages, dict):
        pairs = [_flat(inner, _joined(path, str(name))) for name, inner in messages.items()]
        return [pair for inner in pairs for pair in inner]
    return [(path or "body", [CODES.get(str(message), str(message)) for message in messages])]


def _joined(path: str, name: str) -> str:
    """Return the path of a field. Other names are not repeated: they may be what someone wrote."""
    if name == "_schema":
        return path
    shown = name if FIELD.fullmatch(name) else "?"
    return f"{path}.{shown}" if path else shown
