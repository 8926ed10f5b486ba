"""A form in pages: what an answer calls up comes on the next page, and nothing is asked twice."""

from typing import Any

import pytest

from functions.forms.model import Answer, Coded
from functions.forms.paging import leads_on, pages
from tests.forms.making import choice, form, parsed, question, when

YES = {"answerCoding": {"code": "yes"}}


def group(link_id: str, *items: dict[str, Any], **changes: Any) -> dict[str, Any]:
    return {"linkId": link_id, "type": "group", "text": link_id.title(), "item": list(items), **changes}


def told(link_id: str, **changes: Any) -> dict[str, Any]:
    return {"linkId": link_id, "type": "display", "text": link_id, **changes}


FORM = parsed(
    form(
        group(
            "first",
            choice("a"),
            told("care", enableWhen=when("a", "!=", answerCoding={"code": "no"})),
            question("more", enableWhen=when("a", "=", **YES)),
        ),
        group("second", question("b"), {"linkId": "inner", "type": "group", "item": [question("c")]}),
        group("third", question("must", required=True), enableWhen=when("c", "exists", answerBoolean=True)),
    )
)


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ({}, [["a"], ["care", "b", "c"]]),
        ({"a": [Coded("no")]}, [["a"], ["b", "c"]]),
        ({"a": [Coded("yes")]}, [["a"], ["care", "more"], ["b", "c"]]),
        ({"a": [Coded("no")], "c": ["x"]}, [["a"], ["b", "c"], ["must"]]),
    ],
)
def test_pages_follow_from_the_answers(answers: dict[str, list[Answer]], expected: list[list[str]]) -> None:
    assert [[item.link_id for item in page.items] for page in pages(FORM, answers)] == expected


def test_a_page_knows_its_step() -> None:
    assert [(page.number, page.of) for page in pages(FORM, {"a": [Coded("yes")]})] == [(1, 3), (1, 3), (2, 3)]


@pytest.mark.parametrize(("given", "expected"), [([], False), (["x"], True)])
def test_a_form_leads_on_once_all_that_is_required_is_asked(given: list[Answer], expected: bool) -> None:
    assert leads_on(FORM, {"c": given}) is expected


def test_what_only_tells_something_at_the_end_is_a_page() -> None:
    closing = parsed(form(group("g", question("a")), group("h", told("farewell"))))

    assert [[item.link_id for item in page.items] for page in pages(closing, {})] == [["a"], ["farewell"]]
