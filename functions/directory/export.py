"""The whole directory for other programs: HSDS 3 as JSON, and one table as CSV."""

import csv
import io
import json
import uuid
from collections.abc import Mapping
from datetime import date
from typing import Any

from functions.directory.card import ways
from functions.directory.loading import Directory
from functions.directory.model import Service
from functions.directory.taxonomy import TAXONOMIES, terms

LICENSE = {
    "name": "CC0 1.0 Universal",
    "identifier": "CC0-1.0",
    "url": "https://creativecommons.org/publicdomain/zero/1.0/",
}
"""Of the directory's data, apart from the program's: numbers that save lives belong to everybody."""
PROFILE = "https://docs.openreferral.org/en/3.0/"
COLUMNS = (
    "id", "name", "name_en", "organization", "description", "description_en", "alert", "phones", "whatsapp",
    "sms", "url", "email", "hours", "fees", "cost", "eligibility", "areas", "languages", "topics",
    "assured_date", "newest_source", "newest_source_date", "license",
)  # fmt: skip


def as_hsds(directory: Directory, language: str, today: date) -> str:
    """Return all services in a language as one page of an HSDS list, every term with its words."""
    contents = [_full(document, language) for document in directory.in_language(language).values()]
    page = {
        "license": LICENSE,
        "profile": PROFILE,
        "language": language,
        "generated": today.isoformat(),
        "total_items": len(contents),
        "total_pages": 1,
        "page_number": 1,
        "size": len(contents),
        "first_page": True,
        "last_page": True,
        "empty": not contents,
        "contents": contents,
    }
    return json.dumps(page, ensure_ascii=False, indent=1)


def _full(document: Mapping[str, Any], language: str) -> dict[str, Any]:
    attributes = [_linked(attribute, document["id"], language) for attribute in document["attributes"]]
    return {**document, "attributes": attributes}


def _linked(attribute: Mapping[str, Any], service: str, language: str) -> dict[str, Any]:
    """Return an attribute with what HSDS asks of it and of its term."""
    taxonomy, code = (attribute["taxonomy_term"][key] for key in ("taxonomy", "code"))
    term = terms(TAXONOMIES[taxonomy], language)[code]
    id = str(uuid.uuid5(uuid.NAMESPACE_URL, f"{taxonomy}:{code}"))
    full = {"id": id, "code": code, "name": term.name, "description": term.description, "taxonomy": taxonomy}
    linked = {"link_id": service, "link_entity": "service", "taxonomy_term_id": id, "taxonomy_term": full}
    return {**attribute, **linked}


def as_local(directory: Directory, language: str) -> str:
    """Return each province's own services and the ways to reach them, for pages that name no province."""
    local: dict[str, list[dict[str, Any]]] = {}
    for service in directory.services(language):
        if service.status == "active":
            found = [{"text": way.text, "href": way.href} for way in ways(service, language)]
            for province in service.provinces:
                local.setdefault(province, []).append({"name": service.name, "ways": found})
    return json.dumps(local, ensure_ascii=False, separators=(",", ":"))


def as_csv(directory: Directory) -> str:
    """Return a table of all services (RFC 4180), several values in a field parted by "; "."""
    out = io.StringIO()
    table = csv.DictWriter(out, COLUMNS, lineterminator="\r\n")
    table.writeheader()
    pairs = zip(directory.services("id"), directory.services("en"), strict=True)
    table.writerows(_row(service, english) for service, english in pairs)
    return out.getvalue()


def _row(service: Service, english: Service) -> dict[str, str]:
    def numbers(kind: str) -> str:
        return _several(
            p.number + (f",{p.extension}" if p.extension else "") for p in service.phones if p.type == kind
        )

    return {
        "id": service.id,
        "name": service.name,
        "name_en": english.name,
        "organization": service.organization,
        "description": service.description,
        "description_en": english.description,
        "alert": service.alert,
        "phones": numbers("voice"),
        "whatsapp": numbers("whatsapp"),
        "sms": numbers("text"),
        "url": service.url,
        "email": service.email,
        "hours": _several(hours.description for hours in service.hours),
        "fees": service.fees,
        "cost": service.cost,
        "eligibility": service.eligibility,
        "areas": _several(area.extent for area in service.areas),
        "languages": _several(service.languages),
        "topics": _several(service.topics),
        "assured_date": service.assured.isoformat() if service.assured else "",
        "newest_source": service.newest_source.by,
        "newest_source_date": service.newest_source.on,
        "license": LICENSE["identifier"],
    }


def _several(values: Any) -> str:
    return "; ".join(values)
