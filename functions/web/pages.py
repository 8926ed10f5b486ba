"""Serves the built site: pages with the signers in them, assets as they were built, strict headers."""

import logging
from pathlib import Path

from flask import Blueprint, Response, redirect, request
from werkzeug.routing import PathConverter
from werkzeug.wrappers import Response as AnyResponse

from functions.config import Config
from functions.crypto.signatures import SignerMalformed
from functions.web import demo, site_files
from functions.web.context import services
from functions.web.origins import anyone
from functions.web.site_files import Content

log = logging.getLogger(__name__)

IMMUTABLE = "public, max-age=31536000, immutable"
REVALIDATE = "no-cache"
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Vary": "Accept-Encoding",
}
PAGE_HEADERS = {
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), browsing-topics=()",
}
ASSET_POLICY = "default-src 'none'; script-src 'self'"
"""Of scripts, styles and forms; workers run under it. What binds pages alone would cost 0.6 kB a file."""
NOT_BUILT = (
    "<!doctype html><html lang=id><meta charset=utf-8><title>503</title>"
    "<p>Situs ini belum dibangun. Nyawa terancam? <a href=tel:119>119</a>"
    "<p lang=en>This site is not built yet: run <code>make site</code>. "
    "A life in danger? <a href=tel:119>119</a>"
)


class SitePath(PathConverter):
    """Any address but the API's: a mistyped one of those is answered as a problem document."""

    regex = r"(?!api/)[^/].*?"


blueprint = Blueprint("pages", __name__)
blueprint.record(lambda state: state.app.url_map.converters.update(site=SitePath))
anyone(blueprint)


@blueprint.get("/", defaults={"address": ""})
@blueprint.get("/<site:address>")
def page(address: str) -> AnyResponse:
    """Answer an address of the site."""
    config = services().config
    file = site_files.find(config.site, address)
    if file is not None:
        return _answer(file, config, 200)
    if site_files.is_folder(config.site, address):
        return redirect(f"/{address}/", 308)
    missing = config.site / "404.html"
    return _answer(missing, config, 404) if missing.is_file() else not_built(config)


def _answer(file: Path, config: Config, status: int) -> Response:
    is_page = file.suffix == ".html"
    content = _rendered(file, config) if is_page else site_files.read(file)
    response = _encoded(content)
    response.status_code = status
    response.headers["Content-Type"] = site_files.type_of(file)
    response.headers["Cache-Control"] = IMMUTABLE if site_files.is_immutable(file) else REVALIDATE
    _secure(response, config, is_page=is_page)
    if status != 200:
        return response
    return response.make_conditional(request)  # type: ignore[return-value]  # it returns the very response


def _rendered(file: Path, config: Config) -> Content:
    banner = ""
    if config.demo:
        in_english = file.is_relative_to(config.site / "en")
        on_console = file.is_relative_to(config.site / "console")
        banner = demo.banner("en" if in_english else "id", console=on_console, folder=config.data)
    return site_files.render(file, _signers(), banner)


def _signers() -> tuple[str, ...]:
    """Return the signers; none when their file is malformed: help numbers must not depend on it."""
    try:
        return services().signers.read()
    except SignerMalformed:
        log.error("the file of signers is malformed; pages name none and nobody can write")
        return ()


def _encoded(content: Content) -> Response:
    """Return the compressed bytes to who takes them; each encoding has an ETag of its own."""
    if content.compressed is None or not request.accept_encodings["gzip"]:
        response = Response(content.plain)
        response.set_etag(content.etag)
        return response
    response = Response(content.compressed)
    response.headers["Content-Encoding"] = "gzip"
    response.set_etag(f"{content.etag}-gzip")
    return response


def _secure(response: Response, config: Config, *, is_page: bool) -> None:
    response.headers.update(HEADERS | (PAGE_HEADERS if is_page else {}))
    policy = site_files.policy(config.site) if is_page else ASSET_POLICY
    response.headers["Content-Security-Policy"] = policy
    if config.is_secure:
        response.headers["Strict-Transport-Security"] = "max-age=31536000"


def not_built(config: Config) -> Response:
    """Return what is said before there is a site."""
    response = Response(NOT_BUILT, 503, {"Cache-Control": "no-store"})
    _secure(response, config, is_page=True)
    return response
