"""MkDocs hook: style sheets and drawings for the templates, in the organisation's colours."""

import re
import sys
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import quote

from markupsafe import Markup
from mkdocs.exceptions import PluginError

sys.path.insert(0, str(Path(__file__).resolve().parent))

from page_check.contrast import channels, colours, contrast, faint

THEME = Path(__file__).resolve().parent.parent / "theme"
TINT = {"light": ("surface", 0.1), "dark": ("paper", 0.14)}
"""The calm ground: what it is mixed from, and how much of the accent is in it."""

_SHEET = re.compile(r"assets/stylesheets/main\.\w+\.min\.css")
_TOKENS = '@import "tokens.css";'
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_HEX = re.compile(r"#[0-9a-f]{6}")
_ACTIVE = re.compile(
    r"<script|<foreignObject|\son\w+\s*=|\sstyle\s*=|(?:href|src)\s*=\s*[\"'](?!#)|url\((?!#)", re.IGNORECASE
)


def compact(css: str) -> str:
    """Return a style sheet without comments and line breaks: it stands inside every page."""
    return re.sub(r"\n\s*", "", _COMMENT.sub("", css)).strip()


def _mixed(colour: str, ground: str, share: float) -> str:
    pairs = zip(channels(colour), channels(ground), strict=True)
    return "#" + "".join(f"{round(one * share + other * (1 - share)):02x}" for one, other in pairs)


def _accented(scheme: str, accent: str, named: dict[str, str]) -> str:
    """Return the declarations that follow from an accent."""
    ink = max(("#ffffff", "#06201d"), key=lambda candidate: contrast(candidate, accent))
    ground, share = TINT[scheme]
    calm = _mixed(accent, named[ground], share)
    return f":root{{--accent:{accent};--accent-ink:{ink};--calm:{calm}}}"


def with_accent(tokens: str, accent: dict[str, str] | None) -> str:
    """Return the tokens in an organisation's accent, given for `light` and `dark`.

    Raises:
        PluginError: it is no colour of the form #rrggbb, or too faint to be read.
    """
    named = colours(tokens)
    if not accent:
        return tokens
    for scheme in named:
        if not _HEX.fullmatch(str(accent.get(scheme))):
            raise PluginError(f"extra.organisation.colours: {scheme} is to be a colour like #0b5757")
    rules = {scheme: _accented(scheme, accent[scheme], named[scheme]) for scheme in named}
    whole = f"{tokens}{rules['light']}@media screen and (prefers-color-scheme:dark){{{rules['dark']}}}"
    if sentences := faint(whole):
        raise PluginError(
            "extra.organisation.colours: this accent cannot be read. Choose a darker one for light, "
            "a lighter one for dark:\n  " + "\n  ".join(sentences)
        )
    return whole


def read_drawing(file: Path) -> str:
    """Return an SVG that may stand inside a page.

    Raises:
        PluginError: it is missing, is no SVG, or could do something or fetch something.
    """
    if not file.is_file():
        raise PluginError(f"{file} is missing")
    text = file.read_text(encoding="utf-8").strip()
    if not text.startswith("<svg") or _ACTIVE.search(text):
        raise PluginError(f"{file} is to be a plain <svg> without scripts, events and addresses")
    return text


def icon(mark: str, accent: str, ink: str) -> str:
    """Return the mark as a page's icon, which knows no custom properties: the light accent everywhere."""
    painted = mark.replace("var(--accent-ink)", ink).replace("var(--accent)", accent)
    return "data:image/svg+xml," + quote(painted, safe=" =:/'(),")


def on_env(env: Any, config: Any, files: Any) -> Any:
    """Offer `css`, `drawing`, `group_drawing`, `material`, `mark` and `icon` to the templates."""
    organisation = config.extra["organisation"]
    tokens = with_accent(compact((THEME / "tokens.css").read_text("utf-8")), organisation.get("colours"))
    light = colours(tokens)["light"]
    mark = read_drawing(THEME / organisation["mark"])
    sheet = next(f"/{file.dest_uri}" for file in files if _SHEET.fullmatch(file.dest_uri))

    @cache
    def css(name: str) -> Markup:
        """Return a style sheet of the theme, to stand in a <style> whose hash goes into csp.json."""
        text = (THEME / name).read_text(encoding="utf-8").replace(_TOKENS, tokens)
        return Markup(compact(text))  # noqa: S704 - our own file

    @cache
    def drawing(name: str) -> Markup:
        """Return a drawing of the theme that only adorns: nobody needs it read out."""
        return Markup(read_drawing(THEME / "drawings" / f"{name}.svg"))  # noqa: S704 - checked

    def group_drawing(nav: Any, group: Any) -> Markup:
        """Return what stands beside a group of `nav`."""
        groups = [item for item in nav if item.is_section]
        return drawing(config.extra["drawings"][groups.index(group)])

    env.globals.update(css=css, drawing=drawing, group_drawing=group_drawing, material=lambda: sheet)
    env.globals["mark"] = lambda: Markup(mark)  # noqa: S704 - checked
    painted = icon(mark, light["accent"], light["accent-ink"])
    env.globals["icon"] = lambda: painted
    return env
