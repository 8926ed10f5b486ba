"""A form's answers as the fields of a plain HTML form, and back: what the path without script works with."""

import re
from collections.abc import Mapping, Sequence

from functions.forms.answering import Answers
from functions.forms.model import Answer, Coded, Item, Questionnaire

OTHER = "/other"
"""Follows a question's linkId in the name of the field for an answer in one's own words: no linkId has it."""

_NUMBER = re.compile(r"[+-]?\d{1,9}")

Fields = Mapping[str, Sequence[str]]


def read_fields(questionnaire: Questionnaire, fields: Fields) -> dict[str, list[Answer]]:
    """Return what was entered, by linkId. What no control could have sent is dropped.

    A number that is none stays the text that it was, so that it can be shown again with its error.
    """
    entered = {
        item.link_id: _read(item, fields.get(item.link_id, ()), fields.get(item.link_id + OTHER, ()))
        for item in questionnaire.walk()
        if item.is_question
    }
    return {link_id: given for link_id, given in entered.items() if given}


def write_fields(questionnaire: Questionnaire, answers: Answers) -> list[tuple[str, str]]:
    """Return names and values of the fields from which `read_fields` reads the same answers."""
    return [
        _written(item, answer)
        for item in questionnaire.walk()
        if item.is_question
        for answer in answers.get(item.link_id, ())
    ]


def _written(item: Item, answer: Answer) -> tuple[str, str]:
    if isinstance(answer, Coded):
        return item.link_id, answer.code
    if isinstance(answer, bool):
        return item.link_id, "true" if answer else "false"
    return item.link_id + (OTHER if item.type == "open-choice" else ""), str(answer)


def _read(item: Item, values: Sequence[str], own: Sequence[str]) -> list[Answer]:
    if item.type == "boolean":
        return [value == "true" for value in values[:1] if value in ("true", "false")]
    if item.options:
        return _choices(item, values, own)
    text = _text(values)
    if item.type == "integer" and _NUMBER.fullmatch(text):
        return [int(text)]
    return [text] if text else []


def _choices(item: Item, values: Sequence[str], own: Sequence[str]) -> list[Answer]:
    chosen: list[Answer] = [Coded(option.code) for option in item.options if option.code in values]
    words = _text(own) if item.type == "open-choice" else ""
    if item.repeats:
        return [*chosen, words] if words else chosen
    return [words] if words else chosen[:1]


def _text(values: Sequence[str]) -> str:
    """Return the first value with line ends as everywhere else: forms send them as CR LF."""
    return values[0].replace("\r\n", "\n").strip() if values else ""
