"""Errors as RFC 9457 problem documents in two languages; the one place that knows HTTP statuses.

`problems.json` has, for each `kind` of `functions.errors`, its status and for each language a title,
a detail and what to do next. `fields` holds the sentences about single fields, by code.
"""

import json
import logging
from collections.abc import Mapping
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

from flask import Flask, Response, request
from werkzeug.exceptions import HTTPException

from functions.errors import PinternetError
from functions.web.languages import language_of
from functions.web.times import minute

log = logging.getLogger(__name__)

TYPE = "urn:pinternet:problem:"
MEDIA_TYPE = "application/problem+json"
KIND_OF_STATUS = {
    400: "bad-request",
    404: "not-found",
    405: "method-not-allowed",
    413: "too-large",
    415: "unsupported-media-type",
}


@cache
def catalogue() -> Mapping[str, Any]:
    """Return the sentences of `problems.json`."""
    text = Path(__file__).with_name("problems.json").read_text(encoding="utf-8")
    return dict(json.loads(text))


def register(app: Flask) -> None:
    """Make the application answer errors of its API as problem documents."""
    app.register_error_handler(PinternetError, answer)
    app.register_error_handler(HTTPException, _answer_http)
    app.register_error_handler(Exception, _answer_surprise)


def answer(error: PinternetError) -> Response:
    """Return the problem document of an error."""
    headers = {} if error.retry_after is None else {"Retry-After": str(error.retry_after)}
    errors = getattr(error, "errors", None)
    extensions = {name: _shown(value) for name, value in error.details.items()}
    return document(error.kind, extensions=extensions, errors=errors, headers=headers)


def document(
    kind: str,
    *,
    extensions: Mapping[str, object] | None = None,
    errors: Mapping[str, list[str]] | None = None,
    headers: Mapping[str, str] | None = None,
    language: str | None = None,
) -> Response:
    """Return the problem document of a kind; `errors` maps a field to codes or sentences.

    `language` is the present request's unless it is given.
    """
    language = language or language_of(request)
    problem = catalogue()["problems"][kind]
    body: dict[str, object] = {"type": TYPE + kind, "status": problem["status"], **problem[language]}
    body |= extensions or {}
    if errors is not None:
        body["errors"] = {
            field: [_sentence(code, language) for code in codes] for field, codes in errors.items()
        }
    response = Response(json.dumps(body, ensure_ascii=False), status=problem["status"], mimetype=MEDIA_TYPE)
    response.headers["Content-Language"] = language
    response.headers.update(headers or {})
    return response


def _answer_http(error: HTTPException) -> Response | HTTPException:
    if not request.path.startswith("/api/"):
        return error
    kind = KIND_OF_STATUS.get(error.code or 500, "bad-request" if (error.code or 500) < 500 else "internal")
    allowed = getattr(error, "valid_methods", None)
    return document(kind, headers={"Allow": ", ".join(sorted(allowed))} if allowed else None)


def _answer_surprise(error: Exception) -> Response:
    """Answer what nobody foresaw. Only the kind of error is logged: its text may hold what was sent."""
    log.error("an unforeseen %s in %s", type(error).__name__, request.endpoint)
    return document("internal")


def _sentence(code: str, language: str) -> str:
    sentence = catalogue()["fields"].get(code)
    return code if sentence is None else str(sentence[language])


def _shown(value: object) -> object:
    return minute(value) if isinstance(value, datetime) else value
