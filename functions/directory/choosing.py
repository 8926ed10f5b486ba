"""What a counselor chooses a service from, and what the client is then shown of it."""

import json
from typing import Any

from functions.directory.addresses import service_address
from functions.directory.card import ways
from functions.directory.listing import cost_in_words, hours_in_words, in_order
from functions.directory.loading import Directory
from functions.directory.model import CRISIS_DAYS, OTHER_DAYS, Service
from functions.directory.taxonomy import Kind, terms


def as_choices(directory: Directory, language: str) -> str:
    """Return the services that are there, in the directory's order, with the names of topics and provinces.

    How old a check may be (`ages`: days until it ages, and until it is old) goes along: what was fresh when
    the site was built need not be so on the day of the choice.
    """
    services = [service for service in directory.services(language) if service.status == "active"]
    choices = {
        "topics": _used("topics", {code for each in services for code in each.topics}, language),
        "provinces": _used("provinces", {code for each in services for code in each.provinces}, language),
        "services": [_choice(service, language) for service in in_order(services)],
    }
    return json.dumps(choices, ensure_ascii=False, separators=(",", ":"))


def _used(kind: Kind, codes: set[str], language: str) -> dict[str, str]:
    return {code: term.name for code, term in terms(kind, language).items() if code in codes}


def _choice(service: Service, language: str) -> dict[str, Any]:
    return {
        "id": service.id,
        "name": service.name,
        "description": service.description,
        "organization": service.organization,
        "alert": service.alert,
        "hours": hours_in_words(service, language),
        "cost": cost_in_words(service, language),
        "fees": service.fees,
        "eligibility": service.eligibility,
        "areas": [area.name for area in service.areas],
        "places": [area.extent for area in service.areas],
        "topics": list(service.topics),
        "ways": [{"text": way.text, "href": way.href} for way in ways(service, language)],
        "address": service_address(service.slug, language),
        "assured_date": service.assured and service.assured.isoformat(),
        "crisis": service.cards.get("crisis"),
        "stays": service.is_ambulance,
        "ages": list(CRISIS_DAYS if service.is_crisis_line else OTHER_DAYS),
    }
