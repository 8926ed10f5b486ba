"""A team that was set up, and the means to sign in to it."""

import pytest

from functions.services import Services
from functions.staff.actions import doorways
from tests.staff.team import Team


@pytest.fixture
def team(services: Services) -> Team:
    """A team whose set-up link is open and unused."""
    return Team(services)


@pytest.fixture
def link(services: Services) -> str:
    """The secret of the set-up link."""
    secret = doorways.open_set_up(services.staff)
    assert secret is not None
    return secret


@pytest.fixture
def founded(team: Team, link: str) -> Team:
    """A team with its first coordinator, "sari"."""
    team.found(link)
    return team
