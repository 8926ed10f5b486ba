"""MkDocs hook: addresses in the language of the page, such as /en/write/ for tulis.en.md."""

from pathlib import Path, PurePosixPath
from typing import Any

from mkdocs.plugins import event_priority


def slug_of(source: str, locale: str, slugs: dict[str, dict[str, str]]) -> str | None:
    """Return the address segment that replaces the file's own name, or None where it stays."""
    name = PurePosixPath(source).name.split(".")[0]
    return slugs.get(locale, {}).get(name)


def _move(file: Any, slug: str, site_dir: str) -> None:
    folder = PurePosixPath(file.dest_uri).parent.with_name(slug)
    file.dest_uri = f"{folder}/index.html"
    file.url = f"{folder}/"
    file.abs_dest_path = str(Path(site_dir) / file.dest_uri)


@event_priority(-200)
def on_files(files: Any, config: Any) -> Any:
    """Rewrite addresses after static-i18n has set locales and alternates."""
    slugs = config.extra["slugs"]
    moved: set[int] = set()
    for page in files.documentation_pages():
        for file in (page, *getattr(page, "alternates", {}).values()):
            slug = slug_of(file.src_uri, file.locale, slugs)
            if slug and id(file) not in moved:
                moved.add(id(file))
                _move(file, slug, config.site_dir)
    return files


def on_env(env: Any, config: Any, files: Any) -> Any:
    """Offer `home()` and `address_of(name)` to the templates: addresses in the language being built."""
    language = config.plugins["i18n"].current_language
    addresses = {
        PurePosixPath(file.src_uri).name.split(".")[0]: f"/{file.url}".replace("/./", "/").replace("/.", "/")
        for file in files.documentation_pages()
        if file.locale == language
    }
    env.globals["address_of"] = addresses.__getitem__
    env.globals["home"] = lambda: addresses["index"]
    return env


def on_page_context(context: Any, page: Any, config: Any, nav: Any) -> Any:
    """Offer `alternates()`: pairs of language and address of this page."""
    pairs = sorted((locale, "/" + file.url.lstrip("./")) for locale, file in page.file.alternates.items())
    context["alternates"] = lambda: pairs if len(pairs) > 1 else []
    return context
