"""What stops a build because of where its pages lead, what they ask, what they are titled; and valid HTML."""

import subprocess
from pathlib import Path

import pytest

from tests.site.built import page, written
from tests.site.hooks import HOOKS, hook

links = hook("page_check/links")
outside = hook("page_check/outside")
titles = hook("page_check/titles")

ROOT = HOOKS.parents[1]


@pytest.mark.parametrize(
    ("link", "why"),
    [
        ('<a href="/gone/">', "/a/ leads to /gone/: there is no such page or file"),
        ('<a class="x" href="../b/#gone">', "/a/ leads to ../b/#gone: nothing there is called #gone"),
        ('<a href="#gone">', "/a/ leads to #gone: nothing there is called #gone"),
        ('<link rel="stylesheet" href="/a.css">', "/a/ leads to /a.css: there is no such page or file"),
        ('<form method="post" action="/nowhere">', "/a/ leads to /nowhere: there is no such page or file"),
    ],
)
def test_a_link_that_leads_nowhere_is_named(tmp_path: Path, link: str, why: str) -> None:
    pages = [page("a/", link), page("b/", '<p id="here">')]

    assert links.broken_links(tmp_path, pages, ("/api/",)) == [why]


def test_links_that_lead_somewhere_are_left_alone(tmp_path: Path) -> None:
    written(tmp_path, "assets/a.js", "")
    good = [
        '<a href="../b/#here">',
        '<a href="/b/">',
        '<a href="/api/v1/health">',
        '<a href="https://example.org/x">',
        '<a href="tel:119,8">',
        '<script type="module" src="/assets/a.js">',
        '<link rel="icon" href="data:,">',
    ]

    assert (
        links.broken_links(tmp_path, [page("a/", "".join(good)), page("b/", '<p id="here">')], ("/api/",))
        == []
    )


def test_a_page_that_nothing_leads_to_is_named() -> None:
    pages = [
        page("", '<a href="a/">'),
        page("a/", '<a href="/a/">'),
        page("b/", '<a href="#x">'),
        page("c/", ""),
    ]

    assert links.unlinked(pages, ("", "c/")) == ["no page leads to /b/"]


@pytest.mark.parametrize(
    "css",
    [
        "a{background:url(https://example.org/x.png)}",
        "@import '//example.org/x.css';",
        '@font-face{src:url("http://example.org/x.woff2")}',
    ],
)
@pytest.mark.parametrize("inline", [True, False])
def test_a_style_that_asks_another_host_is_named(tmp_path: Path, css: str, inline: bool) -> None:
    written(tmp_path, "a.html" if inline else "a.css", f"<style>{css}</style>" if inline else css)

    (fault,) = outside.asked_by_styles(tmp_path)

    assert "a style asks " in fault
    assert "example.org" in fault


def test_a_style_that_asks_us_is_left_alone(tmp_path: Path) -> None:
    written(tmp_path, "a.css", "a{background:url(/x.png)}b{background:url(data:image/svg+xml,x)}")

    assert outside.asked_by_styles(tmp_path) == []


@pytest.mark.parametrize("title", ["Konseling", "Your counselor", "Bantuan sekarang", "Safety plan", ""])
def test_a_title_that_gives_people_away_is_named(title: str) -> None:
    acting = f'<meta name="robots" content="noindex"><title>{title}</title>'

    assert len(titles.telling_titles([page("a/", "", acting)])) == 1
    assert titles.telling_titles([page("a/", "", f"<title>{title}</title>")]) == []


@pytest.mark.parametrize(
    ("address", "title", "number"),
    [
        ("direktori/topik/a1b2c3/", "Daftar nomor", 0),
        ("direktori/topik/a1b2c3/", "Kekerasan", 1),
        ("direktori/topik/violence/", "Daftar nomor", 1),
        ("en/directory/topic/suicide/", "List of numbers", 1),
        ("en/directory/topic/a1b2c3/", "", 1),
        ("kekerasan/", "Kekerasan", 0),
    ],
)
def test_the_page_of_one_need_says_it_in_no_title_or_address(address: str, title: str, number: int) -> None:
    assert len(titles.telling_titles([page(address, "", f"<title>{title}</title>")])) == number


def valid(site: Path) -> subprocess.CompletedProcess[str]:
    """Run the validator over a site."""
    return subprocess.run(
        ["node", "checks/html.mjs", str(site)],
        cwd=ROOT / "site" / "app",
        capture_output=True,
        text=True,
        check=False,
    )


def test_every_built_page_is_valid_html(built: Path) -> None:
    done = valid(built)

    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize(
    ("html", "rule"),
    [
        ("<p><div>inside</div></p>", "close-order"),
        ('<p id="a">one</p><p id="a">two</p>', "no-dup-id"),
        ("<ul><p>one</p></ul>", "element-permitted-content"),
        ("<blink>x</blink>", "deprecated"),
        ('<label for="gone">x</label>', "no-missing-references"),
    ],
)
def test_invalid_html_is_named(tmp_path: Path, html: str, rule: str) -> None:
    written(
        tmp_path,
        "index.html",
        f'<!doctype html>\n<html lang="en"><head><title>x</title></head><body>{html}</body></html>\n',
    )

    done = valid(tmp_path)

    assert done.returncode == 1
    assert rule in done.stderr
