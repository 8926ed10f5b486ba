"""Built pages and written files, for the checks that stop a build."""

from pathlib import Path

from tests.site.hooks import hook

built = hook("page_check/built")


def page(address: str, main: str, head: str = "<title>Tulis</title>") -> object:
    return built.BuiltPage(address, f"<html><head>{head}</head><body><main>{main}</main></body></html>")


def written(folder: Path, name: str, text: str) -> Path:
    file = folder / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    return file
