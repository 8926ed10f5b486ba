"""What one of the team asks another in a case: a question, or to take the case over."""

from dataclasses import dataclass, replace
from datetime import datetime

QUESTION, HAND_OVER = "question", "hand-over"
ANSWERED, ACCEPTED, DECLINED, WITHDRAWN, OVER, LEFT = (
    "answered",
    "accepted",
    "declined",
    "withdrawn",
    "over",
    "left",
)
OUTCOMES_OF_ASKS = (ANSWERED, ACCEPTED, DECLINED, WITHDRAWN, OVER, LEFT)
A_SUPERVISOR = "role:supervisor"
SUPERVISING = ("supervisor", "coordinator")


def to_person(person: str) -> str:
    """Return the target that means one person."""
    return f"person:{person}"


def targets_of(person: str, role: str) -> tuple[str, ...]:
    """Return as whom a person may be asked: a coordinator is told of what no supervisor answered."""
    own = (to_person(person),)
    return (*own, A_SUPERVISOR) if role in SUPERVISING else own


@dataclass(frozen=True)
class Ask:
    """A question or an offer; its id is that of the entry that says what is asked.

    `about` is "question" or "hand-over", `to` an alert's target: a person, or whoever supervises.
    `outcome` is None while it stands; "over" when the case moved or ended without an answer, "left" when
    whoever was asked left the team.
    """

    id: str
    case: str
    about: str
    by: str
    to: str
    asked_at: datetime
    outcome: str | None = None
    settled_at: datetime | None = None
    settled_by: str | None = None
    version: int = 0

    @property
    def stands(self) -> bool:
        """Whether an answer is still awaited."""
        return self.outcome is None

    @property
    def asked(self) -> str | None:
        """The person who is asked, None for whoever supervises."""
        kind, _, name = self.to.partition(":")
        return name if kind == "person" else None

    def settled(self, outcome: str, now: datetime, by: str | None = None) -> "Ask":
        """Return it when nothing is awaited any more."""
        return replace(self, outcome=outcome, settled_at=now, settled_by=by)
