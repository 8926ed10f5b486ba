"""Structure that no reader could follow is refused."""

from typing import Any

import pytest

from functions.forms.checking import faults_of
from tests.forms.making import choice, form, parsed, question, when


def group(link_id: str, *items: dict[str, Any], **changes: Any) -> dict[str, Any]:
    return {"linkId": link_id, "type": "group", "item": list(items), **changes}


CODED = {"answerCoding": {"code": "maybe"}}
REFUSED = [
    ([question("a"), question("a")], "the linkId 'a' stands 2 times"),
    ([group("g", question("a")), question("a")], "the linkId 'a' stands 2 times"),
    ([question("a", enableWhen=when("b", "exists", answerBoolean=True))], "points to 'b', which is nowhere"),
    (
        [question("a", enableWhen=when("a", "exists", answerBoolean=True))],
        "a: enableWhen goes round in a circle",
    ),
    (
        [
            question("a", enableWhen=when("b", "exists", answerBoolean=True)),
            question("b", enableWhen=when("a", "exists", answerBoolean=True)),
        ],
        "b: enableWhen goes round in a circle",
    ),
    (
        [group("g", question("a"), enableWhen=when("a", "exists", answerBoolean=True))],
        "g: enableWhen goes round in a circle",
    ),
    (
        [group("g", question("b")), question("a", enableWhen=when("g", "exists", answerBoolean=True))],
        "points to 'g', a group, which has no answer",
    ),
    (
        [choice("c"), question("a", enableWhen=when("c", "=", **CODED))],
        "waits for 'maybe', which 'c' does not offer",
    ),
    (
        [choice("c"), question("a", enableWhen=when("c", "=", answerString="yes"))],
        "an answer of another kind",
    ),
    ([question("c"), question("a", enableWhen=when("c", "=", answerInteger=1))], "an answer of another kind"),
    ([choice("c"), question("a", enableWhen=when("c", ">", answerInteger=1))], "a choice has no order"),
    ([question("a", repeats=True)], "repeats does not go with type string"),
    ([choice("a", maxLength=3)], "maxLength does not go with type choice"),
    ([question("a", type="choice")], "a choice needs answerOption"),
    ([question("a", type="group")], "a group needs item"),
    ([question("a", type="display", required=True)], "required does not go with type display"),
    ([question("a", item=[question("b")])], "only a display may stand"),
    (
        [question("a", code=[{"system": "urn:pinternet:consent", "code": "x", "version": "1"}])],
        "a consent is a boolean",
    ),
]


@pytest.mark.parametrize(("items", "sentence"), REFUSED, ids=[sentence for _, sentence in REFUSED])
def test_a_structure_that_cannot_be_followed_is_refused(items: list[dict[str, Any]], sentence: str) -> None:
    assert sentence in "\n".join(faults_of(parsed(form(*items))))


def test_a_condition_may_point_to_a_later_question() -> None:
    items = [question("a", enableWhen=when("b", "exists", answerBoolean=True)), question("b")]

    assert faults_of(parsed(form(*items))) == []
