"""MkDocs hook: the pages of the directory, generated from its services in the language being built."""

import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from mkdocs.plugins import event_priority
from mkdocs.structure.files import File

sys.path.insert(0, str(Path(__file__).resolve().parent))

from services import load_directory, today

from functions.directory.addresses import province_address, service_address, thanks_address, topic_address
from functions.directory.pages import Pages
from functions.directory.taxonomy import terms

INDEX = "direktori.md"
FRONT_MATTER = "---\ntitle: {title}\ntemplate: directory.html\nsearch: {{exclude: true}}\n---\n"


@dataclass(frozen=True)
class Made:
    """A generated page: its name, its title, its address in a language, and its HTML."""

    name: str
    title: str
    address: Callable[[str], str]
    html: Callable[[], str]


def made(pages: Pages) -> Iterator[Made]:
    """Yield all pages of a language but the index."""
    language = pages.language
    for service in pages.services:
        yield Made(
            service.slug,
            service.name,
            partial(service_address, service.slug),
            partial(pages.service, service),
        )
    for code in pages.topics:
        yield Made(
            f"topik/{code}",
            str(pages.words["topic-title"]),
            partial(topic_address, code),
            partial(pages.topic, code),
        )
    for code in pages.provinces:
        yield Made(
            f"provinsi/{code}",
            terms("provinces", language)[code].name,
            partial(province_address, code),
            partial(pages.province, code),
        )
    yield Made("terima-kasih", str(pages.words["thanks-short"]), thanks_address, pages.thanks)


def pages_of(config: Any) -> Pages:
    """Return the pages of the language being built."""
    language = config.plugins["i18n"].current_language
    services = load_directory(config).services(language)
    return Pages([service for service in services if service.status == "active"], language, today())


def _file(page: Made, config: Any, language: str) -> Any:
    title = page.title.replace('"', "”")
    file: Any = File.generated(  # a file takes any attribute; static-i18n reads its locale
        config, f"direktori/{page.name}.md", content=FRONT_MATTER.format(title=f'"{title}"')
    )
    address = page.address(language).lstrip("/")
    file.url, file.dest_uri = address, f"{address}index.html"
    file.abs_dest_path = str(Path(config.site_dir) / file.dest_uri)
    file.locale, file.made = language, page
    return file


@event_priority(-150)
def on_files(files: Any, config: Any) -> Any:
    """Add the pages, after static-i18n has sorted the others by language and before slugs move theirs."""
    i18n = config.plugins["i18n"]
    for page in made(pages_of(config)):
        alternates = {language: _file(page, config, language) for language in i18n.build_languages}
        file = alternates[i18n.current_language]
        file.alternates = alternates
        files.append(file)
    return files


def on_page_content(html: str, page: Any, config: Any, files: Any) -> str:
    """Put in what was made; below the words of the index, the list."""
    made_page = getattr(page.file, "made", None)
    if made_page is not None:
        return str(made_page.html())
    is_index = page.file.src_uri.replace(".en.md", ".md") == INDEX
    return f"{html}\n{pages_of(config).index()}" if is_index else html
