"""A form as compact JSON: what the browser asks by, and what the console shows answers with."""

import json
from typing import Any

from functions.forms.model import Answer, Coded, Condition, Item, Option, Questionnaire


def as_document(questionnaire: Questionnaire) -> dict[str, Any]:
    """Return the form as plain values; what is absent or false is left out."""
    return {
        "id": questionnaire.id,
        "version": questionnaire.version,
        "language": questionnaire.language,
        "title": questionnaire.title,
        "items": [_item(item) for item in questionnaire.items],
    }


def as_json(questionnaire: Questionnaire) -> str:
    """Return the form as compact JSON text."""
    return json.dumps(as_document(questionnaire), ensure_ascii=False, separators=(",", ":"))


def _item(item: Item) -> dict[str, Any]:
    document: dict[str, Any] = {
        "linkId": item.link_id,
        "type": item.type,
        "text": item.text,
        "required": item.required,
        "repeats": item.repeats,
        "maxLength": item.max_length,
        "options": [_option(option) for option in item.options],
        "enableWhen": [_condition(condition) for condition in item.enable_when],
        "enableBehavior": item.enable_behavior if item.enable_when else None,
        "urgency": item.urgency,
        "consent": {"id": item.consent.id, "version": item.consent.version} if item.consent else None,
        "card": item.card,
        "instrument": item.instrument,
        "items": [_item(inner) for inner in item.items],
    }
    return _without_nothing(document)


def _option(option: Option) -> dict[str, Any]:
    return _without_nothing(
        {"code": option.code, "display": option.display, "ordinal": option.ordinal, "urgency": option.urgency}
    )


def _condition(condition: Condition) -> dict[str, Any]:
    return {
        "question": condition.question,
        "operator": condition.operator,
        "answer": _value(condition.answer),
    }


def _value(answer: Answer) -> bool | int | str | dict[str, str]:
    return {"code": answer.code} if isinstance(answer, Coded) else answer


def conditions_json(item: Item) -> str:
    """Return the item's `enableWhen` as JSON, for an attribute."""
    return json.dumps(
        [_condition(condition) for condition in item.enable_when], ensure_ascii=False, separators=(",", ":")
    )


def _without_nothing(document: dict[str, Any]) -> dict[str, Any]:
    return {
        key: value
        for key, value in document.items()
        if value is not None and value is not False and value != []
    }
