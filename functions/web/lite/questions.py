"""One page of the form, ready for its template: controls with what was entered, and what is amiss."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from functions.forms.answering import Answers
from functions.forms.entering import OTHER, write_fields
from functions.forms.markup import FOLDED_FROM
from functions.forms.model import Item, Questionnaire
from functions.forms.paging import Page
from functions.forms.words import words_of

Faults = Mapping[str, Sequence[str]]


@dataclass(frozen=True)
class Choice:
    """One option of a question."""

    value: str
    label: str
    is_chosen: bool
    is_skip: bool = False


@dataclass(frozen=True)
class Asked:
    """An item as it is shown. `control` is how: told, heading, line, text, number, options, folded, box."""

    item: Item
    control: str
    why: str = ""
    several: str = ""
    typed: str = ""
    other: str = ""
    choices: Sequence[Choice] = ()
    errors: Sequence[str] = field(default_factory=tuple)

    @property
    def name(self) -> str:
        """The field's name."""
        return self.item.link_id

    @property
    def other_name(self) -> str:
        """The name of the field for an answer in one's own words."""
        return self.item.link_id + OTHER

    @property
    def id(self) -> str:
        """Where an error's link leads."""
        return f"q-{self.item.link_id}"

    @property
    def described_by(self) -> str:
        """The ids of what explains the control."""
        return " ".join(
            [*([f"why-{self.name}"] if self.why else []), *([f"error-{self.name}"] * bool(self.errors))]
        )


def asked_on(form: Questionnaire, page: Page, answers: Answers, faults: Faults) -> list[Asked]:
    """Return the items of a page."""
    return [_asked(form, item, answers, faults.get(item.link_id, ())) for item in page.items]


def carried(form: Questionnaire, page: Page | None, answers: Answers) -> list[tuple[str, str]]:
    """Return the fields that carry what was answered on other pages."""
    here = set() if page is None else {item.link_id for item in page.questions}
    return [
        (name, value) for name, value in write_fields(form, answers) if name.removesuffix(OTHER) not in here
    ]


def _asked(form: Questionnaire, item: Item, answers: Answers, kinds: Sequence[str]) -> Asked:
    if not item.is_question:
        return Asked(item, "heading" if item.type == "group" else "told")
    given = answers.get(item.link_id, ())
    own = [str(answer) for answer in given if isinstance(answer, str | int) and not isinstance(answer, bool)]
    return Asked(
        item,
        _control(item),
        why=" ".join(inner.text for inner in item.items),
        several=words_of(form.language)["several"] if item.repeats else "",
        typed=own[0] if own and not item.options else "",
        other=own[0] if own and item.options else "",
        choices=list(_choices(form, item, answers)),
        errors=[_sentence(form, item, kind) for kind in kinds],
    )


def _control(item: Item) -> str:
    if item.type == "boolean":
        return "box" if item.consent else "options"
    if item.options:
        is_folded = len(item.options) > FOLDED_FROM and not item.repeats and item.type == "choice"
        return "folded" if is_folded else "options"
    return {"text": "text", "integer": "number"}.get(item.type, "line")


def _choices(form: Questionnaire, item: Item, answers: Answers) -> Iterator[Choice]:
    """Yield what can be chosen; skipping stands last, and is never marked beforehand."""
    words = words_of(form.language)
    chosen = {value for name, value in write_fields(form, answers) if name == item.link_id}
    if item.type == "boolean" and item.consent:
        yield Choice("true", item.text, "true" in chosen)
        return
    pairs = [(option.code, option.display) for option in item.options]
    if item.type == "boolean":
        pairs = [("true", words["yes"]), ("false", words["no"])]
    for value, label in pairs:
        yield Choice(value, label, value in chosen)
    if pairs and not item.repeats and not item.required:
        yield Choice("", words["skip"], is_chosen=False, is_skip=True)


def _sentence(form: Questionnaire, item: Item, kind: str) -> str:
    words = words_of(form.language)
    if kind == "too-long":
        return words["error-too-long"].format(most=item.max_length)
    if kind == "wrong-type":
        return words["error-not-a-number"]
    return words["error-required" if item.consent else "error-required-answer"]
