"""Hold an answer to what /openapi.json says of it."""

from typing import Any, cast

from flask.testing import FlaskClient
from werkzeug.test import TestResponse


class Answer(TestResponse):
    """An answer whose JSON a test reads as if there always were some: it fails where there is none."""

    json: Any


def as_described(client: FlaskClient, method: str, path: str, answer: TestResponse) -> Answer:
    """Return the answer.

    Raises:
        ValidationError, KeyError: it succeeded otherwise than the route's description says.
    """
    if answer.status_code < 300:
        app = client.application
        endpoint, _ = app.url_map.bind("localhost").match(path.partition("?")[0], method)
        view: Any = app.view_functions[endpoint]
        shape = view.description.answers[answer.status_code]
        if shape is None:
            assert answer.status_code == 204
        else:
            shape.load(answer.json)
    return cast(Answer, answer)
