"""Hold an answer to what /openapi.json says of it."""

from flask.testing import FlaskClient
from werkzeug.test import TestResponse


def as_described(client: FlaskClient, method: str, path: str, answer: TestResponse) -> TestResponse:
    """Return the answer.

    Raises:
        ValidationError, KeyError: it succeeded otherwise than the route's description says.
    """
    if answer.status_code < 300:
        app = client.application
        endpoint, _ = app.url_map.bind("localhost").match(path.partition("?")[0], method)
        shape = app.view_functions[endpoint].description.answers[answer.status_code]  # type: ignore[attr-defined]
        if shape is None:
            assert answer.status_code == 204
        else:
            shape.load(answer.json)
    return answer
