"""The whole story on one machine."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.browser.chromium import Profile
from tests.browser.story import tell

pytestmark = pytest.mark.browser


def test_a_client_writes_and_is_answered_on_sqlite(tmp_path: Path, profile: Callable[..., Profile]) -> None:
    tell(tmp_path, {}, profile)
