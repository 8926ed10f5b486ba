"""An evaluation as the fields of a plain form, and as the text that a reader of any age understands."""

from collections.abc import Sequence

from functions.lite.evaluating import QUESTIONS, STEPS, Evaluation
from functions.web.lite.fields import Fields, letter_in, one
from functions.web.lite.room import Room
from functions.web.public_schemas import UUID

NAMES = ("request", *QUESTIONS, "words")
_STEPS = {str(step): step for step in STEPS}


def evaluation_in(fields: Fields) -> Evaluation | None:
    """Return what was entered, None where the form is none about a message."""
    request = one(fields, "request")
    if not UUID.fullmatch(request):
        return None
    steps = {name: _STEPS.get(one(fields, name)) for name in QUESTIONS}
    return Evaluation(request, steps, one(fields, "words").replace("\r\n", "\n").strip())


def carried(fields: Fields) -> Sequence[tuple[str, str]]:
    """Return an evaluation that waits for the code, as fields; nothing when there is none."""
    given = evaluation_in(fields)
    if given is None or given.is_empty:
        return []
    return [*((name, one(fields, name)) for name in NAMES), ("letter", letter_in(fields))]


def text_of(room: Room, given: Evaluation) -> str:
    """Return it in words, a line a question."""
    words = room.words.words
    lines = [f"- {words[f'evaluation-{name}']} {_in_words(room, given.steps[name])}" for name in QUESTIONS]
    return "\n".join([*lines, *(["", given.words] if given.words else [])])


def _in_words(room: Room, step: int | None) -> str:
    words = room.words.words
    return words["evaluation-skipped"] if step is None else words["evaluation-of"].format(value=step)
