"""What the build makes of the sources."""

import json
import re
from pathlib import Path

import pytest

READING = ["arsitektur", "keputusan", "en/architecture", "en/decisions"]
ACTING = [
    "darurat",
    "en/emergency",
    "tulis",
    "kembali",
    "keluar-cepat",
    "ringan",
    "en/write",
    "en/return",
    "en/leaving",
    "en/lite",
    "rencana-aman",
    "en/plan",
    "console",
]
PAGES = ["", *ACTING, *READING, "en"]
EVERY_PUBLIC_PAGE = [page for page in PAGES if page != "console"]
GIVES_AWAY = ("konsel", "counsel", "psiko", "psycho", "help", "bantuan", "jiwa", "mental")


def html(built: Path, page: str) -> str:
    return (built / page / "index.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("page", PAGES)
def test_a_page_says_its_language(built: Path, page: str) -> None:
    assert f'<html lang="{"en" if page.startswith("en") else "id"}"' in html(built, page)


@pytest.mark.parametrize("page", EVERY_PUBLIC_PAGE)
def test_help_stands_on_every_page_without_script(built: Path, page: str) -> None:
    assert 'href="tel:119"' in html(built, page)
    assert 'href="tel:119,8"' in html(built, page)


@pytest.mark.parametrize("page", EVERY_PUBLIC_PAGE)
def test_safe_exit_is_a_link_at_the_top_and_a_skip_link(built: Path, page: str) -> None:
    exits = re.findall(r'<a [^>]*href="(https://[^"]+)"[^>]* data-exit', html(built, page).split("<main")[0])

    assert len(exits) == 2
    assert "bmkg.go.id" in exits[0]


@pytest.mark.parametrize(("home", "page"), [("", "arsitektur"), ("en", "en/architecture")])
def test_home_leads_to_every_page_of_the_menu(built: Path, home: str, page: str) -> None:
    def named(text: str) -> set[str]:
        return set(re.findall(r"<li><a href[^>]*>([^<]+)</a></li>", text))

    menu = html(built, page).split('class="menu-beside"')[1].split("</nav>")[0]
    groups = html(built, home).split('class="groups"')[1].split("</nav>")[0]

    assert len(named(menu)) >= 4
    assert named(menu) == named(groups)


@pytest.mark.parametrize("page", ACTING)
def test_titles_where_people_act_give_nothing_away(built: Path, page: str) -> None:
    title = re.search(r"<title>(.*?)</title>", html(built, page))

    assert title
    assert not any(word in title[1].lower() for word in GIVES_AWAY)


@pytest.mark.parametrize("page", ACTING)
def test_pages_where_people_act_are_not_indexed(built: Path, page: str) -> None:
    assert '<meta name="robots" content="noindex">' in html(built, page)


@pytest.mark.parametrize(("one", "other"), [("", "en"), ("tulis", "en/write"), ("kembali", "en/return")])
def test_languages_link_to_each_other(built: Path, one: str, other: str) -> None:
    assert f'href="/{other}/" hreflang="en"' in html(built, one)
    assert f'href="/{one}{"/" if one else ""}" hreflang="id"' in html(built, other)


@pytest.mark.parametrize("language", ["id", "en"])
def test_forms_are_published_by_their_version_too(built: Path, language: str) -> None:
    forms = built / "assets" / "forms"
    current = json.loads((forms / f"intake.{language}.json").read_text())

    kept = json.loads((forms / f"intake.{current['version']}.{language}.json").read_text())
    assert current == kept
    assert current["language"] == language


@pytest.mark.parametrize("language", ["id", "en"])
def test_a_form_that_is_asked_no_more_is_still_published(built: Path, language: str) -> None:
    first = json.loads((built / "assets" / "forms" / f"intake.1.{language}.json").read_text())

    assert (first["version"], "consent-counting" in json.dumps(first)) == ("1", True)


def test_each_language_has_a_search_index_of_its_own(built: Path) -> None:
    indonesian = json.loads((built / "search" / "search_index.json").read_text())["docs"]
    english = json.loads((built / "en" / "search" / "search_index.json").read_text())["docs"]

    assert english
    assert all(entry["location"].startswith("en/") for entry in english)
    assert not any(entry["location"].startswith("en/") for entry in indonesian)


def test_of_the_pages_where_people_act_only_the_numbers_are_searched(built: Path) -> None:
    for file in built.rglob("search_index.json"):
        locations = [entry["location"] for entry in json.loads(file.read_text())["docs"]]
        found = {location for location in locations if location.startswith(tuple(ACTING))}
        assert found in ({"darurat/"}, {"en/emergency/"})


def test_sources_of_templates_are_not_published(built: Path) -> None:
    published = {file.name for file in built.rglob("*")}

    assert not published & {"lean.css", "home.css", "lean.yml", "manifest.json"}


def test_of_material_the_style_sheet_alone_is_published(built: Path) -> None:
    ours = {"app", "forms"}
    published = [file for file in (built / "assets").glob("*/*") if file.parent.name not in ours]

    assert {file.name.split(".")[0] for file in published} == {"main"}


def test_the_organisation_is_exported_to_the_functions(built: Path) -> None:
    organisation = json.loads((built / "organisation.json").read_text())

    assert organisation["exit_page"].startswith("https://")
    assert organisation["retention_closed_days"] == 90


def test_every_text_file_has_a_compressed_twin(built: Path) -> None:
    files = [file for file in built.rglob("*") if file.suffix in (".html", ".js", ".css", ".json")]

    assert files
    assert all(file.with_name(file.name + ".gz").is_file() for file in files)
