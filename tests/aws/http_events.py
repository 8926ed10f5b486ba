"""HTTP requests as API Gateway hands them to a function behind CloudFront, and answers as it takes them.

Shapes: "2.0" of HTTP APIs, "1.0" of REST APIs, as the API Gateway Developer Guide has them under "Create AWS
Lambda proxy integrations for HTTP APIs".
"""

import base64
import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qs, unquote

STAGE = "prod"
HOST = "a1b2c3d4e5.execute-api.ap-southeast-3.amazonaws.com"
EDGE = "130.176.0.1"
VIEWER = "203.0.113.77"
"""An address of documentation (RFC 5737), as a client's."""
USER_AGENT = "CanaryBrowser/77.1 (planted)"
"""What a client's browser calls itself."""
TEXT = ("text/", "application/json", "application/javascript", "application/xml")
"""What an HTTP API hands over as text; anything else in base64, forms too."""


@dataclass(frozen=True)
class Request:
    """What a viewer asked for. Header names in lower case."""

    method: str
    path: str
    query: str
    headers: Mapping[str, str]
    body: bytes

    @property
    def forwarded(self) -> dict[str, str]:
        """The headers as CloudFront sends them on, its own among them."""
        return {name: value for name, value in self.headers.items() if name not in ("host", "connection")} | {
            "host": HOST,
            "user-agent": USER_AGENT,
            "via": "1.1 0123456789abcdef.cloudfront.net (CloudFront)",
            "x-amz-cf-id": "invented==",
            "x-amzn-trace-id": "Root=1-00000000-000000000000000000000000",
            "x-forwarded-for": f"{VIEWER}, {EDGE}",
            "x-forwarded-port": "443",
            "x-forwarded-proto": "https",
            "cloudfront-viewer-address": f"{VIEWER}:50123",
            "cloudfront-viewer-country": "ID",
        }

    @property
    def written(self) -> dict[str, Any]:
        """The body as it stands in an event."""
        if not self.body:
            return {"isBase64Encoded": False}
        if self.headers.get("content-type", "").startswith(TEXT):
            return {"body": self.body.decode(errors="replace"), "isBase64Encoded": False}
        return {"body": base64.b64encode(self.body).decode(), "isBase64Encoded": True}


@dataclass(frozen=True)
class Answer:
    """What the function's answer becomes."""

    status: int
    headers: list[tuple[str, str]]
    body: bytes


def event_2(request: Request) -> dict[str, Any]:
    """Return the event of an HTTP API, whose path begins with the stage."""
    headers = request.forwarded
    cookies = [each for each in headers.pop("cookie", "").split("; ") if each]
    path = f"/{STAGE}{request.path}"
    http = {"method": request.method, "path": path, "protocol": "HTTP/1.1", "sourceIp": VIEWER}
    return {
        "version": "2.0",
        "routeKey": "$default",
        "rawPath": path,
        "rawQueryString": request.query,
        "headers": headers,
        "requestContext": {
            "accountId": "123456789012",
            "domainName": HOST,
            "http": {**http, "userAgent": USER_AGENT},
            "requestId": str(uuid.uuid4()),
            "routeKey": "$default",
            "stage": STAGE,
        },
        **({"cookies": cookies} if cookies else {}),
        **request.written,
    }


def event_1(request: Request) -> dict[str, Any]:
    """Return the event of a REST API, whose path does not."""
    headers = {name.title(): value for name, value in request.forwarded.items()}
    query = parse_qs(request.query, keep_blank_values=True)
    return {
        "resource": "/{proxy+}",
        "path": unquote(request.path),
        "httpMethod": request.method,
        "headers": headers,
        "multiValueHeaders": {name: [value] for name, value in headers.items()},
        "queryStringParameters": {name: values[-1] for name, values in query.items()} or None,
        "multiValueQueryStringParameters": query or None,
        "requestContext": {
            "accountId": "123456789012",
            "identity": {"sourceIp": VIEWER, "userAgent": USER_AGENT},
            "path": f"/{STAGE}{request.path}",
            "requestId": str(uuid.uuid4()),
            "stage": STAGE,
        },
        "body": None,
        **request.written,
    }


EVENTS = {"2.0": event_2, "1.0": event_1}


def answer_of(told: Mapping[str, Any]) -> Answer:
    """Return what a viewer gets."""
    body = told.get("body") or ""
    content = base64.b64decode(body) if told.get("isBase64Encoded") else body.encode()
    return Answer(told["statusCode"], list(_headers(told)), content)


def _headers(told: Mapping[str, Any]) -> Iterable[tuple[str, str]]:
    several = told.get("multiValueHeaders") or {}
    for name, value in told.get("headers", {}).items():
        yield from ((name, each) for each in several.get(name, [value]))
    yield from (("Set-Cookie", cookie) for cookie in told.get("cookies", ()))
