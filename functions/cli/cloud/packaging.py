"""Builds the package that Zappa hands to Lambda: the service, its locked libraries, a few files of the site.

Zappa's own packing copies the whole environment, stamps the time and the user into it and compiles nothing;
so the zip is put together here, and `zappa deploy --zip` takes it. Zappa's handler and the settings that
it generates for it go in unchanged.
"""

import hashlib
import json
import re
import shutil
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import click

from functions.cli.cloud import contents, gateways, libraries
from functions.cli.cloud.compiling import compile_unchecked
from functions.cli.cloud.libraries import Say, Target
from functions.cli.cloud.settings_module import settings_module
from functions.config import ROOT, Config

BUILT = ROOT / "build" / "aws"
MOST_BYTES = 8_000_000
"""The longest zip: it is loaded at each cold start."""
READ = ("handler.py", "zappa_settings.py")
DATED = (1980, 1, 1, 0, 0, 0)
_BYTECODE = re.compile(r"(^|.*/)__pycache__/([^/.]+)\.[^/]+\.pyc$")


@dataclass(frozen=True)
class Package:
    """A zip for Lambda; the same sources and settings make the same `sha256`."""

    path: Path
    sha256: str
    size: int


def build_package(
    settings: Path,
    stage: str,
    folder: Path = BUILT,
    site: Path = Config.site,
    *,
    kept: Path = libraries.KEPT,
    say: Say = click.echo,
) -> Package:
    """Build the package of a stage of Zappa's settings file: pinternet-STAGE.zip in a folder.

    What the libraries become is kept in `kept` for the next time.

    Raises:
        click.ClickException: the site is not built, the Python is not Lambda's, or a library is in no table.
    """
    chosen = stage_of(settings, stage)
    target, plugins = target_of(chosen), gateways.needed(environment_of(chosen))
    _check_site(site)
    installed = libraries.installed(target, say, kept)
    say("packing the service")
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="pinternet-package-") as name:
        own = Path(name)
        _put_functions(own)
        _put_site(own, site)
        (own / "zappa_settings.py").write_text(settings_module(settings, stage), encoding="utf-8")
        compile_unchecked(own)
        path = folder / f"pinternet-{stage}.zip"
        needed = {path: file for path, file in _files(installed).items() if gateways.is_needed(path, plugins)}
        _zip(path, _without_sources({**needed, **_files(own)}))
    return _finished(path, say)


def target_of(settings: Mapping[str, Any]) -> Target:
    """Return what a stage's package is made for: the Python that makes it, whose bytecode it holds.

    Raises:
        click.ClickException: Lambda has no such Python, or the settings want another.
    """
    python = f"{sys.version_info.major}.{sys.version_info.minor}"
    wanted = settings.get("runtime", f"python{python}").removeprefix("python")
    if python not in libraries.GLIBC or wanted != python:
        raise click.ClickException(
            f"this is Python {python}, and the function is to run on Python {wanted}. The package holds "
            f"bytecode, so both must be the same one of {', '.join(libraries.GLIBC)}: make .venv with that "
            "(make clean cloud PYTHON=python3.13)."
        )
    return Target(python, settings.get("architecture", "x86_64"))


def stage_of(settings: Path, stage: str) -> dict[str, Any]:
    """Return a stage's settings, those that it extends included, as Zappa reads them."""
    stages = json.loads(settings.read_text(encoding="utf-8"))
    if stage not in stages:
        raise click.ClickException(f"{settings} has no stage {stage}.")
    own = stages[stage]
    return {**stage_of(settings, own["extends"]), **own} if "extends" in own else dict(own)


def environment_of(settings: Mapping[str, Any]) -> dict[str, str]:
    """Return the function's environment, by whichever of Zappa's two ways it gets there."""
    return {**settings.get("aws_environment_variables", {}), **settings.get("environment_variables", {})}


def _check_site(site: Path) -> None:
    missing = [name for name in contents.SITE_FILES if not (site / name).is_file()]
    if missing:
        raise click.ClickException(f"the built site lacks {', '.join(missing)}; run: make site")


def _put_functions(own: Path) -> None:
    """Copy the service, the name and version by which Python knows it, and what Lambda calls first."""
    for file in sorted((ROOT / "functions").rglob("*")):
        path = file.relative_to(ROOT)
        if file.is_file() and "__pycache__" not in path.parts and contents.is_kept(path.as_posix()):
            _copy(file, own / path)
    _copy(_handler(), own / "handler.py")
    known = own / f"pinternet-{version('pinternet')}.dist-info" / "METADATA"
    known.parent.mkdir()
    known.write_text(f"Metadata-Version: 2.1\nName: pinternet\nVersion: {version('pinternet')}\n")


def _handler() -> Path:
    zappa = find_spec("zappa")
    if zappa is None or zappa.origin is None:
        raise click.ClickException("what deploys is not installed; run: make cloud")
    return Path(zappa.origin).with_name("handler.py")


def _put_site(own: Path, site: Path) -> None:
    """Copy the files that answers are made of to where the functions look for them."""
    for name in contents.SITE_FILES:
        _copy(site / name, own / "build" / "site" / name)


def _copy(file: Path, to: Path) -> None:
    to.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(file, to)


def _without_sources(files: Mapping[str, Path]) -> dict[str, Path]:
    """Return what is shipped of files by their paths in the package: of code the bytecode alone.

    Without sources the package is half as long. Apprise finds its plugins by the names of theirs, and an
    operator may want to read what stands at the root: the handler, and the settings as Zappa wrote them.
    """
    found = {}
    for path, file in files.items():
        if path.startswith(f"{gateways.PLUGINS}/") or _is_read(path):
            found[path] = file
        elif file.suffix != ".py":
            found[_BYTECODE.sub(r"\1\2.pyc", path)] = file
    return found


def _is_read(path: str) -> bool:
    """Whether a source, or its bytecode, belongs to what people read in the package."""
    return path in READ or path.removeprefix("__pycache__/").partition(".")[0] + ".py" in READ


def _files(folder: Path) -> dict[str, Path]:
    return {file.relative_to(folder).as_posix(): file for file in folder.rglob("*") if file.is_file()}


def _zip(path: Path, files: Mapping[str, Path]) -> None:
    """Write everything in the order of names, undated, readable by all: Lambda runs as nobody."""
    beside = path.with_suffix(".new")
    with ZipFile(beside, "w", ZIP_DEFLATED, compresslevel=9) as package:
        for name, file in sorted(files.items()):
            if contents.is_shipped(name.partition("/")[0]):
                package.writestr(_entry(name), file.read_bytes(), ZIP_DEFLATED, 9)
    beside.replace(path)


def _entry(name: str) -> ZipInfo:
    entry = ZipInfo(name, DATED)
    entry.create_system = 3  # Unix, whose modes follow
    entry.external_attr = (0o755 if name.endswith(".so") else 0o644) << 16
    return entry


def _finished(path: Path, say: Say) -> Package:
    content = path.read_bytes()
    if len(content) > MOST_BYTES:
        raise click.ClickException(
            f"the package has {len(content):,} bytes, more than {MOST_BYTES:,}: see what "
            "functions/cli/cloud/contents.py ships."
        )
    package = Package(path, hashlib.sha256(content).hexdigest(), len(content))
    say(f"the package has {package.size / 1e6:.1f} MB ({package.sha256[:12]})")
    return package
