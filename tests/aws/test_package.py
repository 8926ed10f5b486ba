"""The package for Lambda holds what is needed, for a reason, and is the same each time."""

import json
import os
import re
import sys
from fnmatch import fnmatchcase
from pathlib import Path
from zipfile import ZipFile

import click
import pytest

from functions.cli.cloud import contents, libraries, packaging
from functions.cli.cloud.models import CALLED
from functions.cli.cloud.packaging import MOST_BYTES, Package
from functions.config import ROOT
from tests.aws.package import HERE, build, run_in

UNCHECKED = 0b01
"""The flags of bytecode that is held against nothing (PEP 552)."""
NOT_NEEDED = ["typing_extensions.*"] if sys.version_info >= (3, 13) else []
"""What newer Pythons have themselves."""
CALL = re.compile(r"""client\.([a-z_]+)\b|_call\("([a-z_]+)\"""")
"""How a call on AWS is written."""
FOREIGN = (
    "pip",
    "setuptools",
    "wheel",
    "pytest",
    "moto",
    "mkdocs",
    "troposphere",
    "tqdm",
    "waitress",
    "tests",
)


def names(package: Package) -> list[str]:
    with ZipFile(package.path) as packed:
        return packed.namelist()


def test_it_holds_nothing_without_a_reason(package: Package) -> None:
    found = {name.partition("/")[0] for name in names(package)}

    unlisted = [name for name in found if not any(fnmatchcase(name, each) for each in contents.SHIPPED)]
    absent = [each for each in contents.SHIPPED if not any(fnmatchcase(name, each) for name in found)]

    assert unlisted == []
    assert absent == NOT_NEEDED, "a reason for something that is not there"


def test_a_library_that_nobody_decided_about_stops_the_build(tmp_path: Path) -> None:
    (tmp_path / "stowaway").mkdir()

    with pytest.raises(click.ClickException, match="stowaway"):
        libraries.trim(tmp_path)


def test_it_is_small_and_holds_no_tools_and_no_tests(package: Package) -> None:
    inside = names(package)

    assert package.size == package.path.stat().st_size <= MOST_BYTES
    assert [name for name in inside if set(name.split("/")) & set(FOREIGN)] == []
    assert [name for name in inside if name.startswith(("functions/cli", "apprise/", "requests/"))] == []
    assert {name for name in inside if name.startswith("build/")} == {
        f"build/site/{name}" for name in contents.SITE_FILES
    }


def test_the_same_sources_and_settings_make_the_same_bytes(package: Package, tmp_path: Path) -> None:
    assert build(tmp_path).sha256 == package.sha256


@pytest.mark.skipif("PINTERNET_SOAK" not in os.environ, reason="it installs and compiles everything again")
def test_the_libraries_are_the_same_bytes_when_they_are_installed_anew(
    package: Package, tmp_path: Path
) -> None:
    assert build(tmp_path, kept=tmp_path / "libraries").sha256 == package.sha256


def test_lambda_compiles_nothing(task: Path) -> None:
    """All code comes as bytecode that asks for no date, without its source but at the root."""
    sources = {file.relative_to(task).as_posix() for file in task.rglob("*.py")}
    compiled = list(task.rglob("*.pyc"))

    assert len(compiled) > 500
    assert {int.from_bytes(file.read_bytes()[4:8], "little") for file in compiled} == {UNCHECKED}
    assert sources == {"handler.py", "zappa_settings.py"}
    assert {file.name for file in (task / "__pycache__").iterdir()} == {
        f"{name}.{sys.implementation.cache_tag}.pyc" for name in ("handler", "zappa_settings")
    }


def test_aws_is_described_as_far_as_it_is_called(task: Path) -> None:
    program = (
        "import boto3, json\n"
        f"services = {[service.partition('/')[0] for service in CALLED]!r}\n"
        "print(json.dumps({each: sorted(boto3.client(each, region_name='ap-southeast-3')"
        ".meta.method_to_api_mapping.values()) for each in services}))"
    )

    described = json.loads(run_in(task, program, {}))

    assert described == {name.partition("/")[0]: sorted(calls) for name, calls in CALLED.items()}


def test_every_call_that_the_functions_make_is_described() -> None:
    """What is missing fails on AWS alone, where somebody waits."""
    sources = [file for file in (ROOT / "functions").rglob("*.py") if "cli" not in file.parts]
    called = {"".join(found) for file in sources for found in CALL.findall(file.read_text())}

    described = {call for calls in CALLED.values() for call in calls}

    assert {"".join(word.capitalize() for word in call.split("_")) for call in called} == described


def test_its_compiled_libraries_work_without_what_debuggers_read(task: Path) -> None:
    program = (
        "from nacl.signing import SigningKey\n"
        "from pyrage import encrypt, decrypt, x25519\n"
        "key, mine = SigningKey.generate(), x25519.Identity.generate()\n"
        "key.verify_key.verify(key.sign(b'signed'))\n"
        "print(decrypt(encrypt(b'sealed', [mine.to_public()]), [mine]).decode())"
    )

    assert run_in(task, program, {}) == "sealed\n"


def test_a_gateway_that_was_left_out_is_misconfigured_and_breaks_nothing(task: Path) -> None:
    """As when somebody sets another in AWS's own console."""
    program = (
        "from datetime import UTC, datetime\n"
        "from functions.senders.gateway import Gateway, understands\n"
        "from functions.senders.sender import Message, TemporaryFailure\n"
        "try:\n"
        "    Gateway('tgram://123456789:abcdefg_hijklmnop').send("
        "Message('1', '123456789', '', 'told', '', 'id', datetime.now(UTC)))\n"
        "except TemporaryFailure as failure:\n"
        "    print(failure.reason, understands('tgram://123456789:abcdefg_hijklmnop/{chat}', 'chat'))"
    )

    assert run_in(task, program, {}) == "misconfigured False\n"


def test_another_python_than_lambdas_is_refused() -> None:
    with pytest.raises(click.ClickException, match=r"Python 3\.9"):
        packaging.target_of({"runtime": "python3.9"})


def test_a_site_that_is_not_built_is_refused(tmp_path: Path) -> None:
    settings = tmp_path / "zappa_settings.json"
    settings.write_text(json.dumps({"prod": {"architecture": HERE}}))

    with pytest.raises(click.ClickException, match=r"lite\.json.*make site"):
        packaging.build_package(settings, "prod", tmp_path, site=tmp_path, say=print)
