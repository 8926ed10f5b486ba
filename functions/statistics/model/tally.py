"""What a week's events come to: counts by name, and how long people waited."""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from functions.audit.model import event as events
from functions.audit.model.event import Event
from functions.statistics.model.histogram import Histogram

INTAKES = "intakes"
CLAIMS, RETURNS, LAPSES = "claims", "returns", "lapses"
FIRST_ANSWERS, ANSWERS = "first-answers", "later-answers"
DROP_OUTS, UNANSWERED = "drop-outs", "left-unanswered"
REOPENED, JUNK, HANDED_OVER, REFERRALS = "reopened", "junk", "handed-over", "referrals"
OUTCOME, STAGE, PERSON, SERVICE = "outcome/", "stage/", "person/", "service/"
TO_CLAIM, TO_FIRST_ANSWER, TO_ANSWER = "claim", "first-answer", "later-answer"
TO_URGENT_ANSWER = "urgent-first-answer"


@dataclass(frozen=True)
class Tally:
    """Counts and waits; those of two weeks are added up."""

    counts: Mapping[str, int] = field(default_factory=dict)
    waits: Mapping[str, Histogram] = field(default_factory=dict)

    def __add__(self, other: "Tally") -> "Tally":
        names = {*self.waits, *other.waits}
        waits = {name: self.wait(name) + other.wait(name) for name in names}
        return Tally(dict(Counter(self.counts) + Counter(other.counts)), waits)

    def count(self, name: str) -> int:
        """Return a count."""
        return self.counts.get(name, 0)

    def wait(self, name: str) -> Histogram:
        """Return how long something took."""
        return self.waits.get(name, Histogram())

    def below(self, prefix: str) -> dict[str, int]:
        """Return the counts whose names begin so, by what follows."""
        return {name.removeprefix(prefix): n for name, n in self.counts.items() if name.startswith(prefix)}


def tally_of(event: Event) -> Tally:
    """Return what one event adds to its week; what nobody counts adds nothing."""
    count = _COUNTED.get(event.kind)
    return Tally() if count is None else count(event)


def _one(*names: str) -> Tally:
    return Tally(dict.fromkeys(names, 1))


def _waited(event: Event, *names: str) -> Tally:
    minutes = event.number("waited")
    return Tally() if minutes is None else Tally({}, dict.fromkeys(names, Histogram().with_one(minutes)))


def _of_person(event: Event, what: str) -> str:
    return f"{PERSON}{event.by}/{what}"


def _claimed(event: Event) -> Tally:
    return _one(CLAIMS, _of_person(event, CLAIMS)) + _waited(event, TO_CLAIM)


def _first_answer(event: Event) -> Tally:
    urgent = [TO_URGENT_ANSWER] if event.text("urgency") == "urgent" else []
    return _one(FIRST_ANSWERS, _of_person(event, "answers")) + _waited(event, TO_FIRST_ANSWER, *urgent)


def _later_answer(event: Event) -> Tally:
    return _one(ANSWERS, _of_person(event, "answers")) + _waited(event, TO_ANSWER)


def _gone(event: Event) -> Tally:
    """Count a case that ended by silence or by its client's erasing, before anybody chose an ending."""
    if event.by is not None or event.number("closed") or event.number("again"):
        return Tally()
    return _one(DROP_OUTS if event.number("answered") else UNANSWERED)


def _stage(event: Event) -> Tally:
    return Tally() if event.number("back") else _one(f"{STAGE}{event.text('to')}")


_COUNTED: Mapping[str, Callable[[Event], Tally]] = {
    events.CLAIMED: _claimed,
    events.GIVEN_BACK: lambda _: _one(RETURNS),
    events.LAPSED: lambda _: _one(LAPSES),
    events.FIRST_ANSWER: _first_answer,
    events.ANSWER: _later_answer,
    events.STAGE: _stage,
    events.CLOSED: lambda event: _one(f"{OUTCOME}{event.text('outcome')}"),
    events.REOPENED: lambda _: _one(REOPENED),
    events.JUNK: lambda _: _one(JUNK),
    events.ERASED: _gone,
    events.EXPIRED: _gone,
    events.HANDED_OVER: lambda _: _one(HANDED_OVER),
    events.REFERRAL: lambda event: _one(REFERRALS, f"{SERVICE}{event.text('service')}"),
}
