"""The HTML of a form works unstyled, and tells a script what it needs."""

from html.parser import HTMLParser
from typing import Any

import pytest

from functions.forms.markup import render
from tests.forms.making import choice, form, parsed, question, when

WHY = [{"linkId": "a.why", "type": "display", "text": "Because & so."}]


class Elements(HTMLParser):
    """Collects (tag, attributes) of a piece of HTML."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))

    def with_attribute(self, name: str, value: str | None = None) -> list[dict[str, str | None]]:
        """Return the attributes of elements that have one of this name (and value)."""
        return [a for _, a in self.found if name in a and (value is None or a[name] == value)]


def html_of(*items: dict[str, Any]) -> str:
    return render(parsed(form(*items)), {"crisis": "<b>card</b>"})


def test_every_control_has_a_label() -> None:
    page = Elements(html_of(question("a"), question("b", type="text"), question("n", type="integer")))

    labelled = {attributes["for"] for attributes in page.with_attribute("for")}
    assert labelled == {"q-a", "q-b", "q-n"} == {str(a["id"]) for a in page.with_attribute("name")}


def test_the_browser_neither_remembers_nor_spells_what_is_written() -> None:
    own_words = choice("o") | {"type": "open-choice"}
    page = Elements(html_of(question("a"), question("b", type="text"), own_words))

    written = [a for tag, a in page.found if tag == "textarea" or a.get("type") == "text"]
    assert [(a["autocomplete"], a["spellcheck"]) for a in written] == [("off", "false")] * 3


def test_why_it_is_asked_describes_the_control() -> None:
    html = html_of(question("a", item=WHY))

    assert '<p class="why small" id="why-a">Because &amp; so.</p>' in html
    assert Elements(html).with_attribute("name", "a")[0]["aria-describedby"] == "why-a"


def test_options_stand_in_a_fieldset_with_a_legend_and_a_way_to_skip() -> None:
    html = html_of(choice("a", item=WHY))

    assert "<legend>A</legend>" in html
    values = [attributes["value"] for attributes in Elements(html).with_attribute("name", "a")]
    assert values == ["yes", "no", ""]


def test_nothing_is_chosen_beforehand() -> None:
    consent = question("c", type="boolean", required=True)
    consent["code"] = [{"system": "urn:pinternet:consent", "code": "counselling", "version": "2"}]

    html = html_of(choice("a"), choice("b", repeats=True), question("d", type="boolean"), consent)

    assert "checked" not in html
    assert "selected" not in html


def test_a_consent_tells_what_it_is_and_its_version() -> None:
    consent = question("c", type="boolean", required=True)
    consent["code"] = [{"system": "urn:pinternet:consent", "code": "counselling", "version": "2"}]

    (place,) = Elements(html_of(consent)).with_attribute("data-consent")

    assert (place["data-consent"], place["data-consent-version"]) == ("counselling", "2")


def test_what_is_not_asked_at_first_is_hidden() -> None:
    conditional = question("b", enableWhen=when("a", "exists", answerBoolean=True))

    places = Elements(html_of(question("a"), conditional)).with_attribute("data-link-id")

    assert ["hidden" in place for place in places] == [False, True]
    assert places[1]["data-enable-when"] == '[{"question":"a","operator":"exists","answer":true}]'


def test_errors_are_there_and_hidden() -> None:
    html = html_of(question("a", required=True, maxLength=20), question("n", type="integer"))

    errors = Elements(html).with_attribute("data-error")
    assert [error["data-error"] for error in errors] == ["required", "too-long", "not-a-number"]
    assert all("hidden" in error for error in errors)
    assert "at most 20 characters" in html


def test_a_length_is_told_to_the_script_and_never_cuts_what_is_pasted() -> None:
    html = html_of(question("a", maxLength=20))

    assert 'data-max-length="20"' in html
    assert " maxlength=" not in html


def test_urgency_stands_on_the_options() -> None:
    urgent = choice("a")
    extension = [{"url": "urn:pinternet:urgency", "valueCode": "urgent"}]
    urgent["answerOption"] = [
        {**urgent["answerOption"][0], "extension": extension},
        urgent["answerOption"][1],
    ]

    (option,) = Elements(html_of(urgent)).with_attribute("data-urgency")

    assert (option["value"], option["data-urgency"]) == ("yes", "urgent")


def test_many_options_are_folded() -> None:
    many = [{"valueCoding": {"code": str(n), "display": str(n)}} for n in range(13)]

    page = Elements(html_of(question("a", type="choice", answerOption=many)))

    assert [tag for tag, _ in page.found].count("option") == 14


def test_steps_count_through_groups_without_a_text() -> None:
    inner = {"linkId": "two", "type": "group", "text": "Two", "item": [question("b")]}
    items = [
        {"linkId": "one", "type": "group", "text": "One", "item": [question("a")]},
        {"linkId": "wrapper", "type": "group", "item": [inner]},
    ]

    html = html_of(*items)

    assert "Part 1 of 2" in html
    assert "Part 2 of 2" in html


def test_a_card_stands_where_the_form_names_it() -> None:
    card = {
        "linkId": "c",
        "type": "display",
        "text": "Help",
        "code": [{"system": "urn:pinternet:card", "code": "crisis"}],
    }

    assert "<p>Help</p><b>card</b>" in html_of(card)


def test_a_card_that_does_not_exist_is_refused() -> None:
    card = {
        "linkId": "c",
        "type": "display",
        "text": "Help",
        "code": [{"system": "urn:pinternet:card", "code": "x"}],
    }

    with pytest.raises(KeyError):
        html_of(card)


def test_texts_are_text() -> None:
    assert "&lt;script&gt;" in html_of(question("a", text="<script>"))
