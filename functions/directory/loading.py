"""Reads services from HSDS JSON by our profile, with their English texts from an overlay."""

import json
from collections.abc import Mapping
from datetime import date
from importlib.resources import files
from typing import Any

import jsonschema

from functions.directory.model import Phone, Service, Source
from functions.directory.refused import refusal_of


class DirectoryError(ValueError):
    """Services cannot be used; `faults` are sentences for whoever wrote them."""

    def __init__(self, faults: list[str]) -> None:
        super().__init__("\n".join(faults))
        self.faults = tuple(faults)


def load(
    sources: Mapping[str, str], translations: Mapping[str, Mapping[str, str]]
) -> dict[str, list[Service]]:
    """Read services into lists by language, Indonesian first.

    `sources` maps a slug to HSDS JSON; `translations` a further language to its overlays by slug.

    Raises:
        DirectoryError: with all that is wrong in any of them.
    """
    faults: list[str] = []
    documents = {slug: _document(slug, text, _profile(), faults) for slug, text in sorted(sources.items())}
    for slug, document in documents.items():
        faults += [f"{slug}: {sentence}" for sentence in _faults_of(document)]
    overlays = {
        language: {
            slug: _document(f"{language}/{slug}", text, _translation(), faults)
            for slug, text in texts.items()
        }
        for language, texts in translations.items()
    }
    for language, texts in overlays.items():
        faults += [f"{slug} has no texts in {language!r}" for slug in documents if slug not in texts]
        faults += [f"{language}/{slug} translates no service" for slug in texts if slug not in documents]
    if faults:
        raise DirectoryError(faults)
    services = {"id": [_service(slug, document) for slug, document in documents.items()]}
    for language, texts in overlays.items():
        try:
            services[language] = [
                _service(slug, _translated(doc, texts[slug])) for slug, doc in documents.items()
            ]
        except ValueError as error:
            raise DirectoryError([f"{language}: {error}"]) from error
    return services


def _profile() -> dict[str, Any]:
    text = files("functions.directory").joinpath("schema.json").read_text(encoding="utf-8")
    profile: dict[str, Any] = json.loads(text)
    return profile


def _translation() -> dict[str, Any]:
    profile = _profile()
    return {"$ref": "#/$defs/translation", "$defs": profile["$defs"]}


def _document(name: str, text: str, schema: dict[str, Any], faults: list[str]) -> dict[str, Any]:
    try:
        document = json.loads(text)
    except json.JSONDecodeError as error:
        faults.append(f"{name}: is no JSON: {error}")
        return {}
    validator = jsonschema.Draft202012Validator(schema)
    errors = sorted(validator.iter_errors(document), key=lambda error: error.json_path)
    faults += [f"{name}: {error.json_path}: {error.message}" for error in errors]
    return document if not errors else {}


def _faults_of(document: Mapping[str, Any]) -> list[str]:
    """Return what a schema cannot say: real dates, a source for each contact, refused numbers."""
    if not document:
        return []
    faults = []
    for key in ("assured_date", "last_modified"):
        try:
            date.fromisoformat(document.get(key, "2000-01-01"))
        except ValueError:
            faults.append(f"{key} {document[key]!r} is no day")
    sourced = {entry["replacement_value"] for entry in document["metadata"]}
    faults += [
        f"{contact} has no source in metadata" for contact in _contacts(document) if contact not in sourced
    ]
    owner = document["organization"]["name"]
    faults += [
        f"{phone['number']} is refused: {reason}"
        for phone in document.get("phones", [])
        if (reason := refusal_of(phone["number"], owner))
    ]
    return faults


def _contacts(document: Mapping[str, Any]) -> list[str]:
    numbers = [_spoken(phone) for phone in document.get("phones", [])]
    return numbers + [document[key] for key in ("url", "email") if key in document]


def _spoken(phone: Mapping[str, str]) -> str:
    return phone["number"] + ("," + phone["extension"] if "extension" in phone else "")


def _translated(document: Mapping[str, Any], texts: Mapping[str, Any]) -> dict[str, Any]:
    """Return the document with another language's texts; lists keep their order and length."""
    plain = ("name", "description", "fees_description", "eligibility_description", "alert")
    changed = {**document, **{key: texts[key] for key in plain if key in texts}}
    if ("alert" in document) != ("alert" in texts):
        raise ValueError(f"{document['name']}: alert has to stand in both languages")
    changed["organization"] = {**document["organization"], "name": texts["organization"]}
    for key, field in (("schedules", "description"), ("service_areas", "name")):
        pairs = zip(document[key], texts[key], strict=True)
        changed[key] = [{**entry, field: text} for entry, text in pairs]
    return changed


def _service(slug: str, document: Mapping[str, Any]) -> Service:
    terms = [
        (a["taxonomy_term"]["taxonomy"], a["taxonomy_term"]["code"], a.get("value"))
        for a in document["attributes"]
    ]
    return Service(
        slug=slug,
        name=document["name"],
        description=document["description"],
        organization=document["organization"]["name"],
        hours=tuple(entry["description"] for entry in document["schedules"]),
        fees=document["fees_description"],
        eligibility=document["eligibility_description"],
        areas=tuple(entry["name"] for entry in document["service_areas"]),
        languages=tuple(entry["code"] for entry in document["languages"]),
        topics=tuple(code for taxonomy, code, _ in terms if taxonomy == "urn:pinternet:topic"),
        phones=tuple(
            Phone(p["number"], p["type"], p.get("extension", ""), p.get("description", ""))
            for p in document.get("phones", [])
        ),
        url=document.get("url", ""),
        email=document.get("email", ""),
        alert=document.get("alert", ""),
        cards={
            code: int(value or 999) for taxonomy, code, value in terms if taxonomy == "urn:pinternet:card"
        },
        sources=tuple(
            Source(entry["replacement_value"], entry["updated_by"], entry["last_action_date"])
            for entry in document["metadata"]
        ),
        assured=date.fromisoformat(document["assured_date"]) if "assured_date" in document else None,
        status=document["status"],
    )
