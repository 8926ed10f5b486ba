"""The languages of a form share everything but words."""

import json
from typing import Any

import pytest

from functions.forms.library import load
from functions.forms.reading import FormError
from tests.forms.making import choice, form, question

BASE: dict[str, Any] = form(question("a", maxLength=10), choice("c"))


def load_pair(indonesian: dict[str, Any]) -> None:
    sources = {
        "sample.en.yml": json.dumps(BASE),
        "sample.id.yml": json.dumps({**indonesian, "language": "id", "title": "Contoh"}),
    }
    load(sources, ("id", "en"), {})


DIFFERENT = [
    (form(question("a", maxLength=10)), "do not have the same linkIds: c"),
    (form(choice("c"), question("a", maxLength=10)), "stand in another order"),
    (form(question("a", maxLength=9), choice("c")), "a in max_length"),
    (form(question("a", maxLength=10, type="text"), choice("c")), "a in type"),
    (form(question("a", maxLength=10, required=True), choice("c")), "a in required"),
    (form(question("a", maxLength=10), choice("c", repeats=True)), "c in repeats"),
    (form(*BASE["item"], version="2"), "has no file in"),
]


@pytest.mark.parametrize(("indonesian", "sentence"), DIFFERENT, ids=[sentence for _, sentence in DIFFERENT])
def test_a_difference_between_languages_is_refused(indonesian: dict[str, Any], sentence: str) -> None:
    with pytest.raises(FormError, match=sentence):
        load_pair(indonesian)


def test_other_words_are_no_difference() -> None:
    load_pair(form(question("a", text="Apa?", maxLength=10), choice("c", text="Yang mana?")))


def test_other_options_are_a_difference() -> None:
    other = choice("c") | {"answerOption": [{"valueCoding": {"code": "yes", "display": "Ya"}}]}

    with pytest.raises(FormError, match="c in options"):
        load_pair(form(question("a", maxLength=10), other))


def test_a_form_in_one_language_only_is_refused() -> None:
    with pytest.raises(FormError, match="sample 1 has no file in 'id'"):
        load({"sample.en.yml": json.dumps(BASE)}, ("id", "en"), {})


def test_a_file_is_named_after_what_it_holds() -> None:
    with pytest.raises(FormError, match=r"name it sample\.en\.yml"):
        load({"other.en.yml": json.dumps(BASE)}, ("en",), {})


def test_older_versions_are_kept_beside_the_present_one() -> None:
    older = {**BASE, "version": "0"}

    forms = load({"sample.0.en.yml": json.dumps(older), "sample.en.yml": json.dumps(BASE)}, ("en",), {})

    assert {form.version for form in forms} == {"0", "1"}
