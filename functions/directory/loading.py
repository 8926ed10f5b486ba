"""Reads services from HSDS JSON by our profile, with their English texts from an overlay."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from functions.directory.checking import days_to_come, faults_of, ids_twice, pairs_amiss, parsed
from functions.directory.model import Area, Hours, Phone, Service, Source


class DirectoryError(ValueError):
    """Services cannot be used; `faults` are sentences for whoever wrote them."""

    def __init__(self, faults: list[str]) -> None:
        super().__init__("\n".join(faults))
        self.faults = tuple(faults)


@dataclass(frozen=True)
class Directory:
    """What all files say: HSDS documents by slug, and each further language's texts by slug."""

    documents: Mapping[str, Mapping[str, Any]]
    overlays: Mapping[str, Mapping[str, Mapping[str, Any]]]

    def in_language(self, language: str) -> dict[str, dict[str, Any]]:
        """Return the documents in a language."""
        if language not in self.overlays:
            return {slug: dict(document) for slug, document in self.documents.items()}
        texts = self.overlays[language]
        return {slug: _translated(document, texts[slug]) for slug, document in self.documents.items()}

    def up_to(self, latest: date) -> "Directory":
        """Return the directory, unless a day in it is after the last that has begun.

        Raises:
            DirectoryError: with each such day.
        """
        faults = [
            f"{slug}.json: {sentence}"
            for slug, document in self.documents.items()
            for sentence in days_to_come(document, latest)
        ]
        if faults:
            raise DirectoryError(faults)
        return self

    def services(self, language: str) -> list[Service]:
        """Return the services in a language."""
        return [_service(slug, document) for slug, document in self.in_language(language).items()]


def read(sources: Mapping[str, str], translations: Mapping[str, Mapping[str, str]]) -> Directory:
    """Read and check all files.

    `sources` maps a slug to HSDS JSON; `translations` a further language to its overlays by slug.

    Raises:
        DirectoryError: with all that is wrong in any of them.
    """
    faults: list[str] = []
    documents = {slug: parsed(f"{slug}.json", text, "service", faults) for slug, text in sources.items()}
    overlays = {
        language: {
            slug: parsed(f"{language}/{slug}.json", text, "translation", faults)
            for slug, text in texts.items()
        }
        for language, texts in translations.items()
    }
    for slug, document in documents.items():
        faults += [f"{slug}.json: {sentence}" for sentence in faults_of(document)]
    faults += ids_twice(documents)
    for language, texts in overlays.items():
        faults += pairs_amiss(language, documents, texts)
    if faults:
        raise DirectoryError(faults)
    return Directory(dict(sorted(documents.items())), overlays)


def load(
    sources: Mapping[str, str], translations: Mapping[str, Mapping[str, str]]
) -> dict[str, list[Service]]:
    """Read services into lists by language, Indonesian first.

    Raises:
        DirectoryError: with all that is wrong in any of them.
    """
    directory = read(sources, translations)
    return {language: directory.services(language) for language in ("id", *translations)}


def read_folder(folder: Path) -> Directory:
    """Read the services of a folder, their English texts below it.

    Raises:
        DirectoryError: with all that is wrong in any of them.
    """

    files = [*sorted(folder.glob("*.json")), *sorted((folder / "en").glob("*.json"))]
    return _read_files(folder, tuple((file, file.stat().st_mtime_ns, file.stat().st_size) for file in files))


@lru_cache(maxsize=2)
def _read_files(folder: Path, stamps: tuple[tuple[Path, int, int], ...]) -> Directory:
    """Read files once, and again when one of them has changed."""
    texts = {file: file.read_text(encoding="utf-8") for file, _, _ in stamps}
    sources = {file.stem: text for file, text in texts.items() if file.parent == folder}
    english = {file.stem: text for file, text in texts.items() if file.parent != folder}
    return read(sources, {"en": english})


def _translated(document: Mapping[str, Any], texts: Mapping[str, Any]) -> dict[str, Any]:
    """Return the document with another language's texts; lists keep their order and length."""
    plain = ("name", "description", "fees_description", "eligibility_description", "alert")
    changed = {**document, **{key: texts[key] for key in plain if key in texts}}
    changed["organization"] = {**document["organization"], "name": texts["organization"]}
    for key, field in (("schedules", "description"), ("service_areas", "name")):
        pairs = zip(document[key], texts[key], strict=True)
        changed[key] = [{**entry, field: text} for entry, text in pairs]
    sources = texts.get("sources", {})
    changed["metadata"] = [
        {**entry, "updated_by": sources.get(entry["updated_by"], entry["updated_by"])}
        for entry in document["metadata"]
    ]
    return changed


def _service(slug: str, document: Mapping[str, Any]) -> Service:
    terms = [
        (a["taxonomy_term"]["taxonomy"], a["taxonomy_term"]["code"], a.get("value"))
        for a in document["attributes"]
    ]
    return Service(
        id=document["id"],
        slug=slug,
        name=document["name"],
        description=document["description"],
        organization=document["organization"]["name"],
        hours=tuple(_hours(entry) for entry in document["schedules"]),
        cost=next(code for taxonomy, code, _ in terms if taxonomy == "urn:pinternet:cost"),
        fees=document["fees_description"],
        eligibility=document["eligibility_description"],
        areas=tuple(Area(entry["name"], entry["extent"]) for entry in document["service_areas"]),
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
            if entry["last_action_type"] == "sourced"
        ),
        assured=date.fromisoformat(document["assured_date"]) if "assured_date" in document else None,
        status=document["status"],
    )


def _hours(entry: Mapping[str, str]) -> Hours:
    days = tuple(filter(None, entry.get("byday", "").split(",")))
    return Hours(entry["description"], days, entry.get("opens_at", ""), entry.get("closes_at", ""))
