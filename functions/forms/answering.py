"""What answers mean: what is asked, what is amiss, how urgent it is. The browser's code mirrors this."""

from collections.abc import Mapping, Sequence
from typing import TypeAlias

from functions.forms.model import URGENCIES, Answer, Coded, Condition, Item, Questionnaire, Urgency

Answers: TypeAlias = Mapping[str, Sequence[Answer]]


def asked(questionnaire: Questionnaire, answers: Answers) -> list[Item]:
    """Return the items that are shown, in order. An answer to a hidden question counts as none."""
    parents = {inner.link_id: item for item in questionnaire.walk() for inner in item.items}
    items = {item.link_id: item for item in questionnaire.walk()}
    known: dict[str, bool] = {}

    def is_shown(item: Item) -> bool:
        if item.link_id not in known:
            parent = parents.get(item.link_id)
            known[item.link_id] = (parent is None or is_shown(parent)) and holds(item)
        return known[item.link_id]

    def holds(item: Item) -> bool:
        results = [_met(condition, counted(condition.question)) for condition in item.enable_when]
        return not results or (any(results) if item.enable_behavior == "any" else all(results))

    def counted(link_id: str) -> Sequence[Answer]:
        return answers.get(link_id, ()) if is_shown(items[link_id]) else ()

    return [item for item in questionnaire.walk() if is_shown(item)]


def _met(condition: Condition, given: Sequence[Answer]) -> bool:
    """Whether a condition holds; `!=` also when nothing is answered (FHIR R4)."""
    wanted = condition.answer
    match condition.operator:
        case "exists":
            return bool(given) is wanted
        case "=":
            return wanted in given
        case "!=":
            return wanted not in given
    numbers = [answer for answer in given if isinstance(answer, int) and not isinstance(answer, bool)]
    if not isinstance(wanted, int):
        return False
    match condition.operator:
        case ">":
            return any(number > wanted for number in numbers)
        case "<":
            return any(number < wanted for number in numbers)
        case ">=":
            return any(number >= wanted for number in numbers)
    return any(number <= wanted for number in numbers)


def kept_answers(questionnaire: Questionnaire, answers: Answers) -> dict[str, list[Answer]]:
    """Return the answers to questions that are asked; others are dropped."""
    return {
        item.link_id: list(answers[item.link_id])
        for item in asked(questionnaire, answers)
        if item.is_question and answers.get(item.link_id)
    }


def validate_answers(questionnaire: Questionnaire, answers: Answers) -> dict[str, list[str]]:
    """Return what is amiss by linkId.

    Kinds: required, too-long, wrong-type, not-an-option, too-many, unknown.
    """
    known = {item.link_id for item in questionnaire.walk()}
    amiss = {link_id: ["unknown"] for link_id in answers if link_id not in known}
    for item in asked(questionnaire, answers):
        if item.is_question and (kinds := _amiss(item, answers.get(item.link_id, ()))):
            amiss[item.link_id] = kinds
    return amiss


def _amiss(item: Item, given: Sequence[Answer]) -> list[str]:
    if not given:
        return ["required"] if item.required else []
    if item.required and item.consent and list(given) != [True]:
        return ["required"]
    if len(given) > 1 and not item.repeats:
        return ["too-many"]
    return sorted({kind for answer in given if (kind := _amiss_in(item, answer))})


def _amiss_in(item: Item, answer: Answer) -> str:
    suits = {
        "boolean": isinstance(answer, bool),
        "integer": isinstance(answer, int) and not isinstance(answer, bool),
        "choice": isinstance(answer, Coded),
        "open-choice": isinstance(answer, Coded | str),
    }.get(item.type, isinstance(answer, str))
    if not suits:
        return "wrong-type"
    if isinstance(answer, Coded):
        return "" if item.option(answer.code) else "not-an-option"
    if isinstance(answer, str) and item.max_length and len(answer) > item.max_length:
        return "too-long"
    return ""


def urgency_of(questionnaire: Questionnaire, answers: Answers) -> Urgency:
    """Return the highest urgency among what was answered, and left open, in questions that are asked."""
    found: list[Urgency] = ["routine"]
    for item in asked(questionnaire, answers):
        given = answers.get(item.link_id, ())
        if not given and item.urgency:
            found.append(item.urgency)
        for answer in given:
            option = item.option(answer.code) if isinstance(answer, Coded) else None
            if option and option.urgency:
                found.append(option.urgency)
    return max(found, key=URGENCIES.index)
