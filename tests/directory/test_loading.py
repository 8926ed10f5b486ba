"""A service that would mislead a reader is refused."""

import json
from datetime import date
from typing import Any

import pytest

from functions.directory.loading import DirectoryError, load, read
from tests.directory.making import TEXTS, attribute, document, identity, loaded, source

FREE = attribute("cost", "free")
AREA = document()["service_areas"][0]
PHONE = {"id": identity("p"), "number": "0211234567", "type": "voice"}
HOURS = {"id": identity("s"), "description": "Hari kerja", "byday": "MO,TU", "opens_at": "08:00+07:00"}
REFUSED = [
    (document(assured_date="last year"), "assured_date"),
    (document(assured_date="2026-02-30"), "is no day"),
    (
        document() | {"assured_date": "2026-01-31"},
        "has no entry of a check: run `pinternet directory verify ID --by …`",
    ),
    (document(asured_date="2026-01-01"), "asured_date does not belong here"),
    (document(description=None), "description is missing: add it"),
    (document(languages=[]), "languages: is empty: give at least one"),
    (document(schedules=[]), "schedules: is empty"),
    (document(schedules=[HOURS]), "opening hours need byday, opens_at and closes_at together"),
    (document(schedules=[{**HOURS, "closes_at": "16:00"}]), "'16:00' is no time: write it with its offset"),
    (
        document(schedules=[{**HOURS, "closes_at": "16:00+05:00"}]),
        "schedules[0].closes_at: '16:00+05:00' is no time",
    ),
    (document(phones=None), "there is no way to reach it: give phones, url or email"),
    (document(url="http://contoh.id"), "url: 'http://contoh.id' is no address: it begins with https://"),
    (document(url="https://contoh.id"), "https://contoh.id has no source"),
    (document(metadata=[source("0219999999")]), "0211234567 has no source"),
    (
        document(metadata=[source("0211234567", on="tahun lalu")]),
        "write 2026, 2026-01, 2026-01-31 or undated",
    ),
    (document(phones=[{**PHONE, "number": "500454"}], metadata=[source("500454")]), "is no number"),
    (document(phones=[{**PHONE, "number": "1500454"}], metadata=[source("1500454")]), "closed in 2014"),
    (document(attributes=[]), "attributes: is empty"),
    (document(attributes=[FREE]), "has no topic"),
    (document(status="open"), "status: 'open' is none of these: active, inactive, temporarily closed"),
    (document(name=" "), "name: is empty: write what belongs here"),
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
    (document(locations=[{"name": "Jalan Rahasia"}]), "locations does not belong here"),
    (
        document(attributes=[attribute("topic", "shelter"), FREE], description="Di Jl. Melati 5."),
        "take the street out",
    ),
    (document(description="Telepon 1500-454."), "1500-454 is a refused number"),
    (
        document(languages=[{**document()["languages"][0], "note": "lewat 1500-454"}]),
        "1500-454 is a refused number",
    ),
    (
        document(
            url="https://wa.me/6281287877788",
            metadata=[*document()["metadata"], source("https://wa.me/6281287877788")],
        ),
        "6281287877788 is a refused number",
    ),
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


@pytest.mark.parametrize(
    ("service", "to_come"),
    [
        (document(assured_date="2026-11-25"), 0),
        (document(assured_date="2026-11-26"), 2),
        (document(metadata=[source("0211234567", on="2026-12")]), 1),
        (document(metadata=[source("0211234567", on="2026-11")]), 0),
        (document(metadata=[source("0211234567", on="2026")]), 0),
        (document(metadata=[source("0211234567", on="2027")]), 1),
        (document(metadata=[source("0211234567", on="undated")]), 0),
    ],
)
def test_a_day_to_come_is_no_day_of_a_check_or_a_source(service: dict[str, Any], to_come: int) -> None:
    directory = read({"sample": json.dumps(service)}, {"en": {"sample": json.dumps(TEXTS)}})

    try:
        faults: tuple[str, ...] = ()
        directory.up_to(date(2026, 11, 25))
    except DirectoryError as error:
        faults = error.faults

    assert len([fault for fault in faults if "is still to come" in fault]) == to_come


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


def test_a_source_told_in_words_is_told_in_english_too() -> None:
    service = document(metadata=[source("0211234567", by="koran; belum dipastikan")])

    services = loaded(service, TEXTS | {"sources": {"koran; belum dipastikan": "a paper; not confirmed"}})

    assert services["id"][0].newest_source.by == "koran; belum dipastikan"
    assert services["en"][0].newest_source.by == "a paper; not confirmed"


@pytest.mark.parametrize(
    ("by", "sources", "sentence"),
    [
        ("koran; belum dipastikan", {}, r"the source 'koran; belum dipastikan' has no text"),
        ("koran.example", {"majalah": "magazine"}, r"'majalah' is no source of the service"),
    ],
)
def test_a_source_in_one_language_only_is_refused(by: str, sources: dict[str, str], sentence: str) -> None:
    with pytest.raises(DirectoryError, match=sentence):
        loaded(document(metadata=[source("0211234567", by=by)]), TEXTS | {"sources": sources})


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
