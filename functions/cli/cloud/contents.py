"""What goes into the package for Lambda, and why. A name that no table holds stops the build."""

from collections.abc import Iterable, Mapping
from fnmatch import fnmatchcase
from types import MappingProxyType

import click

from functions.cli.cloud.models import CALLED

SHIPPED: Mapping[str, str] = MappingProxyType(
    {
        "__pycache__": "bytecode of the modules that are no packages",
        "_cffi_backend.*.so": "PyNaCl calls libsodium through it",
        "altcha": "checks proof of work",
        "apispec": "writes /api/v1/openapi.json",
        "bech32": "reads age recipients",
        "blinker": "Flask imports it",
        "boto3": "calls AWS",
        "botocore": "boto3's machinery",
        "build": "the few files of the built site that answers are made of (SITE_FILES)",
        "certifi": "whom botocore and requests trust",
        "click": "Flask and apprise import it",
        "dateutil": "botocore and icalendar import it",
        "durationpy": "zappa.utilities imports it",
        "flask": "the web framework",
        "functions": "the service",
        "handler.py": "Zappa's handler, which Lambda calls",
        "icalendar": "writes calendar feeds",
        "idna": "urllib3 and requests, for hosts with other letters",
        "itsdangerous": "signs the slips of the lite pages",
        "jinja2": "Flask's templates",
        "jmespath": "botocore imports it",
        "markupsafe": "escapes HTML",
        "marshmallow": "checks and writes bodies",
        "nacl": "Ed25519",
        "packaging": "apispec imports it",
        "pinternet-*.dist-info": "the version that /api/v1/health tells",
        "pybase64": "decodes sealed bodies",
        "pyotp": "second factors",
        "pyrage": "age",
        "s3transfer": "boto3.compat imports it",
        "six.*": "dateutil imports it",
        "typing_extensions.*": "icalendar and marshmallow import it",
        "tzdata": "time zones, which Lambda's Python lacks",
        "urllib3": "botocore and requests",
        "werkzeug": "Flask's HTTP",
        "zappa": "what Zappa's handler imports",
        "zappa_settings.py": "what Zappa generated of the stage's settings",
    }
)
"""Top-level names of the package."""

GATEWAYS: Mapping[str, str] = MappingProxyType(
    {
        "apprise": "talks to gateways",
        "charset_normalizer": "requests imports it",
        "markdown": "apprise imports it",
        "requests": "apprise calls by it",
        "yaml": "apprise imports it",
    }
)
"""Top-level names that are needed only where the settings name a gateway."""

LEFT_OUT: Mapping[str, str] = MappingProxyType(
    {
        "*.dist-info": "for installers",
        "_yaml": "an old name of yaml's",
        "bin": "commands",
        "cffi": "builds bindings; what is built needs its backend alone",
        "dotenv": "the command line reads .env",
        "oauthlib": "asked for by Twitter alone, which has no address of a person's",
        "orjson": "SQLite's bodies",
        "pycparser": "cffi builds with it",
        "requests_oauthlib": "as oauthlib",
        "waitress": "serves on one machine",
    }
)
"""What the locked libraries install beside."""

ONLY: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "botocore/data": (
            *(f"{service}/*" for service in CALLED),
            "_retry.json",
            "endpoints.json",
            "partitions.json",
            "sdk-default-configuration.json",
        ),
        "packaging": ("__init__.py", "_structures.py", "version.py"),
        "zappa": ("__init__.py", "asgi.py", "middleware.py", "utilities.py", "wsgi.py"),
        "functions/cli": (),  # the operator's machine runs it
    }
)
"""Folders of which only these files are shipped."""

TRIMMED: Mapping[str, str] = MappingProxyType(
    {
        "*/py.typed": "for type checkers",
        "*.pyi": "for type checkers",
        "*.c": "for compilers",
        "*.pyx": "for compilers",
        "*.pxd": "for compilers",
        "*/tests/*": "tests",
        "apprise/assets/*": "pictures for desktops",
        "apprise/i18n/*.mo": "apprise's own sentences, which nobody here reads",
        "apprise/i18n/*.po*": "apprise's own sentences, which nobody here reads",
        "apprise/cli.py": "its command line",
        "boto3/data/*": "resources; we use clients",
        "boto3/examples/*": "for its documentation",
        "botocore/cacert.pem": "certifi's is newer and is preferred",
        "botocore/data/*/examples-1.json": "for its documentation",
        "charset_normalizer/*.so": "its Python twin is beside it",
        "charset_normalizer/cli/*": "its command line",
        "dateutil/zoneinfo/*.tar.gz": "tzdata is newer",
        "icalendar/cli.py": "its command line",
        "urllib3/contrib/emscripten/*": "for browsers",
        "werkzeug/debug/shared/*": "for developers",
        "yaml/*.so": "its Python twin is beside it",
    }
)
"""Files of shipped names that nothing imports."""

SITE_FILES: tuple[str, ...] = (
    "404.html",  # what a mistyped address of the functions' own is answered with
    "assets/forms/intake.en.json",  # the questions that the lite pages ask
    "assets/forms/intake.id.json",
    "csp.json",
    "directory/local.en.json",  # help near the reader, on the lite pages
    "directory/local.id.json",
    "directory/services.json",  # which services a referral may name
    "en/lite/index.html",  # the frame of the lite pages
    "lite.json",  # their words
    "organisation.json",  # titles, told truthfully
    "ringan/index.html",
)
"""What the functions read of the built site."""


def is_kept(path: str) -> bool:
    """Whether a file of a shipped name, by its path in the package, is needed."""
    for folder, names in ONLY.items():
        if path.startswith(f"{folder}/"):
            below = path.removeprefix(f"{folder}/")
            return _matches(below, names) and not _matches(path, TRIMMED)
    return not _matches(path, TRIMMED)


def is_shipped(name: str) -> bool:
    """Whether a top-level name goes into the package.

    Raises:
        click.ClickException: nobody decided.
    """
    if _matches(name, SHIPPED) or _matches(name, GATEWAYS):
        return True
    if _matches(name, LEFT_OUT):
        return False
    raise click.ClickException(
        f"{name} came with the locked libraries, and functions/cli/cloud/contents.py "
        "does not say whether the package needs it. Add it there with the reason."
    )


def _matches(name: str, patterns: Iterable[str]) -> bool:
    return any(fnmatchcase(name, pattern) for pattern in patterns)
