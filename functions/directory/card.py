"""Help cards as HTML: what to reach first, in order, with the truth about how well it is known."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from html import escape
from typing import Any
from urllib.parse import urlsplit

from functions.directory.model import Phone, Service
from functions.directory.words import words_of

# After which place a person is named who is no service; before the links that only lead on.
TRUSTED_AFTER = 60
# Cities whose area code has three digits; others have four, as mobile numbers do.
SHORT_AREAS = ("021", "022", "024", "031", "061")


def crisis_card(services: Iterable[Service], language: str, today: date, lead: str = "") -> str:
    """Return the crisis card: rescue, talk, violence, a person you trust, further lists."""
    words = words_of(language)
    trusted = person(words["trusted-name"], words["trusted"])
    return _card("crisis", services, language, today, trusted, lead)


def children_card(services: Iterable[Service], language: str, today: date) -> str:
    """Return the card for people under 18."""
    words = words_of(language)
    adult = person(words["adult-name"], words["adult"])
    return _card("children", services, language, today, adult)


def _card(
    name: str, services: Iterable[Service], language: str, today: date, someone: str, lead: str = ""
) -> str:
    words = words_of(language)
    found = standing(name, services, today)
    before = [entry(s, language, today) for s in found if s.cards[name] <= TRUSTED_AFTER]
    after = [entry(s, language, today) for s in found if s.cards[name] > TRUSTED_AFTER]
    entries = "\n".join([*before, someone, *after])
    return f'<p>{lead or words["several"]}</p>\n<ol class="lines">\n{entries}\n</ol>'


def standing(card: str, services: Iterable[Service], today: date) -> list[Service]:
    """Return the services that stand on a card, in its order."""
    return sorted((s for s in services if s.stands_on(card, today)), key=lambda s: s.cards[card])


def person(name: str, text: str) -> str:
    """Return somebody who is no service as a line of a card."""
    return f'<li><p class="line-name">{escape(name)}</p><p>{escape(text)}</p></li>'


def entry(service: Service, language: str, today: date) -> str:
    """Return a service as a line of a card."""
    words = words_of(language)
    parts = [service.description, words["emergency-room"] if service.is_ambulance else "", service.alert]
    text = " ".join(part for part in parts if part)
    return (
        f'<li><p class="line-name">{escape(service.name)}</p><p>{escape(text)}</p>\n'
        f'<p class="contacts">{contacts(service, language)}</p>\n'
        f'<p class="small">{escape(truth(service, language, today))}</p></li>'
    )


@dataclass(frozen=True)
class Way:
    """A way to reach a service: what a link says and where it leads. Only calls ring at once."""

    text: str
    href: str
    is_call: bool


def ways(service: Service, language: str) -> list[Way]:
    """Return the ways to reach a service, in its own order, its site last."""
    words = words_of(language)
    found = [_way(phone, words) for phone in service.phones]
    if service.email:
        found.append(Way(words["write"].format(address=service.email), f"mailto:{service.email}", False))
    if service.url:
        site = urlsplit(service.url).netloc.removeprefix("www.")
        found.append(Way(words["open"].format(site=site), service.url, False))
    return found


def contacts(service: Service, language: str) -> str:
    """Return the ways to reach a service as links."""
    return " ".join(_link(way) for way in ways(service, language))


def _way(phone: Phone, words: Mapping[str, Any]) -> Way:
    key = "call" if phone.type == "voice" else phone.type
    number = (
        words["then-press"].format(number=phone.number, extension=phone.extension)
        if phone.extension
        else _spaced(phone)
    )
    return Way(words[key].format(number=number), phone.link, phone.type == "voice")


def _link(way: Way) -> str:
    css = "button" if way.is_call else "button quiet"
    more = ' rel="noreferrer"' if way.href.startswith("https:") else ""
    return f'<a class="{css}" href="{escape(way.href)}"{more}>{escape(way.text)}</a>'


def _spaced(phone: Phone) -> str:
    """Return a number as people read it aloud: in groups, the country's prefix as 0."""
    number = "0" + phone.number[3:] if phone.number.startswith("+62") else phone.number
    if number.startswith(SHORT_AREAS):
        return f"{number[:3]}-{number[3:7]}-{number[7:]}"
    if len(number) < 7:
        return number
    if len(number) == 7:
        return f"{number[:4]}-{number[4:]}"
    return "-".join([number[:4], *(number[n : n + 4] for n in range(4, len(number), 4))])


def truth(service: Service, language: str, today: date) -> str:
    """Say when a person last called or opened it, or that nobody did and how old its source is."""
    words = words_of(language)
    if service.assured:
        state = service.freshness(today)
        key = "fresh-visited" if state == "fresh" and not service.phones else state
        return str(words[key].format(date=written_day(service.assured.isoformat(), words)))
    source = service.newest_source
    when = words["undated"] if source.on == "undated" else written_day(source.on, words)
    return str(words["never" if service.phones else "never-visited"].format(date=when))


def written_day(text: str, words: Mapping[str, Any]) -> str:
    """Return 2026, 2026-01 or 2026-01-12 as people write it."""
    year, *rest = text.split("-")
    month = words["months"][int(rest[0]) - 1] if rest else ""
    day = str(int(rest[1])) if len(rest) > 1 else ""
    return " ".join(part for part in (day, month, year) if part)
