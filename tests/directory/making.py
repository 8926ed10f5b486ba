"""A service for tests, by our profile."""

import json
import uuid
from datetime import date
from typing import Any

from functions.directory.loading import load
from functions.directory.model import Service


def identity(name: str) -> str:
    """Return a UUID that is the same each time."""
    return str(uuid.uuid5(uuid.NAMESPACE_URL, name))


def document(**changes: Any) -> dict[str, Any]:
    """Return a service as HSDS; a change to None leaves a key out."""
    service: dict[str, Any] = {
        "id": identity("service"),
        "name": "Telepon Contoh",
        "description": "Rekaan.",
        "status": "active",
        "organization": {"id": identity("org"), "name": "Yayasan Contoh", "description": "Rekaan."},
        "languages": [{"id": identity("l"), "name": "Indonesia", "code": "id"}],
        "phones": [{"id": identity("p"), "number": "0211234567", "type": "voice"}],
        "service_areas": [
            {"id": identity("a"), "name": "Indonesia", "extent": "ID", "extent_type": "ISO 3166"}
        ],
        "schedules": [{"id": identity("s"), "description": "Tidak diketahui"}],
        "fees_description": "Gratis.",
        "eligibility_description": "Siapa saja.",
        "attributes": [
            attribute("topic", "counselling"),
            attribute("cost", "free"),
        ],
        "metadata": [source("0211234567")],
    }
    service |= changes
    if service.get("assured_date"):
        service["metadata"] = [*service["metadata"], check(service["assured_date"])]
    return {key: value for key, value in service.items() if value is not None}


def check(on: str) -> dict[str, Any]:
    """Return the entry of a check of that day."""
    return {
        **source(on, on, "AB"),
        "resource_id": identity("service"),
        "resource_type": "service",
        "last_action_type": "assured",
        "field_name": "assured_date",
    }


def attribute(taxonomy: str, code: str) -> dict[str, Any]:
    """Return an attribute of one of our taxonomies."""
    return {
        "id": identity(taxonomy + code),
        "link_type": "service",
        "taxonomy_term": {"taxonomy": f"urn:pinternet:{taxonomy}", "code": code},
    }


def source(contact: str, on: str = "2026-01-12", by: str = "koran-contoh.id") -> dict[str, Any]:
    """Return where a contact was read."""
    return {
        "id": identity(contact + by),
        "resource_id": identity("p"),
        "resource_type": "phone",
        "last_action_date": on,
        "last_action_type": "sourced",
        "field_name": "number",
        "previous_value": "",
        "replacement_value": contact,
        "updated_by": by,
    }


def on_card(card: str, place: int) -> dict[str, Any]:
    """Return the attribute that puts a service on a card."""
    return attribute("card", card) | {"value": str(place)}


TEXTS: dict[str, Any] = {
    "name": "Sample line",
    "description": "Invented.",
    "fees_description": "Free.",
    "eligibility_description": "Anybody.",
    "organization": "Sample Foundation",
    "schedules": ["Unknown"],
    "service_areas": ["Indonesia"],
}


def loaded(service: dict[str, Any], texts: dict[str, Any] | None = None) -> dict[str, list[Service]]:
    """Return the service as the loader reads it, in both languages."""
    return load({"sample": json.dumps(service)}, {"en": {"sample": json.dumps(texts or TEXTS)}})


def crisis_line(number: str = "0211234567", assured: date | None = None, **changes: Any) -> Service:
    """Return a service that stands on the crisis card."""
    attributes = [*document()["attributes"], on_card("crisis", 20)]
    day = assured.isoformat() if assured else None
    phones = [{"id": identity("p"), "number": number, "type": "voice"}]
    described = document(
        attributes=attributes, assured_date=day, phones=phones, metadata=[source(number)], **changes
    )
    return loaded(described)["id"][0]
