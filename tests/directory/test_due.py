"""What to call next: crisis lines, what visitors reported, and what was called longest ago."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from functions.directory.due import due
from functions.directory.model import Service
from tests.directory.making import crisis_line, document, identity, loaded

TODAY = date(2026, 11, 25)
OTHER = replace(loaded(document())["id"][0], slug="other", id=identity("other"))


def line(slug: str, days: int | None) -> Service:
    assured = None if days is None else TODAY - timedelta(days=days)
    return replace(crisis_line(assured=assured), slug=slug, id=identity(slug))


def names(services: list[Service], reports: dict[str, int] | None = None) -> list[str]:
    return [one.service.slug for one in due(services, reports or {}, TODAY)]


@pytest.mark.parametrize(
    ("services", "order"),
    [
        ([OTHER, line("never", None)], ["never", "other"]),
        ([line("aging", 100), line("never", None), line("old", 200)], ["old", "never", "aging"]),
        ([line("later", 100), line("earlier", 120)], ["earlier", "later"]),
        ([line("fresh", 10)], []),
    ],
)
def test_the_most_urgent_stands_first(services: list[Service], order: list[str]) -> None:
    assert names(services) == order


def test_a_fresh_line_is_due_again_when_visitors_report_it() -> None:
    fresh, old = line("fresh", 10), line("old", 200)

    assert names([old, fresh], {fresh.id: 2}) == ["fresh", "old"]


def test_a_closed_service_is_not_due() -> None:
    assert names([replace(OTHER, status="inactive")]) == []
