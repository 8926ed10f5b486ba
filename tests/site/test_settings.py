"""Settings in pages: said by their names, never typed twice, and said truthfully where they are empty."""

import re
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
import yaml
from mkdocs.exceptions import PluginError

from functions.cli.checks.site import promised_by
from functions.staff.settings import Settings
from tests.site.hooks import hook

settings = hook("settings")
notices = hook("notices")

ROOT = Path(__file__).parents[2]
ORGANISATION = {"name": "Sample", "pse_number": "", "retention_closed_days": 90, "titles": {"a": {"id": "x"}}}
UNSET = {"unset-pse_number": {"id": "belum ada"}}
PRIVACY = {"id": "privasi", "en": "en/privacy"}


def organisation() -> dict[str, object]:
    text = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    found: dict[str, object] = yaml.safe_load(text)["extra"]["organisation"]
    return found


def html(built: Path, page: str) -> str:
    return (built / page / "index.html").read_text(encoding="utf-8")


def test_a_setting_is_said_by_its_name() -> None:
    said = settings.setting_words(ORGANISATION, "id", UNSET)

    assert settings.fill("{name}: {retention_closed_days}, {titles}", said, "a.md") == "Sample: 90, x"


@pytest.mark.parametrize("room", ["", "https://meet.example.org/{room}", "https://a.example:8443/x/{room}#y"])
def test_a_place_for_rooms_is_empty_or_an_address(room: str) -> None:
    config = SimpleNamespace(extra={"organisation": {"room": room}})

    assert settings.on_config(config) is config


@pytest.mark.parametrize(
    "room",
    [
        "https://meet.example.org/",
        "http://meet.example.org/{room}",
        "https://{room}.example.org/",
        "https://meet.example.org/{room}/{room}",
        "https://me@meet.example.org/{room}",
        "javascript:alert('{room}')",
    ],
)
def test_a_place_for_rooms_that_could_name_another_host_stops_the_build(room: str) -> None:
    with pytest.raises(PluginError, match=r"extra\.organisation\.room"):
        settings.on_config(SimpleNamespace(extra={"organisation": {"room": room}}))


def test_an_empty_setting_is_said_in_a_sentence() -> None:
    assert settings.setting_words(ORGANISATION, "id", UNSET)["pse_number"] == "belum ada"


@pytest.mark.parametrize("name", ["unknown", "pse_number"])
def test_a_name_that_says_nothing_stops_the_build(name: str) -> None:
    said = settings.setting_words(ORGANISATION, "id", {})

    with pytest.raises(PluginError, match=rf"a\.md: there is no setting for \{{{name}\}}"):
        settings.fill(f"We say {{{name}}}.", said, "a.md")


def test_pages_promise_what_an_installation_begins_with() -> None:
    promised = promised_by(Settings())

    assert {name: organisation()[name] for name in promised} == promised


@pytest.mark.parametrize("page", ["setelah-menulis", "en/after-writing"])
def test_the_page_on_what_comes_after_says_the_reply_times(built: Path, page: str) -> None:
    for hours in Settings().reply_hours.values():
        assert re.search(rf"</strong> {hours} (jam|hours)\.", html(built, page))


@pytest.mark.parametrize("page", PRIVACY.values())
def test_the_privacy_page_shows_the_settings(built: Path, page: str) -> None:
    text = html(built, page)

    for key in ("retention_closed_days", "retention_silent_days", "retention_backup_days"):
        assert re.search(rf"<strong>{organisation()[key]} (hari|days)</strong>", text), key
    assert f"<strong>{organisation()['name']}</strong>" in text


@pytest.mark.parametrize(
    ("language", "form", "page"),
    [("id", "intake.id.yml", "persetujuan"), ("en", "intake.en.yml", "en/consent")],
)
def test_the_consent_page_has_the_words_of_the_form(built: Path, language: str, form: str, page: str) -> None:
    text = re.sub(r"\s+", " ", html(built, page))
    asked = consents(yaml.safe_load((ROOT / "site" / "forms" / form).read_text("utf-8")))

    assert len(asked) == 2
    for item in asked:
        assert f"<blockquote><p>{' '.join(item['text'].split())}</p></blockquote>" in text
        version = next(code["version"] for code in item["code"] if code["system"] == "urn:pinternet:consent")
        assert text.count(f"{'Versi' if language == 'id' else 'Version'} {version}.") >= 1


def consents(item: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the items of a form file that ask for consent."""
    found = [item] if "urn:pinternet:consent" in str(item.get("code")) else []
    for inner in item.get("item", []):
        found += consents(inner)
    return found


def test_a_notice_is_read_in_both_languages() -> None:
    text = "- {day: 2026-11-05, over: true, id: Sudah pulih., en: It works again.}"

    (notice,) = notices.read_notices(text, "id", ["id", "en"])

    assert (notice.day, notice.written, notice.text, notice.over) == (
        "2026-11-05",
        "5 November 2026",
        "Sudah pulih.",
        True,
    )


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("- {day: 2026-11-05, id: Ya.}", "the notice of 2026-11-05 has no text in en"),
        ("- {day: soon, id: Ya., en: Yes.}", "needs a `day:`"),
        ("- Ya", "needs a `day:`"),
        ("", "is to be a list"),
    ],
)
def test_a_notice_that_cannot_be_shown_stops_the_build(text: str, sentence: str) -> None:
    with pytest.raises(PluginError, match=sentence):
        notices.read_notices(text, "id", ["id", "en"])


@pytest.mark.parametrize(
    ("page", "none_yet", "reach"),
    [
        ("privasi", "pelindungan data belum ditunjuk. Menghapus", "hubungi petugas pelindungan"),
        ("en/privacy", "no data protection officer has been named. You can", "contact the data protection"),
    ],
)
def test_where_no_officer_is_named_nobody_is_sent_to_one(
    built: Path, page: str, none_yet: str, reach: str
) -> None:
    assert none_yet in html(built, page)
    assert reach not in html(built, page)
