"""CloudFront and API Gateway on loopback: each request becomes an event, its answer an HTTP answer."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from werkzeug.wrappers import Request as Incoming
from werkzeug.wrappers import Response

from tests.aws.http_events import EVENTS, Request, answer_of
from tests.aws.loopback import Quiet, serving
from tests.aws.runtime_api import RuntimeApi

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

PASSED_BY = frozenset({"content-length", "connection"})
"""What this server writes itself."""


@contextmanager
def front(api: RuntimeApi, payload: str) -> Iterator[str]:
    """Serve a function for the length of a `with` block; yields the origin. `payload` is "2.0" or "1.0"."""
    with serving(type("Front", (_Front,), {"runtime": api, "version": payload})) as address:
        yield f"http://{address}"


def in_process(api: RuntimeApi, payload: str) -> "WSGIApplication":
    """Return the same as `front` for a test's own WSGI client, without a server."""

    def application(environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
        came = Incoming(environ)
        headers = {name.lower(): value for name, value in came.headers.items() if value}
        headers.pop("content-length", None)
        asked = Request(came.method, came.path, came.query_string.decode(), headers, came.get_data())
        answer = answer_of(api.invoke(EVENTS[payload](asked)))
        return Response(answer.body, answer.status, answer.headers)(environ, start_response)

    return application


class _Front(Quiet):
    runtime: RuntimeApi
    version: str

    def _answer(self) -> None:
        told = answer_of(self.runtime.invoke(EVENTS[self.version](self._request())))
        headers = [(name, value) for name, value in told.headers if name.lower() not in PASSED_BY]
        self.say(told.status, headers, told.body)

    do_GET = do_HEAD = do_POST = do_PUT = do_DELETE = _answer  # noqa: N815 (http.server's names)

    def _request(self) -> Request:
        path, _, query = self.path.partition("?")
        headers = {name.lower(): value for name, value in self.headers.items()}
        headers.pop("content-length", None)
        return Request(self.command, path, query, headers, self.body())
