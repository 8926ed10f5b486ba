"""What a month on AWS costs: units that were measured, times prices that were read, times what is assumed.

Prices and assumptions stand in `site/costs.yml`, each price with where and when it was read. One that could
not be read is never guessed: its amount is told instead. What is measured stands in `site/capacity.json`.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import yaml

from functions.config import ROOT

MEASURED, GIVEN = ROOT / "site" / "capacity.json", ROOT / "site" / "costs.yml"
VOLUMES = (100, 10_000, 1_000_000)
"""Intakes a month."""
MINUTES = 43_200
"""Of a month of thirty days."""
MILLION, GIGABYTE = 1_000_000, 1_000_000_000


@dataclass(frozen=True)
class Amount:
    """What a month uses of something that has a price; `usd` is None where no price was found."""

    name: str
    part: str
    number: float
    usd: float | None


@dataclass(frozen=True)
class Month:
    """A month of so many intakes."""

    intakes: int
    amounts: tuple[Amount, ...]

    def usd_of(self, part: str) -> float:
        """Return what the priced amounts of a part cost."""
        return sum(each.usd or 0 for each in self.amounts if each.part == part)

    @property
    def parts(self) -> list[str]:
        """Return the parts that have a price, in their order."""
        return list(dict.fromkeys(each.part for each in self.amounts if each.usd is not None))

    @property
    def usd(self) -> float:
        """Return what all that has a price costs."""
        return sum(map(self.usd_of, self.parts))

    @property
    def dearest(self) -> str:
        """Return the part that costs most."""
        return max(self.parts, key=self.usd_of)

    @property
    def unpriced(self) -> list[Amount]:
        """Return what is used and has no price here."""
        return [each for each in self.amounts if each.usd is None and each.number]


@dataclass(frozen=True)
class Costs:
    """`steps` and `case_bytes` as measured; `prices`, `each` (what an intake brings) and `rates` as given."""

    steps: Mapping[str, Mapping[str, float]]
    case_bytes: int
    prices: Mapping[str, Mapping[str, Any]]
    each: Mapping[str, float]
    rates: Mapping[str, float]

    def month(self, intakes: int) -> Month:
        """Return what a month of so many intakes uses and costs."""
        return Month(intakes, tuple(self._amount(name, used) for name, used in self._used(intakes).items()))

    def _used(self, intakes: int) -> dict[str, float]:
        """Return how much of each priced thing a month uses, free allowances not yet taken off."""
        browsers = intakes * sum(self.each[step] * count for step, count in self._requests.items())
        commits = self._sum("commits", intakes)
        stored = intakes * self.case_bytes * self.rates["months_kept"] / GIGABYTE
        calls = browsers + commits + MINUTES
        seconds = (browsers + commits) * self.rates["seconds_of_a_request"]
        seconds += MINUTES * self.rates["seconds_of_a_minute"]
        return {
            "writes": self._sum("writes", intakes),
            "reads": self._sum("reads", intakes),
            "storage": stored,
            "point-in-time": stored,
            "calls": calls,
            "gigabyte-seconds": seconds * self.rates["gigabytes_of_memory"],
            "api": browsers,
            "site-requests": intakes * self.rates["site_requests"],
            "site-gigabytes": intakes * self.rates["site_requests"] * self.rates["site_bytes"] / GIGABYTE,
            "mails": intakes * self.rates["mails"],
            "sms": intakes * self.rates["sms"],
            "keys": 1,
            "parameters": 1,
            "alarms": self.rates["alarms"],
            "metrics": self.rates["metrics"],
            "log-gigabytes": calls * self.rates["log_bytes"] / GIGABYTE,
        }

    @cached_property
    def _requests(self) -> Mapping[str, float]:
        """Return how many requests of a browser each step is; those of the schedule are none."""
        return {step: 0 if step.startswith("alert") or step == "minute" else 1 for step in self.each}

    def _sum(self, what: str, intakes: int) -> float:
        of_intakes = sum(self.steps[step][what] * number for step, number in self.each.items())
        return of_intakes * intakes + self.steps["minute"][what] * MINUTES

    def _amount(self, name: str, number: float) -> Amount:
        price = self.prices[name]
        billed = max(0.0, number - price.get("free", 0))
        usd = None if price["usd"] is None else billed * price["usd"] / price.get("per", 1)
        return Amount(name, price["part"], number if usd is not None else billed, usd)


def read_costs(measured: Path = MEASURED, given: Path = GIVEN) -> Costs:
    """Return what is known of costs."""
    counted = json.loads(measured.read_text(encoding="utf-8"))
    said = yaml.safe_load(given.read_text(encoding="utf-8"))
    return Costs(
        steps=counted["steps"],
        case_bytes=counted["bytes_of_a_case"],
        prices=said["prices"],
        each=said["each"],
        rates=said["rates"],
    )
