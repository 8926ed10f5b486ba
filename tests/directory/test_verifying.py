"""A phone check is written into a service's file, and nothing else of it changes."""

import difflib
import json
from datetime import date
from pathlib import Path

import pytest

from functions.directory.loading import read
from functions.directory.verifying import NotVerifiable, verified
from tests.directory.making import TEXTS, document, source

FOLDER = Path(__file__).parents[2] / "site" / "directory"
TODAY = date(2026, 11, 25)
FORMS = {
    "one space": json.dumps(document(), indent=1) + "\n",
    "four spaces": json.dumps(document(), indent=4) + "\n",
    "tabs no more": json.dumps(document(), indent=2),
    "one line": json.dumps(document()),
}


def changed_lines(before: str, after: str) -> tuple[list[str], list[str]]:
    lines = list(difflib.ndiff(before.splitlines(), after.splitlines()))
    return [line[2:] for line in lines if line[0] == "-"], [line[2:] for line in lines if line[0] == "+"]


@pytest.mark.parametrize("text", FORMS.values(), ids=FORMS)
def test_the_day_and_who_called_are_added(text: str) -> None:
    written = json.loads(verified(text, "AB", TODAY, TODAY))

    *sources, entry = written["metadata"]
    assert written["assured_date"] == "2026-11-25"
    assert (entry["last_action_type"], entry["updated_by"], entry["previous_value"]) == ("assured", "AB", "")
    assert {**written, "metadata": sources} == {**json.loads(text), "assured_date": "2026-11-25"}


def test_lines_that_were_there_stay_as_they_were() -> None:
    for file in FOLDER.glob("*.json"):
        text = file.read_text(encoding="utf-8")

        removed, added = changed_lines(text, verified(text, "AB", TODAY, TODAY))

        assert [line.strip() for line in removed] in ([], ["}"])
        assert len(added) - len(removed) in (12, 13)


def test_a_second_check_replaces_the_day_and_keeps_the_first_entry() -> None:
    once = verified(FORMS["one space"], "AB", date(2026, 5, 1), TODAY)

    twice = json.loads(verified(once, "CD", TODAY, TODAY))

    first, second = twice["metadata"][-2:]
    assert (first["replacement_value"], second["previous_value"]) == ("2026-05-01", "2026-05-01")
    assert twice["assured_date"] == "2026-11-25"


def test_what_is_written_passes_the_profile() -> None:
    text = verified(FORMS["one space"], "AB", TODAY, TODAY)

    (service,) = read({"sample": text}, {"en": {"sample": json.dumps(TEXTS)}}).services("en")

    assert service.freshness(TODAY) == "fresh"
    assert [source.by for source in service.sources] == ["koran-contoh.id"]


@pytest.mark.parametrize(
    ("by", "on", "sentence"),
    [
        ("AB", date(2026, 11, 26), "2026-11-26 is still to come"),
        ("AB", date(2026, 1, 1), "a later check is already written down: 2026-05-01"),
        ("  ", TODAY, "say who called"),
    ],
)
def test_a_check_that_cannot_be_is_refused(by: str, on: date, sentence: str) -> None:
    text = verified(FORMS["one space"], "AB", date(2026, 5, 1), TODAY)

    with pytest.raises(NotVerifiable, match=sentence):
        verified(text, by, on, TODAY)


def test_a_service_was_checked_when_all_its_contacts_were_and_on_the_earliest_day() -> None:
    site = "https://contoh.id"
    sources = [source("0211234567"), source(site)]
    text = json.dumps(document(url=site, metadata=sources), indent=1)
    early, late = date(2026, 10, 1), date(2026, 11, 1)

    one = verified(text, "AB", late, TODAY, ["0211234567"])
    both = verified(one, "CD", TODAY, TODAY, [site])
    again = verified(both, "AB", TODAY, TODAY, ["0211234567"])

    assert "assured_date" not in json.loads(one)
    assert json.loads(both)["assured_date"] == "2026-11-01"
    assert json.loads(again)["assured_date"] == "2026-11-25"
    for written in (one, both, again):
        (service,) = read({"sample": written}, {}).services("id")
        assert [each.contact for each in service.sources] == ["0211234567", site]
    with pytest.raises(NotVerifiable, match="a later check"):
        verified(both, "AB", early, TODAY, [site])
