"""What is wrong with a service's files, in sentences for whoever wrote them."""

import json
import re
from collections import Counter
from collections.abc import Mapping
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any, Literal

import jsonschema

from functions.directory.refused import refusal_of, refused_in
from functions.directory.taxonomy import COUNTRY, TAXONOMIES, is_known

COST = "urn:pinternet:cost"
UNKNOWN_HOURS = re.compile(r"tidak (kami ke|dike)tahui", re.IGNORECASE)
DAY_AND_NIGHT = "24 jam"
STREET = re.compile(r"\b(jl|jln|jalan|gang|rt|rw|komplek|kompleks)\b\.?\s+\w", re.IGNORECASE)
TEXTS = ("name", "description", "alert", "fees_description", "eligibility_description")
NUMBER = "is no number: write it as dialled in Indonesia, or with + and the country"

Document = Mapping[str, Any]


@cache
def _validator(what: Literal["service", "translation"]) -> jsonschema.Draft202012Validator:
    text = files("functions.directory").joinpath("schema.json").read_text(encoding="utf-8")
    profile = json.loads(text)
    part = {"$ref": "#/$defs/translation", "$defs": profile["$defs"]}
    return jsonschema.Draft202012Validator(profile if what == "service" else part)


def parsed(
    name: str, text: str, what: Literal["service", "translation"], faults: list[str]
) -> dict[str, Any]:
    """Return a file's document, empty when it is none of our profile; add to `faults` why."""
    try:
        document: dict[str, Any] = json.loads(text)
    except (json.JSONDecodeError, RecursionError) as error:
        faults.append(f"{name}: is no JSON: {error}")
        return {}
    errors = sorted(_validator(what).iter_errors(document), key=lambda error: error.json_path)
    faults += [f"{name}: {_sentence(error)}" for error in errors]
    return document if not errors else {}


def _sentence(error: jsonschema.ValidationError) -> str:
    if list(error.absolute_path)[-1:] == ["number"]:
        return f"{error.json_path}: {error.instance!r} {NUMBER}"
    return f"{error.json_path}: {error.message}"


def faults_of(document: Document) -> list[str]:
    """Return what a schema cannot say of a service."""
    if not document:
        return []
    return [
        *_days_that_are_none(document),
        *_unknown_codes(document),
        *_hours_amiss(document),
        *_contacts_amiss(document),
        *_addresses_of_shelters(document),
    ]


def ids_twice(documents: Mapping[str, Document]) -> list[str]:
    """Return a sentence for each service whose id another one has, too."""
    ids = Counter(document["id"] for document in documents.values() if document)
    return [
        f"{slug}.json: another service has the id {document['id']}, too"
        for slug, document in documents.items()
        if document and ids[document["id"]] > 1
    ]


def pairs_amiss(language: str, documents: Mapping[str, Document], texts: Mapping[str, Document]) -> list[str]:
    """Return what stands in one language and not in the other."""
    faults = [f"{slug}.json: has no texts in {language!r}" for slug in documents if slug not in texts]
    faults += [f"{language}/{slug}.json: translates no service" for slug in texts if slug not in documents]
    for slug, text in texts.items():
        document = documents.get(slug)
        if document and text:
            faults += [f"{language}/{slug}.json: {sentence}" for sentence in _amiss(document, text)]
    return faults


def _amiss(document: Document, texts: Document) -> list[str]:
    faults = []
    if ("alert" in document) != ("alert" in texts):
        faults.append("alert has to stand in both languages")
    for key in ("schedules", "service_areas"):
        if len(document[key]) != len(texts[key]):
            faults.append(f"{key} has {len(texts[key])} texts for {len(document[key])} entries")
    return faults + [f"{number} is a refused number" for number in refused_in(_all_texts(texts))]


def _days_that_are_none(document: Document) -> list[str]:
    faults = []
    for key in ("assured_date", "last_modified"):
        try:
            date.fromisoformat(document.get(key, "2000-01-01"))
        except ValueError:
            faults.append(f"{key} {document[key]!r} is no day")
    return faults


def _unknown_codes(document: Document) -> list[str]:
    terms = [entry["taxonomy_term"] for entry in document["attributes"]]
    faults = [
        f"{term['code']!r} is no code of {term['taxonomy']}; those are in functions/directory/taxonomy.json"
        for term in terms
        if not is_known(TAXONOMIES[term["taxonomy"]], term["code"])
    ]
    if sum(term["taxonomy"] == COST for term in terms) != 1:
        faults.append(f"one attribute of {COST} says what it costs; there is not exactly one")
    faults += [
        f"{area['extent']!r} is no province of ISO 3166-2:ID"
        for area in document["service_areas"]
        if area["extent"] != COUNTRY and not is_known("provinces", area["extent"])
    ]
    return faults + [
        f"{entry['code']!r} is no language of functions/directory/taxonomy.json"
        for entry in document["languages"]
        if not is_known("languages", entry["code"])
    ]


def _hours_amiss(document: Document) -> list[str]:
    faults = []
    for entry in document["schedules"]:
        said, opens, closes = entry["description"], entry.get("opens_at", ""), entry.get("closes_at", "")
        if not opens and not UNKNOWN_HOURS.search(said):
            faults.append(f"hours {said!r} have no times: give them, or say “tidak kami ketahui”")
        elif opens[5:] != closes[5:]:
            faults.append(f"hours {said!r} open and close in two zones")
        elif opens and opens == closes:
            faults.append(f"hours {said!r} close when they open; by day and night is 00:00 to 23:59")
        elif (opens[:5], closes[:5]) == ("00:00", "23:59") and DAY_AND_NIGHT not in said:
            faults.append(f"hours {said!r} are by day and night: say “{DAY_AND_NIGHT}”")
    return faults


def _contacts_amiss(document: Document) -> list[str]:
    sourced = {e["replacement_value"] for e in document["metadata"] if e["last_action_type"] == "sourced"}
    owner = f"{document['name']} {document['organization']['name']}"
    faults = [
        f"{contact} has no source in metadata" for contact in _contacts(document) if contact not in sourced
    ]
    faults += [
        f"{phone['number']} is refused: {reason}"
        for phone in document.get("phones", [])
        if (reason := refusal_of(phone["number"], owner))
    ]
    return faults + [f"{number} is a refused number" for number in refused_in(_all_texts(document))]


def _contacts(document: Document) -> list[str]:
    numbers = [
        phone["number"] + ("," + phone["extension"] if "extension" in phone else "")
        for phone in document.get("phones", [])
    ]
    return numbers + [document[key] for key in ("url", "email") if key in document]


def _all_texts(document: Document) -> str:
    return " | ".join(document[key] for key in TEXTS if key in document)


def _addresses_of_shelters(document: Document) -> list[str]:
    """Return what would tell where somebody hides. The profile has no addresses; texts must have none."""
    codes = [entry["taxonomy_term"]["code"] for entry in document["attributes"]]
    if "shelter" in codes and STREET.search(_all_texts(document)):
        return ["a shelter's address stands nowhere: take the street out"]
    return []
