"""MkDocs hook: a build that says nothing but warnings.

MkDocs' own `--quiet` also hides warnings from `--strict`, which then stops for none of them.
"""

import logging
from typing import Any


def on_startup(**_: Any) -> None:
    """Keep what is no warning off the screen."""
    for handler in logging.getLogger("mkdocs").handlers:
        if isinstance(handler, logging.StreamHandler):
            handler.setLevel(logging.WARNING)
