"""A questionnaire as FHIR R4 has it, cut down to what an intake needs."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, TypeAlias

ItemType = Literal["group", "display", "choice", "open-choice", "boolean", "integer", "string", "text"]
Operator = Literal["exists", "=", "!=", ">", "<", ">=", "<="]
Urgency = Literal["routine", "soon", "urgent"]
Behavior = Literal["all", "any"]

URGENCIES: tuple[Urgency, ...] = ("routine", "soon", "urgent")


@dataclass(frozen=True)
class Coded:
    """An answer chosen among a question's options."""

    code: str


Answer: TypeAlias = bool | int | str | Coded


@dataclass(frozen=True)
class Coding:
    """A code of an item: what it is to a machine. `system` is a URI."""

    system: str
    code: str
    version: str = ""


@dataclass(frozen=True)
class Option:
    """One answer on offer. `ordinal` scores it (`ordinalValue`); `urgency` is what choosing it means."""

    code: str
    display: str
    ordinal: float | None = None
    urgency: Urgency | None = None


@dataclass(frozen=True)
class Condition:
    """One line of an `enableWhen`."""

    question: str
    operator: Operator
    answer: Answer


@dataclass(frozen=True)
class Consent:
    """What a boolean item asks leave for, and the version of its words."""

    id: str
    version: str


CONSENT = "urn:pinternet:consent"
CARD = "urn:pinternet:card"
LOINC = "http://loinc.org"


@dataclass(frozen=True)
class Item:
    """A question, a group of them, or a text.

    `urgency` is what leaving the question open means. A display item inside a question says why it is asked.
    `instrument` is the canonical address of the questionnaire that a group was made from.
    """

    link_id: str
    type: ItemType
    text: str = ""
    required: bool = False
    repeats: bool = False
    max_length: int | None = None
    options: tuple[Option, ...] = ()
    enable_when: tuple[Condition, ...] = ()
    enable_behavior: Behavior = "all"
    items: tuple["Item", ...] = ()
    codes: tuple[Coding, ...] = ()
    urgency: Urgency | None = None
    instrument: str | None = None

    @property
    def is_question(self) -> bool:
        """Whether it takes an answer."""
        return self.type not in ("group", "display")

    @property
    def consent(self) -> Consent | None:
        """What it asks leave for, if that is what it does."""
        return next((Consent(c.code, c.version) for c in self.codes if c.system == CONSENT), None)

    @property
    def card(self) -> str | None:
        """The name of the help card that stands here, if one does."""
        return next((c.code for c in self.codes if c.system == CARD), None)

    @property
    def loinc(self) -> str | None:
        """The LOINC code of the question, by which an instrument's item is known in any wording."""
        return _loinc_among(self.codes)

    def option(self, code: str) -> Option | None:
        """Return the option with `code`."""
        return next((option for option in self.options if option.code == code), None)

    def walk(self) -> Iterator["Item"]:
        """Yield this item and everything below it, in order."""
        yield self
        for item in self.items:
            yield from item.walk()


@dataclass(frozen=True)
class Questionnaire:
    """A form in one language. `url` and `version` together are its canonical name."""

    id: str
    url: str
    version: str
    language: str
    title: str
    items: tuple[Item, ...]
    description: str = ""
    codes: tuple[Coding, ...] = ()

    @property
    def canonical(self) -> str:
        """Its name in a reference."""
        return f"{self.url}|{self.version}"

    @property
    def loinc(self) -> str | None:
        """The LOINC code of an instrument that has one."""
        return _loinc_among(self.codes)

    @property
    def is_scored(self) -> bool:
        """Whether any answer has points."""
        return any(option.ordinal is not None for item in self.walk() for option in item.options)

    def walk(self) -> Iterator[Item]:
        """Yield every item, in order."""
        for item in self.items:
            yield from item.walk()


def _loinc_among(codes: tuple[Coding, ...]) -> str | None:
    return next((coding.code for coding in codes if coding.system == LOINC), None)
