"""Codes have their words in both languages, and the form asks for the same provinces."""

import re
from pathlib import Path

import pytest

from functions.directory.taxonomy import terms

FORMS = Path(__file__).parents[2] / "site" / "forms"
OPTION = re.compile(r"code: (ID-[A-Z]{2}), display: ([^}]+)}")


@pytest.mark.parametrize("language", ["id", "en"])
def test_the_form_asks_for_the_provinces_by_the_same_names(language: str) -> None:
    asked = OPTION.findall((FORMS / f"intake.{language}.yml").read_text(encoding="utf-8"))

    assert dict(asked) == {term.code: term.name for term in terms("provinces", language).values()}
    assert len(asked) == 38


@pytest.mark.parametrize("kind", ["topics", "costs", "cards"])
def test_every_term_says_what_it_means_in_both_languages(kind: str) -> None:
    both = [terms(kind, language) for language in ("id", "en")]

    assert all(term.name and term.description for one in both for term in one.values())
    assert both[0].keys() == both[1].keys()
