"""A service in one language, as a page needs it; names after Open Referral HSDS 3."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

Freshness = Literal["fresh", "aging", "old", "never"]

CRISIS_DAYS = (90, 180)
OTHER_DAYS = (180, 360)


@dataclass(frozen=True)
class Phone:
    """A way to reach a service by number; `extension` is what to press after the call is answered."""

    number: str
    type: Literal["voice", "text", "whatsapp"]
    extension: str = ""
    description: str = ""

    @property
    def link(self) -> str:
        """The address that calls or writes to it."""
        if self.type == "whatsapp":
            return f"https://wa.me/{self.international.removeprefix('+')}"
        scheme = "sms" if self.type == "text" else "tel"
        return f"{scheme}:{self.number}{',' + self.extension if self.extension else ''}"

    @property
    def international(self) -> str:
        """The number with its country, where it has one: short numbers have none."""
        return f"+62{self.number[1:]}" if self.number.startswith("0") else self.number


@dataclass(frozen=True)
class Hours:
    """When a service is open: days (MO … SU), times with their offset ("08:00+07:00"); empty where unknown.

    A closing time before the opening time is one of the next day.
    """

    description: str
    days: tuple[str, ...] = ()
    opens: str = ""
    closes: str = ""

    @property
    def is_by_day_and_night(self) -> bool:
        """Whether it never closes."""
        return len(self.days) == 7 and (self.opens[:5], self.closes[:5]) == ("00:00", "23:59")


@dataclass(frozen=True)
class Area:
    """Where a service helps: the country ("ID") or a province (ISO 3166-2, "ID-JK")."""

    name: str
    extent: str


@dataclass(frozen=True)
class Source:
    """Where a contact was read. `on` is as precise as known (2026, 2026-01, 2026-01-12), or "undated"."""

    contact: str
    by: str
    on: str


@dataclass(frozen=True)
class Service:
    """One entry of the directory. `id` is a UUID, `slug` its file's name; `cards` maps cards to places."""

    id: str
    slug: str
    name: str
    description: str
    organization: str
    hours: tuple[Hours, ...]
    fees: str
    cost: str
    eligibility: str
    areas: tuple[Area, ...]
    languages: tuple[str, ...]
    topics: tuple[str, ...]
    phones: tuple[Phone, ...]
    url: str
    email: str
    alert: str
    cards: Mapping[str, int]
    sources: tuple[Source, ...]
    assured: date | None
    status: str = "active"

    @property
    def provinces(self) -> tuple[str, ...]:
        """The provinces in which it is a local service."""
        return tuple(area.extent for area in self.areas if area.extent != "ID")

    @property
    def channels(self) -> tuple[str, ...]:
        """The ways in which it can be reached, each once: voice, text, whatsapp, web, email."""
        kinds = {phone.type: None for phone in self.phones}
        return (*kinds, *(("web",) if self.url else ()), *(("email",) if self.email else ()))

    @property
    def is_crisis_line(self) -> bool:
        """Whether the short limits of age hold for it."""
        return "crisis" in self.cards or "crisis" in self.topics

    @property
    def is_ambulance(self) -> bool:
        """Whether it is the number that never leaves the card."""
        return any(phone.number == "119" and not phone.extension for phone in self.phones)

    def freshness(self, today: date) -> Freshness:
        """Tell how old the last check is: crisis lines age at 90 and 180 days, others at 180 and 360."""
        if self.assured is None:
            return "never"
        aging, old = CRISIS_DAYS if self.is_crisis_line else OTHER_DAYS
        days = (today - self.assured).days
        return "fresh" if days <= aging else "aging" if days < old else "old"

    def stands_on(self, card: str, today: date) -> bool:
        """Whether it is shown on a card: an old check takes a number off, except the ambulance."""
        if card not in self.cards or self.status != "active":
            return False
        return self.is_ambulance or self.freshness(today) != "old"

    @property
    def newest_source(self) -> Source:
        """The source with the latest date; an undated one only when there is no other."""
        dated = [source for source in self.sources if source.on != "undated"]
        return max(dated, key=lambda source: source.on) if dated else self.sources[0]
