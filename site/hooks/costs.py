"""MkDocs hook: `costs()` gives templates what a month on AWS costs at three sizes."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from functions.cli.cloud.costs import VOLUMES, Costs, Month, read_costs
from functions.directory.card import written_day
from functions.directory.words import words_of

MARKS = {"en": (",", "."), "id": (".", ",")}
"""Between thousands, and before the fraction."""
STEPS = (
    "minute",
    "page",
    "intake",
    "alert",
    "look",
    "claim",
    "open",
    "draft",
    "answer",
    "return",
    "message",
    "erase",
)


@dataclass(frozen=True)
class Price:
    """A price and where it was read; `usd` is empty where it could not be read."""

    name: str
    usd: str
    per: str
    region: str
    read: str
    source: str


@dataclass(frozen=True)
class Shown:
    """What the part of a page shows: a list for each row, a text for each volume."""

    volumes: list[str]
    parts: list[tuple[str, list[str]]]
    sums: list[str]
    dearest: list[str]
    unpriced: list[tuple[str, list[str]]]
    steps: list[tuple[str, str, str]]
    prices: list[Price]


def number(value: float, language: str, digits: int = 0) -> str:
    """Return a number as people write it."""
    thousands, fraction = MARKS[language]
    text = f"{value:,.{digits}f}"
    return text.translate({ord(","): thousands, ord("."): fraction})


def shown(costs: Costs, language: str) -> Shown:
    """Return what a page in a language shows."""
    months = [costs.month(volume) for volume in VOLUMES]

    def usd(value: float) -> str:
        return number(value, language, 2)

    return Shown(
        volumes=[number(month.intakes, language) for month in months],
        parts=[(part, [usd(month.usd_of(part)) for month in months]) for part in months[0].parts],
        sums=[usd(month.usd) for month in months],
        dearest=[month.dearest for month in months],
        unpriced=_unpriced(months, language),
        steps=[
            (
                step,
                number(costs.steps[step]["reads"], language, 1),
                number(costs.steps[step]["writes"], language),
            )
            for step in STEPS
        ],
        prices=[_price(name, fields, language) for name, fields in costs.prices.items()],
    )


def _unpriced(months: list[Month], language: str) -> list[tuple[str, list[str]]]:
    found = [{each.name: each.number for each in month.unpriced} for month in months]
    names = dict.fromkeys(name for each in found for name in each)
    return [(name, [number(each.get(name, 0), language) for each in found]) for name in names]


def _price(name: str, fields: Mapping[str, Any], language: str) -> Price:
    if fields["usd"] is None:
        return Price(name, "", "", "", "", "")
    digits = len(f"{fields['usd']:.10f}".rstrip("0").partition(".")[2])
    return Price(
        name,
        usd=number(fields["usd"], language, max(2, digits)),
        per=number(fields.get("per", 1), language),
        region=fields["region"],
        read=written_day(fields["read"].isoformat(), words_of(language)),
        source=fields["source"],
    )


def on_env(env: Any, config: Any, files: Any) -> Any:
    """Offer `costs()` to the templates."""
    found = shown(read_costs(), config.plugins["i18n"].current_language)
    env.globals["costs"] = lambda: found
    return env
