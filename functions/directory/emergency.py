"""The emergency page's help as HTML: in the order of need, with words to begin a call with."""

from collections.abc import Iterable
from datetime import date
from html import escape

from functions.directory.card import TRUSTED_AFTER, children_card, entry, person, standing
from functions.directory.model import Service
from functions.directory.words import words_of

# From which place on the crisis card a section begins; a person you trust stands before the last one.
SECTIONS = (("rescue", 0), ("talk", 20), ("violence", 40), ("further", TRUSTED_AFTER + 1))


def emergency(services: Iterable[Service], language: str, today: date) -> str:
    """Return rescue, talk, violence, a person you trust, further lists, and what is there for children."""
    services, words = list(services), words_of(language)
    found = standing("crisis", services, today)
    *sections, further = [
        _section(name, [s for s in found if name == _section_of(s)], language, today) for name, _ in SECTIONS
    ]
    trusted = f'<section><ol class="lines">{person(words["trusted-name"], words["trusted"])}</ol></section>'
    card = children_card(services, language, today)
    children = f"<section><h2>{words['for-children']}</h2>\n{card}</section>"
    return "\n".join(filter(None, [*sections, trusted, further, children]))


def _section_of(service: Service) -> str:
    return [name for name, start in SECTIONS if start <= service.cards["crisis"]][-1]


def _section(name: str, services: list[Service], language: str, today: date) -> str:
    words = words_of(language)
    if not services:
        return ""
    lines = "\n".join(entry(service, language, today) for service in services)
    say = f'<p class="say">{escape(words[f"{name}-say"])}</p>' if f"{name}-say" in words else ""
    several = f"<p>{words['several']}</p>\n" if name == "talk" else ""
    return f'<section><h2>{words[name]}</h2>\n{several}<ol class="lines">\n{lines}\n</ol>{say}</section>'
