"""Reading what was sealed of a form, as a counselor's browser does: the items of a FHIR response."""

from typing import Any

from functions.forms.model import Answer, Coded


def read_answers(items: list[dict[str, Any]]) -> dict[str, list[Answer]]:
    """Return the answers by linkId."""
    answers: dict[str, list[Answer]] = {}
    for item in items:
        if given := item.get("answer"):
            answers.setdefault(item["linkId"], []).extend(map(_read_answer, given))
        for link_id, inner in read_answers(item.get("item", [])).items():
            answers.setdefault(link_id, []).extend(inner)
    return answers


def _read_answer(answer: dict[str, Any]) -> Answer:
    ((kind, value),) = answer.items()
    return Coded(value["code"]) if kind == "valueCoding" else value
