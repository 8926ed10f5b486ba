"""Services in a list as HTML: what each is, how to reach it, and how well that is known."""

from collections.abc import Iterable
from datetime import date
from html import escape

from functions.directory.addresses import service_address
from functions.directory.card import contacts, truth
from functions.directory.model import Hours, Service
from functions.directory.taxonomy import terms
from functions.directory.words import words_of

SIGNS = {"fresh": "✓", "aging": "~", "old": "!", "never": "?"}


def in_order(services: Iterable[Service]) -> list[Service]:
    """Return services as they are listed: those of the help card first, then by name."""
    return sorted(services, key=lambda s: (s.cards.get("crisis", 999), s.name.lower()))


def listing(services: Iterable[Service], language: str, today: date, heading: str = "h3") -> str:
    """Return a list of services below a heading, marked with what a filter looks for."""
    items = "\n".join(_item(service, language, today, heading) for service in in_order(services))
    return f'<ul class="services" data-part="services">\n{items}\n</ul>'


def freshness_line(service: Service, language: str, today: date) -> str:
    """Return how old the last check is, by a sign and in words."""
    state = service.freshness(today)
    sign = f'<span class="sign" aria-hidden="true">{SIGNS[state]}</span>'
    return f'<p class="freshness {state}">{sign} {escape(truth(service, language, today))}</p>'


def hours_in_words(service: Service, language: str) -> str:
    """Return when a service is open, with a doubt about holidays where it ever closes."""
    said = [_sentence(hours.description) for hours in service.hours]
    if any(hours.opens and not hours.is_by_day_and_night for hours in service.hours):
        said.append(words_of(language)["holidays"])
    return " ".join(said)


def cost_in_words(service: Service, language: str) -> str:
    """Return what a service costs, by its code."""
    return terms("costs", language)[service.cost].name


def _sentence(text: str) -> str:
    return text if text.endswith(".") else f"{text}."


def _item(service: Service, language: str, today: date, heading: str) -> str:
    alert = f'<p class="alert">{escape(service.alert)}</p>' if service.alert else ""
    areas = ", ".join(area.name for area in service.areas)
    facts = " · ".join(
        [hours_in_words(service, language).rstrip("."), cost_in_words(service, language), areas]
    )
    name = f'<a href="{service_address(service.slug, language)}">{escape(service.name)}</a>'
    return (
        f"<li{_marks(service)}><{heading}>{name}</{heading}>\n<p>{escape(service.description)}</p>{alert}\n"
        f'<p class="contacts">{contacts(service, language)}</p>\n'
        f'<p class="facts"><span class="now" data-part="now" hidden></span>{escape(facts)}</p>\n'
        f"{freshness_line(service, language, today)}</li>"
    )


def _marks(service: Service) -> str:
    marks = {
        "topics": " ".join(service.topics),
        "places": " ".join(area.extent for area in service.areas),
        "cost": service.cost,
        "channels": " ".join(service.channels),
        "languages": " ".join(service.languages),
        "hours": ";".join(_mark(hours) for hours in service.hours),
    }
    unchecked = "" if service.assured else " data-unchecked"
    return "".join(f' data-{name}="{escape(value)}"' for name, value in marks.items()) + unchecked


def _mark(hours: Hours) -> str:
    """Return hours for the page's script: days, opening, closing, offset; nothing where unknown."""
    if not hours.opens:
        return ""
    return "|".join([",".join(hours.days), hours.opens[:5], hours.closes[:5], hours.opens[5:]])
