"""The application for a WSGI host such as AWS Lambda: configured by the environment."""

import gc
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from functions.parts import WhenReady


def _begin() -> "WhenReady":
    """Load and make what answers. All of it stays, so that nobody need look whether it is still used."""
    gc.disable()
    from functions import bootstrap, config
    from functions.log_lines import write_lambda_log
    from functions.parts import WhenReady

    write_lambda_log()
    begun = WhenReady(lambda: bootstrap.build(config.read()))
    gc.freeze()
    gc.enable()
    return begun


app = _begin()
