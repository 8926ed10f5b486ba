"""The filter of the directory's index as HTML: hidden until a script can filter, never a dead end."""

from collections.abc import Iterable, Mapping
from html import escape

from functions.directory.model import Service
from functions.directory.taxonomy import Kind, terms
from functions.directory.words import words_of

CHANNELS = ("voice", "whatsapp", "text", "web", "email")


def filter_form(services: list[Service], language: str) -> str:
    """Return the filter: by need, place, cost, channel, language, and what is open now."""
    words = words_of(language)
    topics, languages = _codes(s.topics for s in services), _codes(s.languages for s in services)
    options = {
        "topics": _named("topics", language, topics),
        "places": {term.code: term.name for term in terms("provinces", language).values()},
        "cost": _named("costs", language, {s.cost for s in services}),
        "channels": _channels(services, words),
        "languages": _named("languages", language, languages),
    }
    fields = [_select(name, words, offered) for name, offered in options.items()]
    inner = "\n".join(fields)
    return (
        f'<details class="filter" data-part="filter" hidden><summary>{words["filter"]}</summary>\n'
        f'<form data-part="filter-form" autocomplete="off">\n<div class="filter-fields">{inner}</div>\n'
        '<label class="option"><input type="checkbox" name="open"> '
        f"<span>{words['filter-open']}</span></label>\n"
        '<p class="actions" data-part="reset" hidden>'
        f'<button class="button quiet" type="reset">{words["filter-clear"]}</button></p>\n'
        "</form></details>\n"
        '<p class="count" role="status" data-part="count" hidden></p>\n'
        f'<div class="note" data-part="empty" hidden><p>{words["filter-empty"]}</p>'
        '<p class="actions"><button class="button quiet" type="button" data-part="clear">'
        f"{words['filter-clear']}</button></p></div>"
    )


def sayings(language: str) -> str:
    """Return what the script says, as attributes of the module's root."""
    words = words_of(language)
    keys = ("now-open", "now-said", "now-closed", "now-unknown", "now-holiday", "count", "count-unknown")
    return "".join(f' data-{key}="{escape(words[key])}"' for key in keys)


def _codes(lists: Iterable[Iterable[str]]) -> set[str]:
    return {code for codes in lists for code in codes}


def _named(kind: Kind, language: str, codes: set[str]) -> dict[str, str]:
    return {term.code: term.name for term in terms(kind, language).values() if term.code in codes}


def _channels(services: list[Service], words: Mapping[str, str]) -> dict[str, str]:
    used = _codes(service.channels for service in services)
    return {channel: words[f"channel-{channel}"] for channel in CHANNELS if channel in used}


def _select(name: str, words: Mapping[str, str], options: Mapping[str, str]) -> str:
    shown = "".join(f'<option value="{code}">{escape(text)}</option>' for code, text in options.items())
    return (
        f'<div class="field"><label for="filter-{name}">{words[f"filter-{name}"]}</label>'
        f'<select id="filter-{name}" name="{name}"><option value="">{words["filter-all"]}</option>'
        f"{shown}</select></div>"
    )
