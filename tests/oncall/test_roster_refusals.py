"""What cannot be on the roster: said by field, in both languages."""

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from functions.errors import Invalid
from functions.oncall.actions.roster.schedules import take_schedule_away
from functions.oncall.model import soundness
from functions.web.problems import catalogue
from tests.oncall.office import Office, layer, office

__all__ = ["office"]


def errors_of(office: Office, **changed: Any) -> Mapping[str, Sequence[str]]:
    with pytest.raises(Invalid) as refused:
        office.save(layer("ann"), **changed)
    return refused.value.errors


@pytest.mark.parametrize(
    ("changed", "errors"),
    [
        ({"name": " "}, {"name": ["required"]}),
        ({"name": "x" * 61}, {"name": ["length"]}),
        ({"name": "Malam\n"}, {"name": ["one-line"]}),
        ({"zone": "Asia/Batavia"}, {"zone": ["zone-unknown"]}),
        ({"minimum": 0}, {"minimum": ["minimum-out-of-range"]}),
        ({"fallback": ()}, {"fallback": ["fallback-empty"]}),
        ({"fallback": ("dewi", "erna")}, {"fallback": ["person-unknown"]}),
        (
            {"name": "", "zone": "", "fallback": ()},
            {"name": ["required"], "zone": ["zone-unknown"], "fallback": ["fallback-empty"]},
        ),
    ],
)
def test_what_cannot_be_is_named(
    office: Office, changed: dict[str, object], errors: dict[str, list[str]]
) -> None:
    assert errors_of(office, **changed) == errors


def test_two_schedules_have_two_names_and_one_that_was_taken_away_leaves_its_own(office: Office) -> None:
    made = office.save(layer("ann"))
    assert errors_of(office) == {"name": ["schedule-name-taken"]}
    office.save(*made.layers, after=made)
    office.clock.move(days=1)

    take_schedule_away(office.desk, made.id, made.version + 1, now=office.clock())

    assert office.save(layer("budi")).name == "Jakarta"


def test_the_zone_of_a_schedule_that_has_begun_stays(office: Office) -> None:
    made = office.save(layer("ann"))
    moved = office.save(*made.layers, after=made, zone="Asia/Makassar")
    office.clock.move(days=2)

    with pytest.raises(Invalid) as refused:
        office.save(*moved.layers, after=moved, zone="Asia/Jayapura")

    assert refused.value.errors == {"zone": ["zone-begun"]}


def test_somebody_who_left_must_be_replaced_before_a_schedule_is_saved(office: Office) -> None:
    made = office.save(layer("ann", "budi"))
    office.table.commit([office.desk.staff.people.put(office.budi.removed(office.clock()))])

    with pytest.raises(Invalid) as refused:
        office.save(*made.layers, after=made)

    assert refused.value.errors == {"layers.0.people": ["person-unknown"]}


CODES = set(re.findall(r'"([a-z0-9-]+)"$', Path(soundness.__file__).read_text(), re.MULTILINE))
ELSEWHERE = {"person-on-leave", "shift-offered"}


@pytest.mark.parametrize("code", sorted(CODES | ELSEWHERE))
def test_every_code_has_its_sentence_in_both_languages(code: str) -> None:
    assert catalogue()["fields"][code].keys() == {"id", "en"}
