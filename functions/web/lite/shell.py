"""The built page around what Flask says: its style, its help and its way out stay; <main> is put in."""

import base64
import gzip
import re
from hashlib import sha256
from pathlib import Path

from flask import Response, request

from functions.config import Config
from functions.web import demo
from functions.web.pages import PAGE_HEADERS
from functions.web.site_files import find, read

ADDRESSES = {"id": "ringan/", "en": "en/lite/"}
HEADERS = {
    **PAGE_HEADERS,
    "Cache-Control": "no-store",
    # With "no-referrer" browsers say "null" for where a form comes from; nothing leaves this site either way.
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Robots-Tag": "noindex",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Vary": "Accept-Encoding",
}
POLICY = (
    "default-src 'none'; script-src 'none'; style-src {styles}; img-src data:; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'"
)

_MAIN = re.compile(r"(<main[^>]*>)(.*)(</main>)", re.DOTALL)
_TITLE = re.compile(r"<title>(.*?)</title>")
_STYLE = re.compile(r"<style>(.*?)</style>", re.DOTALL)
_OTHER_LANGUAGE = re.compile(r'<a [^>]*hreflang="\w+"[^>]*>.*?</a>')
_HELP, _HELP_OPEN = '<details class="help" id="help">', '<details class="help" id="help" open>'
_BODY = re.compile(r"<body[^>]*>")


class NotBuilt(LookupError):
    """The site has no such page yet."""


def own_words(config: Config, language: str) -> str:
    """Return what the built page itself says in <main>.

    Raises:
        NotBuilt: the site is not built.
    """
    found = _MAIN.search(_shell(config, language))
    return "" if found is None else found[2]


def page(
    config: Config,
    main: str,
    *,
    language: str,
    status: int = 200,
    heading: str = "",
    helping: bool = False,
    switching: bool = False,
) -> Response:
    """Return a whole page: `heading` follows its neutral title, `helping` unfolds the help.

    The link to the other language stands where it leads on, which is where nothing was typed (`switching`).

    Raises:
        NotBuilt: the site is not built.
    """
    shell = _shell(config, language)
    html = _MAIN.sub(lambda m: f"{m[1]}\n{main}\n{m[3]}", shell, count=1)
    if heading:
        html = _TITLE.sub(lambda m: f"<title>{m[1]} {heading}</title>", html, count=1)
    if helping:
        html = html.replace(_HELP, _HELP_OPEN, 1)
    if not switching:
        html = _OTHER_LANGUAGE.sub("", html, count=1)
    if config.demo:
        banner = demo.banner(language, console=False, folder=config.data)
        html = _BODY.sub(lambda m: m[0] + banner, html, count=1)
    return _answer(config, html, status, _policy(shell))


def _shell(config: Config, language: str) -> str:
    file = find(config.site, ADDRESSES[language])
    if file is None:
        raise NotBuilt
    return read(file).plain.decode("utf-8")


def _policy(shell: str) -> str:
    hashes = [base64.b64encode(sha256(style.encode()).digest()).decode() for style in _STYLE.findall(shell)]
    return POLICY.format(styles=" ".join(f"'sha256-{each}'" for each in hashes))


def _answer(config: Config, html: str, status: int, policy: str) -> Response:
    response = Response(html.encode(), status, {**HEADERS, "Content-Security-Policy": policy})
    if request.accept_encodings["gzip"]:
        response.set_data(gzip.compress(response.get_data(), 9, mtime=0))
        response.headers["Content-Encoding"] = "gzip"
    if config.is_secure:
        response.headers["Strict-Transport-Security"] = "max-age=31536000"
    return response


def site_file(site: Path, name: str) -> str:
    """Return the text of a file of the built site.

    Raises:
        NotBuilt: it is not there.
    """
    file = find(site, name)
    if file is None:
        raise NotBuilt
    return read(file).plain.decode("utf-8")
