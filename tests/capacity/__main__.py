"""Measure again, and write what the page on costs is made of: `python -m tests.capacity`."""

import json
import tempfile
from pathlib import Path

from functions.cli.cloud.costs import MEASURED
from functions.crypto.secrets import generate
from tests.capacity.story import Story
from tests.storage.remembered_dynamo import RememberedDynamo


def measured(client: object, folder: Path) -> dict[str, object]:
    """Return what the file holds."""
    story = Story(client, folder, generate())
    return {"steps": story.tell(), "bytes_of_a_case": story.left}


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as name:
        found = measured(RememberedDynamo(), Path(name))
    MEASURED.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")
