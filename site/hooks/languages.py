"""MkDocs hook: every page exists in every language, with the front matter that people see."""

from typing import Any

from mkdocs.exceptions import PluginError

SEEN_BY_PEOPLE = ("title",)


def missing_languages(names: set[str], languages: list[str], single: set[str]) -> list[str]:
    """Return a sentence for each page that lacks a language; `names` are file names under docs_dir."""
    default, *others = languages
    sentences = []
    for name in sorted(names):
        stem = name.removesuffix(".md")
        if any(stem.endswith(f".{language}") for language in others):
            if f"{stem.rsplit('.', 1)[0]}.md" not in names:
                sentences.append(f"{name} has no page in {default!r}")
        elif name not in single:
            wanted = [(language, f"{stem}.{language}.md") for language in others]
            sentences += [
                f"{name} has no page in {o!r}: write {file}" for o, file in wanted if file not in names
            ]
    return sentences


def on_files(files: Any, config: Any) -> Any:
    """Stop the build when a page lacks a language.

    Raises:
        PluginError: naming every such page.
    """
    i18n = config.plugins["i18n"]
    if i18n.building:
        return files
    names = {file.src_uri for file in files.documentation_pages()}
    if sentences := missing_languages(names, i18n.build_languages, set(config.extra["one_language"])):
        raise PluginError("; ".join(sentences))
    return files


def on_page_markdown(markdown: str, page: Any, config: Any, files: Any) -> str:
    """Stop the build when a page lacks front matter that people see."""
    for key in SEEN_BY_PEOPLE:
        if not page.meta.get(key):
            raise PluginError(f"{page.file.src_uri}: the front matter has no {key!r}")
    return markdown
