"""The page for a machine of one's own is the same in both languages, and systemd understands its files."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.own_machine import page

EXPOSURE = 20
"""The most that `systemd-analyze security` may find open, of 100; a bare unit has 96."""
UNITS = "/etc/systemd/system/"

needs_systemd = pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="systemd is not installed")


@pytest.fixture
def units(tmp_path: Path) -> Path:
    """The units of the page, with programs that exist here."""
    for file, content in page.files(page.text()).items():
        if file.startswith(UNITS):
            there = re.sub(r"ExecStart=/opt/pinternet/\S+", "ExecStart=/bin/true", content)
            (tmp_path / Path(file).name).write_text(there, encoding="utf-8")
    return tmp_path


def test_both_languages_ask_for_the_same() -> None:
    assert page.blocks(page.text()) == page.blocks(page.text("en"))
    assert len(page.files(page.text())) == 6


@needs_systemd
def test_systemd_understands_the_units(units: Path) -> None:
    told = subprocess.run(
        ["systemd-analyze", "verify", "--man=no", *sorted(map(str, units.iterdir()))],
        capture_output=True,
        text=True,
    )

    assert (told.returncode, [line for line in told.stderr.splitlines() if str(units) in line]) == (0, [])


@needs_systemd
def test_the_service_may_do_little(units: Path) -> None:
    unit = str(units / "pinternet.service")
    told = subprocess.run(
        ["systemd-analyze", "security", "--offline=yes", f"--threshold={EXPOSURE}", unit],
        capture_output=True,
        text=True,
    )

    assert told.returncode == 0, told.stdout


def test_the_service_writes_to_its_own_folder_alone() -> None:
    unit = page.files(page.text())[f"{UNITS}pinternet.service"]

    assert "ProtectSystem=strict" in unit
    assert "StateDirectory=pinternet\n" in unit
    assert "ReadWritePaths" not in unit
    assert "PINTERNET_DATA=/var/lib/pinternet\n" in page.files(page.text())["/opt/pinternet/.env"]
