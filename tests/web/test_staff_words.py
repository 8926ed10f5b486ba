"""What staff are told no for is said in both languages."""

import inspect
import re

import pytest

from functions.errors import PinternetError
from functions.staff import refusals
from functions.web import guards, origins, staff_fields, staff_schemas
from functions.web.problems import catalogue

KINDS = sorted(
    {
        found.kind
        for module in (refusals, guards, origins)
        for _, found in inspect.getmembers(module, inspect.isclass)
        if issubclass(found, PinternetError)
    }
)
CODE = re.compile(r"""(?:error=|ValidationError\(|"invalid": |matching\([^"]*, )"([a-z0-9-]+)\"""")
CODES = sorted(
    {code for module in (staff_fields, staff_schemas) for code in CODE.findall(inspect.getsource(module))}
)


@pytest.mark.parametrize("kind", KINDS)
def test_every_refusal_has_title_detail_and_next_in_both_languages(kind: str) -> None:
    problem = catalogue()["problems"][kind]

    assert problem["status"] >= 400
    for language in ("id", "en"):
        assert {"title", "detail", "next"} == problem[language].keys()


@pytest.mark.parametrize("code", CODES)
def test_every_code_of_a_field_has_its_sentence_in_both_languages(code: str) -> None:
    assert catalogue()["fields"][code].keys() == {"id", "en"}
