"""What other programs get: everything, with its license, and true to the profile."""

import csv
import io
import json
import uuid
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from functions.directory.export import as_csv, as_hsds, as_local
from functions.directory.loading import read, read_folder
from functions.directory.published import published_services

DIRECTORY = read_folder(Path(__file__).parents[2] / "site" / "directory")
TODAY = date(2026, 11, 25)
PAGE = {language: json.loads(as_hsds(DIRECTORY, language, TODAY)) for language in ("id", "en")}
# What HSDS 3 asks of each object, by its schemas.
REQUIRED = {
    "service": {"id", "name", "status"},
    "organization": {"id", "name", "description"},
    "attributes": {"id", "link_id", "taxonomy_term_id", "link_entity"},
    "taxonomy_term": {"id", "name", "description"},
    "phones": {"id", "number"},
    "schedules": {"id"},
    "languages": {"id"},
    "service_areas": {"id"},
    "metadata": {"id", "resource_id", "resource_type", "last_action_date", "last_action_type", "field_name"},
}


def missing(kind: str, entry: dict[str, Any]) -> list[str]:
    found = [f"{kind} has no {key}" for key in REQUIRED.get(kind, ()) if entry.get(key) in (None, "")]
    for key, value in entry.items():
        for inner in value if isinstance(value, list) else [value]:
            found += missing(key, inner) if isinstance(inner, dict) else []
    return found


@pytest.mark.parametrize("language", ["id", "en"])
def test_every_object_has_what_hsds_asks(language: str) -> None:
    assert [fault for service in PAGE[language]["contents"] for fault in missing("service", service)] == []


def test_the_check_itself_finds_a_missing_key() -> None:
    service = {**PAGE["id"]["contents"][0], "organization": {"id": "x", "name": "y"}}

    assert missing("service", service) == ["organization has no description"]


def test_ids_are_uuids() -> None:
    ids = [attribute["taxonomy_term_id"] for s in PAGE["id"]["contents"] for attribute in s["attributes"]]

    assert all(str(uuid.UUID(id)) == id for id in ids)


def test_it_says_its_license_and_how_many_there_are() -> None:
    page = PAGE["id"]

    assert page["license"]["identifier"] == "CC0-1.0"
    assert page["total_items"] == len(page["contents"]) == 12
    assert (page["first_page"], page["last_page"], page["empty"]) == (True, True, False)


def test_without_the_words_of_terms_it_is_what_the_files_say() -> None:
    for service in PAGE["id"]["contents"]:
        for attribute in service["attributes"]:
            for key in ("link_id", "link_entity", "taxonomy_term_id"):
                del attribute[key]
            attribute["taxonomy_term"] = {
                key: attribute["taxonomy_term"][key] for key in ("taxonomy", "code")
            }
    again = {service["id"]: json.dumps(service) for service in PAGE["id"]["contents"]}

    assert len(read(again, {}).documents) == 12


def test_the_english_page_is_english() -> None:
    names = {service["name"] for service in PAGE["en"]["contents"]}

    assert {"Ambulance 119", "Counselling line 119"} <= names


def test_the_table_has_a_line_for_each_service() -> None:
    rows = {row["name_en"]: row for row in csv.DictReader(io.StringIO(as_csv(DIRECTORY)))}

    assert len(rows) == 12
    assert rows["Counselling line 119"]["phones"] == "119,8"
    assert rows["SAPA 129"]["whatsapp"] == "+628111129129"
    assert rows["Yayasan Pulih"]["areas"] == "ID-JK; ID"
    assert {row["assured_date"] for row in rows.values()} == {""}
    assert {row["license"] for row in rows.values()} == {"CC0-1.0"}


def test_a_site_tells_which_services_it_names(tmp_path: Path) -> None:
    assert published_services(tmp_path) == frozenset()

    (tmp_path / "directory").mkdir()
    (tmp_path / "directory" / "services.json").write_text(json.dumps(PAGE["id"]))

    assert published_services(tmp_path) == {service["id"] for service in PAGE["id"]["contents"]}


@pytest.mark.parametrize(
    ("language", "text"), [("id", "Telepon 0800-1500-119"), ("en", "Call 0800-1500-119")]
)
def test_local_services_stand_under_their_provinces_alone(language: str, text: str) -> None:
    local = json.loads(as_local(DIRECTORY, language))

    assert list(local) == ["ID-JK"]
    assert [service["name"] for service in local["ID-JK"]] == ["JakCare", "Yayasan Pulih"]
    assert local["ID-JK"][0]["ways"] == [{"text": text, "href": "tel:08001500119"}]
