"""The directory's pages: with and without script, by keyboard, narrow, and without asking anybody."""

import csv
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from functions.directory.addresses import topic_address
from tests.axe import findings

INDEX = {"id": "direktori", "en": "en/directory"}
PAGES = [
    "direktori/",
    "direktori/id-sapa129/",
    topic_address("violence", "id")[1:],
    "direktori/provinsi/jakarta/",
    "direktori/terima-kasih/",
    "en/directory/",
    "en/directory/id-pulih/",
    topic_address("trauma", "en")[1:],
    "en/directory/province/jakarta/",
    "en/directory/thank-you/",
]


def html(built: Path, page: str) -> str:
    return (built / page / "index.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("page", PAGES)
def test_a_page_exists_with_its_language_and_the_other_one(built: Path, page: str) -> None:
    text = html(built, page)
    language, other = ("en", "id") if page.startswith("en") else ("id", "en")
    alternate = re.search(rf'<link rel="alternate" hreflang="{other}" href="/([^"]*)"', text)

    assert f'<html lang="{language}"' in text
    assert alternate
    assert (built / alternate[1] / "index.html").is_file()


@pytest.mark.parametrize("language", ["id", "en"])
def test_every_link_of_the_index_leads_to_a_page(built: Path, language: str) -> None:
    main = html(built, INDEX[language]).split('data-module="directory"')[1]
    links = set(re.findall(rf'href="(/{INDEX[language]}/[^"#]+)"', main))

    assert len(links) == 12 + 15 + 1
    assert [link for link in links if not (built / link.lstrip("/") / "index.html").is_file()] == []


def test_services_are_not_searched_and_not_in_the_menu(built: Path) -> None:
    for file in built.rglob("search_index.json"):
        locations = [entry["location"] for entry in json.loads(file.read_text())["docs"]]
        assert not any(re.match(r"(direktori|en/directory)/[^#]", location) for location in locations)
    menu = html(built, "").split("<nav", 1)[-1].split("</nav>")[0]
    assert "direktori/id-" not in menu


@pytest.mark.parametrize("language", ["id", "en"])
def test_a_service_says_its_sources_and_that_nobody_called(built: Path, language: str) -> None:
    text = html(built, f"{INDEX[language]}/id-119-8")

    assert "kaltara.disway.id" in text
    assert {"id": "Kami sendiri belum mencoba nomor", "en": "We have not tried this number"}[language] in text
    assert 'class="freshness never"' in text


def test_other_programs_get_everything(built: Path) -> None:
    page = json.loads((built / "directory" / "services.json").read_text(encoding="utf-8"))
    table = csv.reader((built / "directory" / "services.csv").read_text(encoding="utf-8").splitlines())

    assert (page["total_items"], page["license"]["identifier"]) == (12, "CC0-1.0")
    assert len(list(table)) == 13


@pytest.fixture
def index(window: BrowserContext, origin: str) -> Iterator[Page]:
    """The index on a narrow phone, and nothing asked once it stands there."""
    page = window.new_page()
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(f"{origin}/direktori/", wait_until="networkidle")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    yield page
    kept = page.evaluate("async () => [localStorage.length, sessionStorage.length, document.cookie]")
    address = page.url
    page.close()
    assert (asked, kept, address) == ([], [0, 0, ""], f"{origin}/direktori/")


def names(page: Page) -> list[str]:
    return page.locator(".services > li:visible :is(h2, h3)").all_inner_texts()


@pytest.mark.browser
def test_the_filter_works_by_keyboard_on_a_narrow_phone(index: Page) -> None:
    index.locator("details.filter summary").focus()
    index.keyboard.press("Enter")
    assert not index.locator("[type=reset]").is_visible()
    index.keyboard.press("Tab")
    assert index.evaluate("document.activeElement.name") == "topics"
    index.keyboard.type("Narkoba")
    index.keyboard.press("Tab")

    assert names(index) == ["BNN 184"]
    assert index.locator("[role=status][data-part=count]").inner_text() == "1 dari 12 layanan."
    assert index.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0

    for _ in range(4):
        index.keyboard.press("Tab")
    index.keyboard.press("Tab")
    assert index.evaluate("document.activeElement.type") == "reset"
    index.keyboard.press("Enter")
    expect(index.locator(".services > li:visible")).to_have_count(12)
    assert index.locator("[data-part=count]").inner_text() == ""
    assert not index.locator("[type=reset]").is_visible()
    assert index.evaluate("document.activeElement.name") == "topics"


@pytest.mark.browser
def test_the_first_numbers_stand_on_a_phone_s_second_screen_at_most(index: Page) -> None:
    first = index.locator('.services a[href="tel:119"]').bounding_box()

    assert not index.locator(".chips").first.is_visible()
    assert first
    assert first["y"] < 2 * 740


@pytest.mark.browser
def test_local_services_stand_first(index: Page) -> None:
    index.locator("details.filter summary").click()
    index.locator("[name=places]").select_option("ID-JK")

    assert names(index)[:2] == ["JakCare", "Yayasan Pulih"]
    assert len(names(index)) == 12

    index.locator("[name=places]").select_option("ID-PE")
    assert "JakCare" not in names(index)


@pytest.mark.browser
def test_when_nothing_fits_there_is_a_way_on(index: Page) -> None:
    index.locator("details.filter summary").click()
    index.locator("[name=topics]").select_option("drugs")
    index.locator("[name=channels]").select_option("web")

    empty = index.locator("[data-part=empty]")
    assert names(index) == []
    assert empty.locator('a[href="tel:119"]').is_visible()
    empty.locator("button").click()
    expect(index.locator(".services > li:visible")).to_have_count(12)
    assert not empty.is_visible()
    assert index.evaluate("document.activeElement.name") == "topics"


@pytest.mark.browser
def test_open_now_leaves_out_what_is_unknown_and_says_so(index: Page) -> None:
    index.locator("details.filter summary").click()
    index.locator("[name=open]").check()

    assert "Ambulans 119" in names(index)
    assert "Awas KBGO" not in names(index)
    assert "tidak kami ketahui" in index.locator("[data-part=count]").inner_text()


@pytest.mark.browser
def test_an_unknown_hour_is_called_uncertain(index: Page) -> None:
    cards = index.locator(".services > li")

    assert cards.filter(has_text="Awas KBGO").locator(".now").inner_text() == "Jam tidak pasti"


@pytest.mark.browser
def test_hours_that_nobody_checked_are_the_source_s_word(index: Page) -> None:
    ambulance = index.locator(".services > li").filter(has_text="Ambulans 119")
    now = ambulance.locator(".now")
    assert (now.inner_text(), now.get_attribute("data-state")) == ("Buka, menurut sumber", "said")

    ambulance.evaluate("card => card.removeAttribute('data-unchecked')")
    index.locator("details.filter summary").click()
    index.locator("[name=open]").check()

    assert (now.inner_text(), now.get_attribute("data-state")) == ("Buka sekarang", "open")


@pytest.mark.browser
def test_without_script_links_lead_to_topics_and_provinces(chromium: Browser, origin: str) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{origin}/en/directory/")

    assert not page.locator("details.filter").is_visible()
    assert page.locator(".services > li").count() == 12
    assert page.locator(".now:visible").count() == 0
    page.locator("details.needs summary").click()
    page.get_by_role("link", name="Drugs").click()
    assert names(page) == ["BNN 184"]
    page.goto(f"{origin}/en/directory/")
    page.locator("details.needs summary").click()
    page.get_by_role("link", name="Jakarta", exact=True).click()
    assert names(page) == ["JakCare", "Yayasan Pulih"]
    context.close()


@pytest.mark.browser
@pytest.mark.parametrize("address", PAGES)
def test_axe_finds_nothing(window: BrowserContext, origin: str, address: str) -> None:
    page = window.new_page()
    page.goto(f"{origin}/{address}", wait_until="load")
    page.evaluate("() => { for (const details of document.querySelectorAll('details')) details.open = true }")

    found = findings(page)

    page.close()
    assert found == []
