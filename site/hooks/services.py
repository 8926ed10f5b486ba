"""The services that the hooks build pages from: read once, however many pages there are."""

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from mkdocs.exceptions import PluginError

from functions.directory.loading import Directory, DirectoryError, read_folder


def load_directory(config: Any) -> Directory:
    """Read all services of the folder that `extra.directory` names, beside mkdocs.yml.

    Raises:
        PluginError: with all that is wrong in them.
    """
    folder = Path(config.config_file_path).resolve().parent / config.extra["directory"]
    try:
        return read_folder(folder)
    except DirectoryError as error:
        raise PluginError(f"{folder}:\n  " + "\n  ".join(error.faults)) from error


def today() -> date:
    """Return the day of the build, by which checks age."""
    return datetime.now(UTC).date()
