"""The words of the built site in one language, filled in, and times as people say them."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from markupsafe import Markup, escape

from functions.web.site_files import read

_VALUE = re.compile(r'(<(span|strong) data-value="([\w-]+)">)[^<]*(</\2>)')


@dataclass(frozen=True)
class Words:
    """What the build exported for one language. `zone` is the service's own."""

    language: str
    words: Mapping[str, str]
    cards: Mapping[str, str]
    organisation: Mapping[str, Any]
    zone: str

    def say(self, key: str, **values: object) -> Markup:
        """Return a sentence with its {names} and its `data-value` places filled; values are escaped."""
        shown = {name: escape(str(value)) for name, value in values.items()}
        text = self.words[key].format(**shown) if "{" in self.words[key] else self.words[key]
        filled = _VALUE.sub(lambda m: f"{m[1]}{shown.get(m[3], '')}{m[4]}", text)
        return Markup(filled)  # noqa: S704 - our own words

    def card(self, name: str) -> Markup:
        """Return a help card."""
        return Markup(self.cards[name])  # noqa: S704 - made and escaped by the build

    def title_of(self, title: str) -> str:
        """Return a counselor's title, told truthfully."""
        known = self.organisation["titles"].get(title)
        return title if known is None else str(known[self.language])

    def when(self, moment: datetime) -> str:
        """Return a moment in the service's zone, which it names."""
        local = moment.astimezone(ZoneInfo(self.zone))
        return self.words["lite-when"].format(
            **self._date(local), hour=f"{local:%H}", minute=f"{local:%M}", zone=local.tzname()
        )

    def day(self, moment: datetime) -> str:
        """Return the day of a moment in the service's zone, with its year."""
        return self.words["lite-date"].format(**self._date(moment.astimezone(ZoneInfo(self.zone))))

    def number(self, count: int) -> str:
        """Return a number in groups of three digits."""
        return f"{count:,}".replace(",", "." if self.language == "id" else ",")

    def _date(self, local: datetime) -> dict[str, object]:
        return {
            "day": self.words["lite-days"].split()[local.weekday()],
            "date": local.day,
            "month": self.words["lite-months"].split()[local.month - 1],
            "year": local.year,
        }


def words_of(site: Path, language: str, zone: str) -> Words:
    """Return the words of a built site."""
    exported = _loaded(read(site / "lite.json").plain)[language]
    organisation = _loaded(read(site / "organisation.json").plain)
    return Words(language, exported["words"], exported["cards"], organisation, zone)


@lru_cache(maxsize=4)
def _loaded(raw: bytes) -> dict[str, Any]:
    return dict(json.loads(raw))
