"""A web application of some blueprints, with the rules that hold for all."""

from collections.abc import Iterable

from flask import Blueprint, Flask

from functions.services import Services
from functions.web import headers, problems
from functions.web.bodies import MOST_BYTES
from functions.web.context import EXTENSION


def application(services: Services, blueprints: Iterable[Blueprint]) -> Flask:
    """Return the application that answers with these services."""
    app = Flask("functions", static_folder=None)
    app.config["MAX_CONTENT_LENGTH"] = MOST_BYTES
    app.json.sort_keys = False  # type: ignore[attr-defined]  # Flask's own provider has it
    app.url_map.merge_slashes = False
    app.extensions[EXTENSION] = services
    headers.register(app)
    problems.register(app)
    for blueprint in blueprints:
        app.register_blueprint(blueprint)
    return app
