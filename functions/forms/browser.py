"""A form as compact JSON: what the browser and the path without script ask by, and the console shows by."""

import json
from typing import Any

from functions.forms.model import (
    CARD,
    CONSENT,
    LOINC,
    Answer,
    Coded,
    Coding,
    Condition,
    Item,
    Option,
    Questionnaire,
)


def as_document(questionnaire: Questionnaire) -> dict[str, Any]:
    """Return the form as plain values; what is absent or false is left out."""
    return _without_nothing(
        {
            "id": questionnaire.id,
            "version": questionnaire.version,
            "language": questionnaire.language,
            "title": questionnaire.title,
            "loinc": questionnaire.loinc,
            "items": [_item(item) for item in questionnaire.items],
        }
    )


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
        "loinc": item.loinc,
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


def from_json(text: str) -> Questionnaire:
    """Return the form that `as_json` wrote; its `url` and description are not in there."""
    document = json.loads(text)
    return Questionnaire(
        id=document["id"],
        url="",
        version=document["version"],
        language=document["language"],
        title=document["title"],
        items=tuple(_read_item(item) for item in document["items"]),
        codes=_loinc(document),
    )


def _read_item(document: dict[str, Any]) -> Item:
    consent, card = document.get("consent"), document.get("card")
    codes = [Coding(CONSENT, consent["id"], consent["version"])] if consent else []
    codes += [Coding(CARD, card)] if card else []
    codes += _loinc(document)
    return Item(
        link_id=document["linkId"],
        type=document["type"],
        text=document["text"],
        required=document.get("required", False),
        repeats=document.get("repeats", False),
        max_length=document.get("maxLength"),
        options=tuple(Option(**option) for option in document.get("options", ())),
        enable_when=tuple(_read_condition(condition) for condition in document.get("enableWhen", ())),
        enable_behavior=document.get("enableBehavior", "all"),
        items=tuple(_read_item(inner) for inner in document.get("items", ())),
        codes=tuple(codes),
        urgency=document.get("urgency"),
        instrument=document.get("instrument"),
    )


def _loinc(document: dict[str, Any]) -> tuple[Coding, ...]:
    return (Coding(LOINC, document["loinc"]),) if "loinc" in document else ()


def _read_condition(document: dict[str, Any]) -> Condition:
    answer = document["answer"]
    wanted = Coded(answer["code"]) if isinstance(answer, dict) else answer
    return Condition(document["question"], document["operator"], wanted)
