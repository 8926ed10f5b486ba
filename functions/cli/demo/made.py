"""What the build made for the playground: an open installation with its team, and sealed conversations."""

import json
import shutil
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from functions.cli.folders import MARK
from functions.config import ROOT

MADE = ROOT / "build" / "demo"
ABOUT = "made.json"
CASES = "cases.json"
LIFE = timedelta(days=30)
"""Statements are valid for 60 days; everything is made anew after half of that."""


@dataclass(frozen=True)
class Made:
    """The folder of one making. `made_at` names it: data filled from another making is out of date."""

    folder: Path
    made_at: datetime

    def is_too_old(self, now: datetime) -> bool:
        """Whether it must be made anew (a clock before its making says so, too)."""
        return not self.made_at <= now <= self.made_at + LIFE

    @property
    def cases(self) -> list[dict[str, Any]]:
        """The sealed conversations, as `site/app/demo/make.js` wrote them."""
        found: list[dict[str, Any]] = json.loads((self.folder / CASES).read_text(encoding="utf-8"))
        return found


def read_made(folder: Path = MADE) -> Made | None:
    """Return what the build made, None when it made nothing yet."""
    try:
        fields = json.loads((folder / ABOUT).read_text(encoding="utf-8"))
    except FileNotFoundError:
        return None
    return Made(folder, datetime.fromisoformat(fields["made_at"]))


def write_about(folder: Path, now: datetime) -> None:
    """Say when a folder was made; the last thing that a making does."""
    (folder / ABOUT).write_text(json.dumps({"made_at": now.isoformat()}), encoding="utf-8")


def is_filled_from(made: Made, data: Path) -> bool:
    """Tell whether a data folder was filled, to the end, from this making."""
    try:
        fields = json.loads((data / MARK).read_text(encoding="utf-8"))
    except FileNotFoundError:
        return False
    return bool(fields["filled"] and fields["made_at"] == made.made_at.isoformat())


def mark(data: Path, made: Made, *, filled: bool) -> None:
    """Make a data folder the playground's own, and say whether everything is in it."""
    fields = {"made_at": made.made_at.isoformat(), "filled": filled}
    (data / MARK).write_text(json.dumps(fields), encoding="utf-8")


def copy_installation(made: Made, data: Path) -> None:
    """Copy the open installation: table, server's secrets, signer, who can sign in."""
    for file in made.folder.iterdir():
        if file.name not in (ABOUT, CASES):
            shutil.copy2(file, data / file.name)


def empty(data: Path, made: Made) -> None:
    """Remove everything from the playground's own folder but its mark."""
    data.mkdir(parents=True, exist_ok=True)
    mark(data, made, filled=False)
    for entry in data.iterdir():
        if entry.name == MARK:
            continue
        if entry.is_dir() and not entry.is_symlink():
            shutil.rmtree(entry)
        else:
            entry.unlink()
