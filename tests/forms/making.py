"""Small questionnaires for tests."""

import json
from typing import Any

from functions.forms.model import Questionnaire
from functions.forms.parsing import ORDINAL, SUB_QUESTIONNAIRE, URGENCY, parse

CHOICE = [{"valueCoding": {"code": code, "display": code.title()}} for code in ("yes", "no")]
PEACE = "urn:example:peace|1"


def form(*items: dict[str, Any], **changes: Any) -> dict[str, Any]:
    """Return a FHIR Questionnaire."""
    return {
        "resourceType": "Questionnaire",
        "id": "sample",
        "url": "urn:example:sample",
        "version": "1",
        "status": "active",
        "language": "en",
        "title": "Sample",
        "item": list(items) or [question("a")],
        **changes,
    }


def question(link_id: str, **changes: Any) -> dict[str, Any]:
    """Return a question that takes a line of text."""
    return {"linkId": link_id, "type": "string", "text": link_id.title(), **changes}


def choice(link_id: str, **changes: Any) -> dict[str, Any]:
    """Return a question with two options."""
    return question(link_id, type="choice", answerOption=CHOICE, **changes)


def when(target: str, operator: str, **answer: Any) -> list[dict[str, Any]]:
    """Return an enableWhen of one condition."""
    return [{"question": target, "operator": operator, **answer}]


def peace_instrument(**changes: Any) -> dict[str, Any]:
    """Return an invented instrument of two scored items; the second is a safety event."""
    options: list[dict[str, Any]] = [
        {
            "valueCoding": {"code": str(n), "display": ["Never", "Sometimes", "Often"][n]},
            "extension": [{"url": ORDINAL, "valueDecimal": n}],
        }
        for n in range(3)
    ]
    alarming = [
        {**option, "extension": [*option["extension"], {"url": URGENCY, "valueCode": "urgent"}]}
        if option["valueCoding"]["code"] != "0"
        else option
        for option in options
    ]
    items = [
        question("peace.sleep", type="choice", answerOption=options),
        question("peace.safety", type="choice", answerOption=alarming),
    ]
    return form(*items, **{"id": "peace", "url": "urn:example:peace", **changes})


def reference(link_id: str = "peace") -> dict[str, Any]:
    """Return the item by which a form refers to the instrument."""
    extension = [{"url": SUB_QUESTIONNAIRE, "valueCanonical": PEACE}]
    return {"linkId": link_id, "type": "display", "text": "Two more questions", "extension": extension}


def parsed(document: dict[str, Any]) -> Questionnaire:
    """Return the model of a FHIR Questionnaire (JSON is YAML)."""
    return parse(json.dumps(document))
