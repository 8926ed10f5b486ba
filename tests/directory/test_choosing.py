"""What a counselor chooses a service from."""

import json
from pathlib import Path

import pytest

from functions.directory.choosing import as_choices
from functions.directory.loading import read_folder

DIRECTORY = read_folder(Path(__file__).parents[2] / "site" / "directory")


@pytest.mark.parametrize(
    ("language", "topic", "contact"),
    [("id", "Trauma", "Telepon 021-7884-2580"), ("en", "Trauma", "Call 021-7884-2580")],
)
def test_a_service_is_said_with_its_ways_and_how_long_a_check_holds(
    language: str, topic: str, contact: str
) -> None:
    choices = json.loads(as_choices(DIRECTORY, language))
    pulih = next(each for each in choices["services"] if each["name"] == "Yayasan Pulih")

    assert choices["provinces"]["ID-JK"]
    assert topic in {choices["topics"][code] for code in pulih["topics"]}
    assert pulih["places"] == ["ID-JK", "ID"]
    assert {"text": contact, "href": "tel:+622178842580"} in pulih["ways"]
    assert (pulih["assured_date"], pulih["ages"]) == (None, [180, 360])


def test_crisis_lines_age_sooner_and_stand_first() -> None:
    services = json.loads(as_choices(DIRECTORY, "id"))["services"]

    assert services[0]["ages"] == [90, 180]
    assert (services[0]["crisis"], services[0]["stays"]) == (10, True)
    assert [each["crisis"] for each in services if each["name"] == "Yayasan Pulih"] == [None]
    assert len({service["id"] for service in services}) == len(services) == 12
