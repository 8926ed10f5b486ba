"""Another organisation's name, mark, colours and registration, in a site built with them."""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from functions.crypto.signer_file import SignerFile
from tests.axe import OVERFLOW
from tests.serving import served
from tests.site.conftest import ROOT

pytestmark = pytest.mark.browser

MARK = '<svg viewBox="0 0 8 8" aria-hidden="true"><path fill="var(--accent)" d="M0 0h8v8H0z"/></svg>'
SETTINGS = {
    "name": "Yayasan Ruang Tenang Nusantara Sejahtera Bersama",
    "colours": {"light": "#5b2a86", "dark": "#d3b5f0"},
    "pse_number": "000123.45/DJAI.PSE/01/2026",
    "source_code": "https://example.org/code?a&b",
    "data_protection_officer": "pdp@example.org",
    "lite": False,
}
NOTICES = """\
- {day: 2026-11-25, id: "Basis data kami dicuri <kemarin>.", en: "Our database was stolen <yesterday>."}
- {day: 2026-11-01, over: true, id: "Layanan berhenti dua jam.", en: "The service stopped for two hours."}
"""
BUILD = """\
import json, sys
from mkdocs.commands.build import build
from mkdocs.config import load_config
config = load_config("mkdocs.yml", site_dir=sys.argv[1], strict=True)
config.extra["organisation"].update(json.loads(sys.argv[2]))
config.extra["notices"] = sys.argv[3]
config.plugins.on_startup(command="build", dirty=False)
build(config)
"""


@pytest.fixture(scope="module")
def theirs(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of an organisation with a long name, a square for a mark, and purple."""
    folder = tmp_path_factory.mktemp("theirs")
    shutil.copytree(built.parent / "app", folder / "app")
    (folder / "mark.svg").write_text(MARK, encoding="utf-8")
    (folder / "notices.yml").write_text(NOTICES, encoding="utf-8")
    settings = json.dumps(SETTINGS | {"mark": str(folder / "mark.svg")})
    subprocess.run(
        [sys.executable, "-c", BUILD, str(folder / "site"), settings, str(folder / "notices.yml")],
        cwd=ROOT,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        check=True,
    )
    return folder / "site"


@pytest.fixture(scope="module")
def their_origin(theirs: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Their site, served."""
    with served(theirs, SignerFile(tmp_path_factory.mktemp("signer") / "signer")) as origin:
        yield origin


@pytest.mark.parametrize("page", ["", "tulis", "en/architecture", "en/return"])
def test_every_layout_shows_their_name_and_mark_and_number(theirs: Path, page: str) -> None:
    html = (theirs / page / "index.html").read_text(encoding="utf-8")

    assert f"{MARK}<span>{SETTINGS['name']}</span>" in html
    assert str(SETTINGS["pse_number"]) in html


@pytest.mark.parametrize("page", ["", "en/write", "ringan", "organisasi", "en/organizations"])
def test_whoever_runs_a_changed_program_offers_its_source(theirs: Path, built: Path, page: str) -> None:
    offer = '<a href="https://example.org/code?a&amp;b" rel="noreferrer">'

    assert offer in (theirs / page / "index.html").read_text(encoding="utf-8")
    assert not re.search("Kode sumber</a>|Source code</a>", (built / page / "index.html").read_text("utf-8"))


@pytest.mark.parametrize(
    ("page", "reach"), [("privasi", "hubungi petugas"), ("en/privacy", "contact the data protection officer")]
)
def test_an_officer_who_is_named_can_be_asked(theirs: Path, page: str, reach: str) -> None:
    html = (theirs / page / "index.html").read_text(encoding="utf-8")

    assert re.search(rf"{reach}.*: pdp@example\.org\.", html)


@pytest.mark.parametrize(
    ("scheme", "accent"), [("light", "rgb(91, 42, 134)"), ("dark", "rgb(211, 181, 240)")]
)
def test_what_can_be_pressed_is_in_their_colour(
    chromium: Browser, their_origin: str, scheme: str, accent: str
) -> None:
    page = chromium.new_page(color_scheme=scheme)  # type: ignore[arg-type]
    page.goto(f"{their_origin}/")

    painted = page.locator("main .button").first.evaluate("it => getComputedStyle(it).backgroundColor")

    page.close()
    assert painted == accent


@pytest.mark.parametrize("address", ["", "tulis/", "arsitektur/"])
def test_a_long_name_leaves_room_for_the_way_out(chromium: Browser, their_origin: str, address: str) -> None:
    page = chromium.new_page(viewport={"width": 360, "height": 740})
    page.goto(f"{their_origin}/{address}")

    assert page.evaluate(OVERFLOW) <= 0
    assert page.locator("a.exit").is_visible()
    page.close()


@pytest.mark.parametrize("page", ["tulis", "en/write", "ringan", "en/lite"])
def test_without_a_lite_page_nobody_is_sent_there_to_write(theirs: Path, page: str) -> None:
    html = (theirs / page / "index.html").read_text(encoding="utf-8")
    main = html.split("<main")[1].split("</main>")[0]

    assert re.search("halaman ringan tidak disediakan|Halaman ringan tidak|no lite page", main)
    assert 'href="/ringan/"' not in main
    assert 'href="/en/lite/"' not in main


@pytest.mark.parametrize(("page", "lite"), [("kembali", "/ringan/"), ("en/return", "/en/lite/")])
def test_who_wrote_on_the_lite_page_is_still_led_back_there(theirs: Path, page: str, lite: str) -> None:
    main = (theirs / page / "index.html").read_text(encoding="utf-8").split("<main")[1].split("</main>")[0]

    assert f'href="{lite}"' in main


@pytest.mark.parametrize("page", ["kembali", "ringan", "status", "en/return", "en/lite", "en/status"])
def test_who_comes_back_learns_of_an_incident_until_it_is_over(theirs: Path, page: str) -> None:
    html = (theirs / page / "index.html").read_text(encoding="utf-8")

    assert re.search(r"dicuri &lt;kemarin&gt;|stolen &lt;yesterday&gt;", html)
    assert bool(re.search("berhenti dua jam|stopped for two hours", html)) == page.endswith("status")
