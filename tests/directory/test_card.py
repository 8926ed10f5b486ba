"""The card that we ship: order, words and truth."""

import json
import re
from datetime import date, timedelta
from pathlib import Path

import pytest

from functions.directory.card import children_card, crisis_card
from functions.directory.loading import load
from functions.directory.refused import refused_in
from tests.directory.making import crisis_line

FOLDER = Path(__file__).parents[2] / "site" / "directory"
TODAY = date(2026, 11, 23)


def texts(folder: Path) -> dict[str, str]:
    return {file.stem: file.read_text(encoding="utf-8") for file in folder.glob("*.json")}


SERVICES = load(texts(FOLDER), {"en": texts(FOLDER / "en")})
CARD = {language: crisis_card(SERVICES[language], language, TODAY) for language in ("id", "en")}


def test_help_stands_in_its_order() -> None:
    names = re.findall(r'line-name">(.*?)<', CARD["en"])

    assert names == [
        "Ambulance 119",
        "Counselling line 119",
        "Healing119",
        "Police 110",
        "SAPA 129",
        "A person you trust",
        "More help lines",
    ]


@pytest.mark.parametrize(
    ("language", "words"), [("id", "Telepon 119, lalu tekan 8"), ("en", "Call 119, then press 8")]
)
def test_what_to_press_is_said_in_words_too(language: str, words: str) -> None:
    assert f'<a class="button" href="tel:119,8">{words}</a>' in CARD[language]


def test_whatsapp_is_a_link_with_the_country() -> None:
    assert 'href="https://wa.me/628111129129"' in CARD["id"]


@pytest.mark.parametrize(("language", "word"), [("id", "IGD"), ("en", "emergency room")])
def test_the_nearest_emergency_room_stands_beside_the_ambulance(language: str, word: str) -> None:
    assert word in CARD[language].split("</li>")[0]


def test_recorded_calls_and_slow_answers_are_said() -> None:
    assert "Calls are recorded" in CARD["en"]
    assert "nearly four hours" in CARD["en"]
    assert "several tries" in CARD["en"]


def test_every_number_says_that_nobody_dialled_it_and_how_old_its_source_is() -> None:
    entries = [entry for entry in CARD["en"].split("</li>") if "href=" in entry]

    assert len(entries) == 6
    untried = re.compile(r"We have not tried this (number|site) ourselves \(source .*20\d\d\)\.")
    assert all(untried.search(entry) for entry in entries)


def test_a_checked_number_says_when() -> None:
    line = crisis_line(assured=TODAY - timedelta(days=10))

    assert "We checked it by calling on 13 November 2026." in crisis_card([line], "en", TODAY)


def test_an_aging_check_says_that_it_may_have_changed() -> None:
    line = crisis_line(assured=TODAY - timedelta(days=100))

    assert "mungkin sudah berubah" in crisis_card([line], "id", TODAY)


def test_children_find_their_lines_and_a_grown_up() -> None:
    card = children_card(SERVICES["id"], "id", TODAY)

    assert re.findall(r'line-name">(.*?)<', card) == ["SAPA 129", "TePSA", "Orang dewasa yang kamu percaya"]
    assert "1500-771" in card


def test_no_shipped_service_claims_to_be_checked() -> None:
    assert all(service.assured is None for service in SERVICES["id"])


@pytest.mark.parametrize("language", ["id", "en"])
def test_no_card_has_a_refused_number(language: str) -> None:
    assert refused_in(re.sub(r"<[^>]*>", " ", CARD[language])) == []


def test_shipped_files_hold_no_refused_number() -> None:
    assert [
        refused_in(json.dumps(json.loads(text).get("phones", []))) for text in texts(FOLDER).values()
    ] == [[] for _ in texts(FOLDER)]
