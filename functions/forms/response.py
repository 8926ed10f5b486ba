"""Answers as a sealed body and a preview have them. Mirrors site/app/intake/response.js."""

from collections.abc import Sequence
from typing import Any

from functions.forms.answering import Answers, asked, kept_answers
from functions.forms.model import Answer, Coded, Item, Questionnaire
from functions.forms.summary import said


def response_of(questionnaire: Questionnaire, answers: Answers) -> list[dict[str, Any]]:
    """Return the answers as FHIR's `QuestionnaireResponse.item`."""
    kept = kept_answers(questionnaire, answers)
    return _responses(questionnaire.items, kept)


def consents_of(questionnaire: Questionnaire, answers: Answers, at: str) -> list[dict[str, str]]:
    """Return the consents that were given; `at` is when, as the body writes times."""
    given = [item.consent for item in asked(questionnaire, answers) if answers.get(item.link_id) == [True]]
    return [{"id": consent.id, "version": consent.version, "at": at} for consent in given if consent]


def pairs_of(questionnaire: Questionnaire, answers: Answers) -> list[tuple[str, list[str]]]:
    """Return each answered question with what was said, in the form's order, for the preview."""
    kept = kept_answers(questionnaire, answers)
    return [
        (item.text, [said(item, answer, questionnaire.language) for answer in kept[item.link_id]])
        for item in questionnaire.walk()
        if item.link_id in kept
    ]


def _responses(items: Sequence[Item], kept: Answers) -> list[dict[str, Any]]:
    return [made for item in items if (made := _response(item, kept))]


def _response(item: Item, kept: Answers) -> dict[str, Any]:
    """Return an item's response, empty when neither it nor anything in it was answered."""
    inner = _responses(item.items, kept)
    given = [_value(answer) for answer in kept.get(item.link_id, ())]
    parts = {"answer": given, "item": inner}
    present = {name: part for name, part in parts.items() if part}
    return {"linkId": item.link_id, **present} if present else {}


def _value(answer: Answer) -> dict[str, Any]:
    if isinstance(answer, bool):
        return {"valueBoolean": answer}
    if isinstance(answer, int):
        return {"valueInteger": answer}
    if isinstance(answer, Coded):
        return {"valueCoding": {"code": answer.code}}
    return {"valueString": answer}
