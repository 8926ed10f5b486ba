"""Security headers of every API answer."""

from flask import Flask, Response, request

API_HEADERS = {
    "Cache-Control": "no-store",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
    "Cross-Origin-Resource-Policy": "same-origin",
}


def register(app: Flask) -> None:
    """Add the headers to every answer under /api/."""
    app.after_request(_add)


def _add(response: Response) -> Response:
    if request.path.startswith("/api/"):
        response.headers.update(API_HEADERS)
    return response
