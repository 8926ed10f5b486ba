"""What is wrong with a service's files, in sentences for whoever wrote them."""

import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any, Literal

import jsonschema

from functions.directory.refusals import in_plain_words
from functions.directory.refused import normal, refusal_of, refused_in
from functions.directory.taxonomy import COUNTRY, TAXONOMIES, is_known

COST = "urn:pinternet:cost"
UNKNOWN_HOURS = re.compile(r"tidak (kami ke|dike)tahui", re.IGNORECASE)
DAY_AND_NIGHT = "24 jam"
IN_WORDS = re.compile(r"[,;(]")
"""What a source has that is told in a sentence, and no bare name or address."""
STREET = re.compile(r"\b(jl|jln|jalan|gang|rt|rw|komplek|kompleks)\b\.?\s+\w", re.IGNORECASE)
TEXTS = ("name", "description", "alert", "fees_description", "eligibility_description")

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
    faults += [f"{name}: {in_plain_words(error)}" for error in errors]
    return document if not errors else {}


def faults_of(document: Document) -> list[str]:
    """Return what a schema cannot say of a service."""
    if not document:
        return []
    return [
        *_days_that_are_none(document),
        *_check_without_entry(document),
        *_unknown_codes(document),
        *_hours_amiss(document),
        *_contacts_amiss(document),
        *_addresses_of_shelters(document),
    ]


def days_to_come(document: Document, latest: date) -> list[str]:
    """Return the days of checks and sources after `latest`, the last that has begun in the country."""
    if not document:
        return []
    days = [("assured_date", document.get("assured_date", ""))]
    days += [
        (f"the date of a source, {e['updated_by']},", e["last_action_date"]) for e in document["metadata"]
    ]
    return [
        f"{what} {day} is still to come: write the day on which it was checked or published"
        for what, day in days
        if day[:1].isdigit() and day > latest.isoformat()[: len(day)]
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
    return faults + _sources_amiss(document, texts) + _refused_anywhere(texts)


def _sources_amiss(document: Document, texts: Document) -> list[str]:
    """Return sources told in Indonesian only, and translations of none; a bare name needs no text."""
    told = {e["updated_by"] for e in document["metadata"] if e["last_action_type"] == "sourced"}
    translated = texts.get("sources", {})
    faults = [
        f"the source {source!r} has no text"
        for source in sorted(told)
        if IN_WORDS.search(source) and source not in translated
    ]
    return faults + [f"{source!r} is no source of the service" for source in translated if source not in told]


def _days_that_are_none(document: Document) -> list[str]:
    faults = []
    for key in ("assured_date", "last_modified"):
        try:
            date.fromisoformat(document.get(key, "2000-01-01"))
        except ValueError:
            faults.append(f"{key} {document[key]!r} is no day")
    return faults


def _check_without_entry(document: Document) -> list[str]:
    day = document.get("assured_date")
    checks = [e for e in document["metadata"] if e["last_action_type"] == "assured"]
    if day is None or any(entry["replacement_value"] == day for entry in checks):
        return []
    return ["assured_date has no entry of a check: run `pinternet directory verify ID --by …`"]


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
        f"{contact} has no source in metadata" for contact in contacts_of(document) if contact not in sourced
    ]
    faults += [
        f"{phone['number']} is refused: {reason}"
        for phone in document.get("phones", [])
        if (reason := refusal_of(phone["number"], owner))
    ]
    return faults + _refused_anywhere(document)


def _refused_anywhere(document: Document) -> list[str]:
    """Return refused numbers in any text or address; of phones and their sources it is said elsewhere."""
    said = {normal(phone["number"]) for phone in document.get("phones", [])}
    found = dict.fromkeys(refused_in(" | ".join(_strings(document))))
    return [f"{number} is a refused number" for number in found if normal(number) not in said]


def _strings(part: Any) -> Iterator[str]:
    """Yield every string of a document but ids, whose digits mean nothing."""
    if isinstance(part, str):
        yield part
    elif isinstance(part, Mapping):
        for key, value in part.items():
            if key not in ("id", "resource_id"):
                yield from _strings(value)
    elif isinstance(part, list):
        for value in part:
            yield from _strings(value)


def contacts_of(document: Document) -> list[str]:
    """Return the ways to reach a service as sources name them: "119,8" is 119, then 8."""
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
