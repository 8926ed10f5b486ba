"""The emergency page: small, one request, no script, one sheet of paper."""

import re
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser

from tests.bench.relay import relayed

PAGES = ["darurat", "en/emergency"]
MOST_BYTES = 14_000
SHEETS = re.compile(rb"/Type\s*/Page[^s]")


def html(built: Path, page: str) -> str:
    return (built / page / "index.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("page", PAGES)
def test_it_has_no_script(built: Path, page: str) -> None:
    assert "<script" not in html(built, page)


@pytest.mark.parametrize(
    ("page", "order"),
    [
        (
            "en/emergency",
            [
                "A life is in danger",
                "Talk to somebody",
                "Somebody hurts or threatens you",
                "A person you trust",
                "Still looking?",
                "If you are a child or a teenager",
            ],
        ),
        (
            "darurat",
            [
                "Nyawa terancam",
                "Bicara dengan seseorang",
                "Ada yang menyakiti atau mengancam",
                "Orang yang Anda percaya",
                "Masih mencari?",
                "Kalau kamu anak atau remaja",
            ],
        ),
    ],
)
def test_help_stands_in_the_order_of_need(built: Path, page: str, order: list[str]) -> None:
    main = html(built, page).split("<main")[1]
    places = [main.index(f">{heading}<") for heading in order]

    assert places == sorted(places)
    assert main.index("tel:119") < places[1] < main.index("tel:119,8")


@pytest.mark.browser
@pytest.mark.parametrize("page", PAGES)
def test_one_request_brings_all_of_it_without_script(chromium: Browser, origin: str, page: str) -> None:
    with relayed(urlsplit(origin).port or 0) as relay:
        context = chromium.new_context(java_script_enabled=False)
        asked: list[str] = []
        context.on("request", lambda request: asked.append(request.url))
        visit = context.new_page()
        visit.goto(f"{relay.origin}/{page}/", wait_until="networkidle")
        can_call = visit.locator('main a[href="tel:119"]').is_visible()
        leaves = visit.locator("header a[data-exit].button").get_attribute("href")
        context.close()

        assert [address for address in asked if not address.startswith("data:")] == [
            f"{relay.origin}/{page}/"
        ]
        assert can_call
        assert leaves
        assert "bmkg.go.id" in leaves
        assert 1_000 < relay.take() <= MOST_BYTES


@pytest.mark.browser
@pytest.mark.parametrize("page", PAGES)
def test_it_prints_on_one_sheet(chromium: Browser, origin: str, page: str) -> None:
    context = chromium.new_context()
    visit = context.new_page()
    visit.goto(f"{origin}/{page}/")
    printed = visit.pdf(format="A4", prefer_css_page_size=True)
    context.close()

    assert len(SHEETS.findall(printed)) == 1


@pytest.mark.parametrize(
    ("page", "address"),
    [
        ("", "/darurat/"),
        ("tulis", "/darurat/"),
        ("kembali", "/darurat/"),
        ("arsitektur", "/darurat/"),
        ("en", "/en/emergency/"),
        ("en/write", "/en/emergency/"),
        ("en/return", "/en/emergency/"),
    ],
)
def test_every_page_leads_there(built: Path, page: str, address: str) -> None:
    assert f'href="{address}"' in html(built, page)


def test_a_page_that_does_not_exist_leads_there(built: Path) -> None:
    missing = (built / "404.html").read_text(encoding="utf-8")

    assert 'href="/darurat/"' in missing
    assert 'href="/en/emergency/"' in missing
