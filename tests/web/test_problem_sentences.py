"""No error and no field code without its sentences."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask

from functions.errors import PinternetError
from functions.web.problems import catalogue

WEB = Path(__file__).parents[2] / "functions" / "web"
CODE = re.compile(r"""(?:ValidationError\(|error=|matching\(\w+, )"([a-z0-9-]+)\"""")


def kinds_below(error: type[PinternetError]) -> Iterator[tuple[str, str]]:
    yield error.__name__, error.kind
    for below in error.__subclasses__():
        yield from kinds_below(below)


def test_every_kind_of_error_has_a_problem(app: Flask) -> None:
    known = set(catalogue()["problems"])

    assert [(name, kind) for name, kind in kinds_below(PinternetError) if kind not in known] == []


@pytest.mark.parametrize("file", sorted(WEB.glob("*.py")), ids=lambda file: file.name)
def test_every_code_of_a_field_has_a_sentence(file: Path) -> None:
    codes = set(CODE.findall(file.read_text(encoding="utf-8")))

    assert codes - set(catalogue()["fields"]) == set()


def test_no_sentence_names_a_field_of_the_answer() -> None:
    sentences = [
        text
        for problem in catalogue()["problems"].values()
        for language in ("id", "en")
        for text in problem[language].values()
    ]

    assert len(sentences) > 380
    assert [text for text in sentences if "`" in text] == []
