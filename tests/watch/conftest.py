"""A team that is watched."""

import pytest

from functions.jobs import run_due
from functions.services import Services
from tests.oncall.test_jobs import with_email


@pytest.fixture
def team(services: Services) -> Services:
    """Ann, who can be told."""
    with_email(services, "ann")
    run_due(services)
    return services
