"""What the page on costs is made of: measured units, prices that were read, and nothing guessed."""

import json
import os
from pathlib import Path
from typing import Any

import boto3
import pytest
import yaml
from moto import mock_aws

from functions.cli.cloud.costs import GIVEN, MEASURED, MINUTES, VOLUMES, Costs, read_costs
from functions.config import ROOT
from functions.storage.dynamo_values import write_value
from tests.amazon import create_ledger, create_table
from tests.capacity.__main__ import measured
from tests.capacity.metering import index_writes, item_bytes, units
from tests.site.hooks import hook
from tests.storage.remembered_dynamo import RememberedDynamo

page = hook("costs")
HERE = {"queue": {"S": "due/x"}, "place": {"S": "1"}, "partition": {"S": "a"}, "sort": {"S": "b"}}


def as_dynamo(body: dict[str, Any]) -> dict[str, Any]:
    return {name: write_value(value) for name, value in body.items()}


@pytest.mark.parametrize(
    ("body", "size"),
    [
        ({"ab": "cd"}, 4),
        ({"é": "é"}, 4),
        ({"a": 7}, 3),
        ({"a": 1234}, 4),
        ({"a": -12345}, 5),
        ({"a": bytes(100)}, 101),
        ({"a": True}, 2),
        ({"a": None}, 2),
        ({"a": []}, 4),
        ({"a": ["bc", True]}, 9),
        ({"a": {"b": "c"}}, 7),
    ],
)
def test_an_item_has_the_size_that_aws_counts(body: dict[str, Any], size: int) -> None:
    assert item_bytes(as_dynamo(body)) == size


@pytest.mark.parametrize(
    ("size", "unit", "counted"),
    [(0, 4096, 1), (4096, 4096, 1), (4097, 4096, 2), (8192, 4096, 2), (1024, 1024, 1), (3000, 1024, 3)],
)
def test_units_are_rounded_up(size: int, unit: int, counted: int) -> None:
    assert units(size, unit) == counted


@pytest.mark.parametrize(
    ("before", "after", "writes"),
    [
        (None, HERE, 1),
        (HERE, None, 1),
        (HERE, HERE, 0),
        (HERE, {**HERE, "place": {"S": "2"}}, 2),
        (HERE, {**HERE, "expires": {"N": "5"}}, 1),
        (HERE, {**HERE, "version": {"N": "5"}}, 0),
        ({"partition": {"S": "a"}}, {"partition": {"S": "a"}}, 0),
    ],
    ids=["new", "gone", "same", "moved", "projected", "not projected", "in no queue"],
)
def test_the_index_is_written_only_where_it_shows_a_change(
    before: dict[str, Any] | None, after: dict[str, Any] | None, writes: int
) -> None:
    assert index_writes(before, after) == writes


def test_the_table_of_units_is_what_the_program_uses(tmp_path: Path) -> None:
    found = measured(RememberedDynamo(), tmp_path)

    known = json.loads(MEASURED.read_text(encoding="utf-8"))
    assert found == known, "call `python -m tests.capacity` and look at what changed"


@pytest.mark.skipif("PINTERNET_SOAK" not in os.environ, reason="moto copies the whole table at each commit")
def test_moto_is_asked_for_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
        monkeypatch.setenv(name, "made-up")
    with mock_aws():
        client: Any = boto3.client("dynamodb", region_name="ap-southeast-3")
        create_table(client, "pinternet")
        create_ledger(client, "pinternet-erasures")

        assert measured(client, tmp_path) == json.loads(MEASURED.read_text(encoding="utf-8"))


@pytest.fixture
def simple() -> Costs:
    """One step that reads 2 and writes 3, at prices that can be counted by heart."""
    price = {"part": "one", "usd": 1.0}
    prices = {name: {"part": "two", "usd": 0} for name in read_costs().prices}
    prices |= {"writes": price, "reads": {**price, "usd": 2.0, "per": 10, "free": 100}}
    prices |= {"sms": {"part": "sns", "usd": None, "free": 5}}
    steps = {
        "minute": {"reads": 0, "writes": 0, "commits": 0},
        "intake": {"reads": 2, "writes": 3, "commits": 1},
    }
    rates = dict.fromkeys(read_costs().rates, 1.0)
    return Costs(steps, 1000, prices, {"intake": 1}, rates)


def test_a_month_is_counted_from_steps_prices_and_what_is_free(simple: Costs) -> None:
    month = simple.month(100)

    assert month.usd_of("one") == 3 * 100 + (2 * 100 - 100) * 2.0 / 10
    assert month.usd == month.usd_of("one")
    assert month.dearest == "one"


def test_what_has_no_price_is_told_as_an_amount_and_never_counted(simple: Costs) -> None:
    month = simple.month(100)

    assert [(each.name, each.number) for each in month.unpriced] == [("sms", 95)]
    assert "sns" not in month.parts


def test_the_minutes_of_a_month_are_counted_without_any_intake() -> None:
    costs = read_costs()

    (writes,) = (each for each in costs.month(0).amounts if each.name == "writes")

    assert writes.number == MINUTES * costs.steps["minute"]["writes"] > 0


def test_every_price_says_where_it_was_read_or_that_it_was_not() -> None:
    for name, price in yaml.safe_load(GIVEN.read_text(encoding="utf-8"))["prices"].items():
        if price["usd"] is None:
            assert not {"read", "source", "region"} & set(price), name
        else:
            assert price["source"].startswith("https://"), name
            assert price["read"].year >= 2019, name
            assert price["region"] in ("us-east-1", "ap-southeast-3"), name


def test_the_alarms_and_the_memory_are_those_of_the_templates() -> None:
    folder = ROOT / "functions" / "cli" / "cloud"
    templates = [(folder / name).read_text(encoding="utf-8") for name in ("base.yml", "edge.yml")]
    alarms = sum(text.count("Type: AWS::CloudWatch::Alarm") for text in templates)
    settings = json.loads((ROOT / "zappa_settings.json").read_text(encoding="utf-8"))
    rates = read_costs().rates

    assert rates["alarms"] == alarms
    assert rates["gigabytes_of_memory"] * 1024 == settings["prod"]["memory_size"]


@pytest.mark.parametrize(("language", "said"), [("id", "1.234.567,50"), ("en", "1,234,567.50")])
def test_numbers_are_written_as_people_write_them(language: str, said: str) -> None:
    assert page.number(1234567.5, language, 2) == said


@pytest.mark.parametrize("language", ["id", "en"])
def test_the_page_has_words_for_all_that_it_shows(language: str) -> None:
    words = yaml.safe_load((ROOT / "site" / "theme" / "words" / "costs.yml").read_text(encoding="utf-8"))

    shown = page.shown(read_costs(), language)

    keys = [f"costs-part-{part}" for part, _ in shown.parts]
    keys += [f"costs-step-{step}" for step, _, _ in shown.steps]
    keys += [f"costs-use-{price.name}" for price in shown.prices]
    assert {key for key in keys if not words.get(key, {}).get(language)} == set()
    assert {len(row) for _, row in shown.parts} == {len(shown.volumes)} == {len(VOLUMES)}
