"""What the directory's pages say of a service: its age, its hours, its sources, and what else there is."""

import json
import re
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from functions.directory.addresses import province_address, service_address, topic_address
from functions.directory.card import truth
from functions.directory.emergency import emergency
from functions.directory.listing import hours_in_words, listing
from functions.directory.loading import read_folder
from functions.directory.model import Hours, Service
from functions.directory.pages import URGENT, Pages
from functions.directory.taxonomy import terms
from tests.directory.making import crisis_line, document, loaded

TODAY = date(2026, 11, 25)
SHIPPED = read_folder(Path(__file__).parents[2] / "site" / "directory")
WEEK = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


def pages(language: str = "id", services: list[Service] | None = None) -> Pages:
    return Pages(SHIPPED.services(language) if services is None else services, language, TODAY)


def one(slug: str, language: str = "id") -> Service:
    return next(service for service in SHIPPED.services(language) if service.slug == slug)


@pytest.mark.parametrize(
    ("days", "state", "said"),
    [
        (10, "fresh", "Kami periksa dengan menelepon pada 15 November 2026."),
        (100, "aging", "Terakhir kami periksa pada 17 Agustus 2026; mungkin sudah berubah."),
        (200, "old", "Pemeriksaan terakhir kami sudah lama: 9 Mei 2026."),
    ],
)
def test_the_age_of_a_check_is_said_by_a_sign_and_in_words(days: int, state: str, said: str) -> None:
    line = crisis_line(assured=TODAY - timedelta(days=days))

    page = pages(services=[line]).service(line)

    assert f'class="freshness {state}"' in page
    assert said in page


def test_an_old_crisis_line_leaves_the_emergency_page_and_119_stays() -> None:
    old = crisis_line(assured=TODAY - timedelta(days=180))
    ambulance = replace(one("id-119"), assured=TODAY - timedelta(days=4000))

    page = emergency([old, ambulance], "id", TODAY)

    assert old.name not in page
    assert 'href="tel:119"' in page
    assert "Bicara dengan seseorang" not in page


@pytest.mark.parametrize("place", [10, 20, 40, 60, 61, 999])
def test_every_place_of_the_card_is_on_the_emergency_page(place: int) -> None:
    line = replace(crisis_line(), cards={"crisis": place})

    assert line.name in emergency([line], "id", TODAY)


@pytest.mark.parametrize(
    ("hours", "said"),
    [
        (Hours("24 jam", WEEK, "00:00+07:00", "23:59+07:00"), "24 jam."),
        (Hours("Senin, 8 sampai 16", ("MO",), "08:00+07:00", "16:00+07:00"), "Pada hari libur bisa berbeda."),
        (Hours("Tidak diketahui"), "Tidak diketahui."),
    ],
)
def test_holidays_are_doubtful_where_a_service_ever_closes(hours: Hours, said: str) -> None:
    service = replace(one("id-119"), hours=(hours,))

    assert hours_in_words(service, "id").endswith(said)
    assert ("libur" in hours_in_words(service, "id")) is bool(hours.opens and len(hours.days) == 1)


def test_a_list_is_marked_with_what_the_filter_looks_for() -> None:
    items = listing([one("id-pulih")], "en", TODAY)

    assert 'data-topics="trauma"' in items
    assert 'data-places="ID-JK ID"' in items
    assert 'data-cost="may-cost"' in items
    assert 'data-channels="voice whatsapp web"' in items
    assert 'data-hours=""' in items
    assert " data-unchecked>" in items
    assert "data-unchecked" not in listing([replace(one("id-pulih"), assured=TODAY)], "en", TODAY)
    assert 'data-hours="MO,TU,WE,TH,FR,SA,SU|00:00|23:59|+07:00"' in listing([one("id-119")], "en", TODAY)


def test_help_card_services_come_first_in_their_order() -> None:
    names = re.findall(r"<h3><a [^>]*>(.*?)</a>", listing(SHIPPED.services("en"), "en", TODAY))

    assert names[:3] == ["Ambulance 119", "Counselling line 119", "Healing119"]
    assert names[6:] == sorted(names[6:], key=str.lower)


def test_a_service_leads_to_others_for_the_same_need() -> None:
    page = pages().service(one("id-tepsa"))

    assert 'href="/direktori/id-sapa129/"' in page.split("Coba juga")[1]


def test_a_service_alone_in_its_need_names_no_others() -> None:
    assert "Coba juga" not in pages().service(one("id-bnn184"))


def test_an_undated_source_is_called_undated() -> None:
    assert "hellosehat.com, tanpa tanggal" in pages().service(one("id-pulih"))


def test_only_what_has_services_has_a_page() -> None:
    assert pages().provinces == ["ID-JK"]
    assert "shelter" not in pages().topics
    assert pages(services=[]).topics == []


@pytest.mark.parametrize(
    ("language", "addresses"),
    [
        ("id", ["/direktori/x/", "/direktori/topik/c0bb7c/", "/direktori/provinsi/jawa-barat/"]),
        ("en", ["/en/directory/x/", "/en/directory/topic/c0bb7c/", "/en/directory/province/jawa-barat/"]),
    ],
)
def test_addresses_are_in_the_language_of_the_page(language: str, addresses: list[str]) -> None:
    assert [
        service_address("x", language),
        topic_address("drugs", language),
        province_address("ID-JB", language),
    ] == addresses


def test_topics_have_addresses_of_their_own_that_name_no_need() -> None:
    codes = list(terms("topics", "id"))
    addresses = {topic_address(code, "id") for code in codes}

    assert len(addresses) == len(codes)
    assert not [address for address in addresses for code in codes if code in address]


@pytest.mark.parametrize("code", pages().topics)
def test_who_cannot_wait_finds_the_crisis_card_before_the_list(code: str) -> None:
    urgent = code in URGENT
    before = pages().topic(code).split('<ul class="services"')[0]

    assert ("Tidak bisa menunggu? Mulai dari nomor ini." in before) is urgent
    assert ('href="tel:119"' in before) is urgent


def test_what_has_no_number_was_not_called() -> None:
    site = replace(one("id-findahelpline"), assured=TODAY)

    assert truth(site, "id", TODAY) == "Kami buka dan periksa sendiri pada 25 November 2026."
    assert truth(site, "en", TODAY) == "We opened and checked it on 25 November 2026."


def test_what_a_file_says_is_shown_as_text() -> None:
    planted = "<script>alert(1)</script>"
    described = document(name=planted, description=planted, eligibility_description=planted)
    service = loaded(described)["id"][0]

    page = pages(services=[service])

    for text in (page.service(service), page.index(), page.topic("counselling")):
        assert "<script>" not in text
        assert "&lt;script&gt;" in text


def test_the_form_names_the_service_by_its_id() -> None:
    page = pages("en").service(one("id-tepsa", "en"))
    id = json.loads((Path(__file__).parents[2] / "site/directory/id-tepsa.json").read_text())["id"]

    assert f'name="service" value="{id}"' in page
    assert 'name="language" value="en"' in page
    assert page.count('type="radio"') == 5
