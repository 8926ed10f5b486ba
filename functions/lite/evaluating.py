"""How it was: three questions from 1 to 5, and words, all of which can be left."""

from collections.abc import Mapping
from dataclasses import dataclass

REQUEST, EVALUATION = "evaluation-request", "evaluation"
"""The kinds of the question, and of what the client says to it."""
QUESTIONS = ("heard", "helped", "again")
STEPS = range(1, 6)
MOST_WORDS = 4000


@dataclass(frozen=True)
class Evaluation:
    """What a client says of how it was, to the message `request`."""

    request: str
    steps: Mapping[str, int | None]
    words: str

    @property
    def is_empty(self) -> bool:
        """Whether all of it was left."""
        return not self.words and all(step is None for step in self.steps.values())

    @property
    def over(self) -> int:
        """By how many characters the words are too many; counted as browsers do."""
        return max(0, len(self.words.encode("utf-16-le")) // 2 - MOST_WORDS)

    @property
    def fields(self) -> dict[str, object]:
        """What the sealed body carries beside its text."""
        return {"request": self.request, **self.steps, "words": self.words or None}
