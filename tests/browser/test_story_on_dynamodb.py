"""The whole story on the cloud's table, emulated: at full size, since test_whole_case tells a case there.

What that one leaves out, setting up, joining and leaving the team, is always told on SQLite.
"""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.axe import IS_FULL_SIZE
from tests.browser.chromium import Profile
from tests.browser.engines import dynamodb
from tests.browser.story import tell

pytestmark = pytest.mark.browser


@pytest.mark.skipif(not IS_FULL_SIZE, reason="tests/aws tells the story on DynamoDB without a browser")
def test_a_client_writes_and_is_answered_on_dynamodb(tmp_path: Path, profile: Callable[..., Profile]) -> None:
    with dynamodb() as settings:
        tell(tmp_path, settings, profile)
