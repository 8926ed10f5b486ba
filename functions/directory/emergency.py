"""The emergency page's help as HTML: in the order of need, with words to begin a call with."""

from collections.abc import Iterable
from datetime import date
from html import escape

from functions.directory.card import TRUSTED_AFTER, children_card, entry, person, standing
from functions.directory.model import Service
from functions.directory.words import words_of

# What a place on the crisis card means: each section ends where the next begins.
SECTIONS = (("rescue", 0), ("talk", 20), ("violence", 40), ("trusted", TRUSTED_AFTER), ("further", 61))


def emergency(services: Iterable[Service], language: str, today: date) -> str:
    """Return rescue, talk, violence, a person you trust, further lists, and what is there for children."""
    services = list(services)
    found = standing("crisis", services, today)
    ends = [start for _, start in SECTIONS[1:]] + [1000]
    parts = [
        _section(name, [s for s in found if start <= s.cards["crisis"] < end], language, today)
        for (name, start), end in zip(SECTIONS, ends, strict=True)
    ]
    words = words_of(language)
    children = (
        f"<section><h2>{words['for-children']}</h2>\n{children_card(services, language, today)}</section>"
    )
    return "\n".join([*filter(None, parts), children])


def _section(name: str, services: list[Service], language: str, today: date) -> str:
    words = words_of(language)
    if name == "trusted":
        return f'<section><ol class="lines">{person(words["trusted-name"], words["trusted"])}</ol></section>'
    if not services:
        return ""
    lines = "\n".join(entry(service, language, today) for service in services)
    say = f'<p class="say">{escape(words[f"{name}-say"])}</p>' if f"{name}-say" in words else ""
    several = f"<p>{words['several']}</p>\n" if name == "talk" else ""
    return f'<section><h2>{words[name]}</h2>\n{several}<ol class="lines">\n{lines}\n</ol>{say}</section>'
