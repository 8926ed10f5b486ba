"""A service that would mislead a reader is refused."""

import json
from typing import Any

import pytest

from functions.directory.loading import DirectoryError, load
from tests.directory.making import TEXTS, attribute, document, identity, loaded, source

FREE = attribute("cost", "free")
AREA = document()["service_areas"][0]
PHONE = {"id": identity("p"), "number": "0211234567", "type": "voice"}
HOURS = {"id": identity("s"), "description": "Hari kerja", "byday": "MO,TU", "opens_at": "08:00+07:00"}
REFUSED = [
    (document(assured_date="last year"), "assured_date"),
    (document(assured_date="2026-02-30"), "is no day"),
    (document(asured_date="2026-01-01"), "Additional properties are not allowed"),
    (document(description=None), "'description' is a required property"),
    (document(languages=[]), "languages"),
    (document(schedules=[]), "schedules"),
    (document(schedules=[HOURS]), "'closes_at' is a dependency"),
    (document(schedules=[{**HOURS, "closes_at": "16:00"}]), "does not match"),
    (document(schedules=[{**HOURS, "closes_at": "16:00+05:00"}]), "does not match"),
    (document(phones=None), "is not valid under any of the given schemas"),
    (document(url="http://contoh.id"), "does not match"),
    (document(url="https://contoh.id"), "https://contoh.id has no source"),
    (document(metadata=[source("0219999999")]), "0211234567 has no source"),
    (document(metadata=[source("0211234567", on="tahun lalu")]), "does not match"),
    (document(phones=[{**PHONE, "number": "500454"}], metadata=[source("500454")]), "is no number"),
    (document(phones=[{**PHONE, "number": "1500454"}], metadata=[source("1500454")]), "closed in 2014"),
    (document(attributes=[]), "attributes"),
    (
        document(attributes=[attribute("topic", "astrology"), FREE]),
        "'astrology' is no code of urn:pinternet:topic",
    ),
    (document(attributes=[attribute("topic", "drugs")]), "there is not exactly one"),
    (
        document(attributes=[attribute("topic", "drugs"), FREE, attribute("cost", "unknown")]),
        "not exactly one",
    ),
    (document(service_areas=[AREA | {"extent": "ID-XX"}]), "'ID-XX' is no province"),
    (document(languages=[{**document()["languages"][0], "code": "zz"}]), "'zz' is no language"),
    (document(schedules=[{"id": identity("s"), "description": "Jam kerja"}]), "have no times"),
    (document(schedules=[HOURS | {"closes_at": "16:00+08:00"}]), "in two zones"),
    (document(schedules=[HOURS | {"closes_at": "08:00+07:00"}]), "close when they open"),
    (document(schedules=[HOURS | {"opens_at": "00:00+07:00", "closes_at": "23:59+07:00"}]), "say “24 jam”"),
    (document(locations=[{"name": "Jalan Rahasia"}]), "Additional properties are not allowed"),
    (
        document(attributes=[attribute("topic", "shelter"), FREE], description="Di Jl. Melati 5."),
        "take the street out",
    ),
    (document(description="Telepon 1500-454."), "1500-454 is a refused number"),
    (
        document(name="Telepon KPAI", phones=[{**PHONE, "number": "1500771"}], metadata=[source("1500771")]),
        "belongs to Kemensos",
    ),
]


@pytest.mark.parametrize(("service", "sentence"), REFUSED, ids=[sentence for _, sentence in REFUSED])
def test_a_service_that_would_mislead_is_refused(service: dict[str, Any], sentence: str) -> None:
    with pytest.raises(DirectoryError) as refused:
        loaded(service)

    assert sentence in str(refused.value)


def test_both_languages_share_contacts_and_dates() -> None:
    services = loaded(document(assured_date="2026-01-01"))

    indonesian, english = services["id"][0], services["en"][0]
    assert (indonesian.name, english.name) == ("Telepon Contoh", "Sample line")
    assert (indonesian.phones, indonesian.assured) == (english.phones, english.assured)


def test_a_service_without_english_is_refused() -> None:
    with pytest.raises(DirectoryError, match=r"sample\.json: has no texts in 'en'"):
        load({"sample": json.dumps(document())}, {"en": {}})


def test_an_english_text_without_a_service_is_refused() -> None:
    with pytest.raises(DirectoryError, match=r"en/other\.json: translates no service"):
        load({}, {"en": {"other": json.dumps(TEXTS)}})


def test_a_warning_in_one_language_only_is_refused() -> None:
    with pytest.raises(DirectoryError, match="alert has to stand in both languages"):
        loaded(document(alert="Bukan layanan darurat."))


def test_two_services_with_one_id_are_refused() -> None:
    text = json.dumps(document())

    with pytest.raises(DirectoryError, match="another service has the id"):
        load({"one": text, "two": text}, {"en": {"one": json.dumps(TEXTS), "two": json.dumps(TEXTS)}})


def test_lists_of_two_lengths_are_refused() -> None:
    with pytest.raises(DirectoryError, match=r"en/sample\.json: schedules has 2 texts for 1 entries"):
        loaded(document(), TEXTS | {"schedules": ["Unknown", "Always"]})


def test_a_refused_number_in_an_english_text_is_refused() -> None:
    with pytest.raises(DirectoryError, match=r"en/sample\.json: 1500-454 is a refused number"):
        loaded(document(), TEXTS | {"description": "Call 1500-454."})


def test_a_file_that_is_no_json_is_named() -> None:
    with pytest.raises(DirectoryError, match=r"sample\.json: is no JSON"):
        load({"sample": "{"}, {"en": {"sample": json.dumps(TEXTS)}})
