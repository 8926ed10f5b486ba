"""In which of its two languages to answer."""

from flask import Request
from werkzeug.datastructures import LanguageAccept
from werkzeug.http import parse_accept_header

LANGUAGES = ("id", "en")


def language_of(request: Request) -> str:
    """Return "id" or "en": `?lang=`, else the `Accept-Language` header, else Indonesian."""
    asked = request.args.get("lang")
    if asked in LANGUAGES:
        return str(asked)
    return language_in(request.headers.get("Accept-Language", ""))


def language_in(accepted: str) -> str:
    """Return the language that an `Accept-Language` header prefers, else Indonesian."""
    return parse_accept_header(accepted, LanguageAccept).best_match(LANGUAGES) or LANGUAGES[0]
