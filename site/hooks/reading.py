"""MkDocs hook: what Markdown makes is reachable by keyboard."""

from typing import Any


def on_page_content(html: str, page: Any, config: Any, files: Any) -> str:
    """Let wide code and tables take the focus, so that a keyboard can scroll them."""
    html = html.replace("<pre>", '<pre tabindex="0">')
    return html.replace("<table>", '<div class="wide" tabindex="0"><table>').replace(
        "</table>", "</table></div>"
    )
