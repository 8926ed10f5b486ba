"""In which of its two languages to answer."""

from flask import Request

LANGUAGES = ("id", "en")


def language_of(request: Request) -> str:
    """Return "id" or "en": `?lang=`, else the `Accept-Language` header, else Indonesian."""
    asked = request.args.get("lang")
    if asked in LANGUAGES:
        return str(asked)
    return request.accept_languages.best_match(LANGUAGES) or LANGUAGES[0]
