"""A folder that stands for a Debian machine, on which the page's blocks are run as they stand.

Folders, ports, the program's source and the mailbox are others there; nothing else of a block is changed.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.own_machine import debian
from tests.running import free_port

ROOT = Path(__file__).parents[2]
SOURCE = "https://example.org/pinternet.git"
MAILBOX = "mailtos://USER:PASSWORD@smtp.example.org"
DEBIANS_PROGRAMS = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"
"""Where they are: a Python in somebody's home would be closed to the service's account."""
NGINX_FOLDERS = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
"""What Debian's nginx keeps below /var/lib/nginx, by names that are compiled in."""


@dataclass(frozen=True)
class Ports:
    """Where the machine listens, in place of 80, 443 and 8080, and where its mail goes."""

    http: int
    https: int
    service: int
    mail: int


@dataclass(frozen=True)
class Machine:
    """A machine on which blocks are run."""

    root: Path
    ports: Ports

    def moved(self, text: str) -> str:
        """Return a block or file as it reads on this machine."""
        text = text.replace(SOURCE, f"file://{self.root}/source")
        text = text.replace(MAILBOX, f"mailto://127.0.0.1:{self.ports.mail}")
        text = re.sub(r"(?<![\w.:/])/(etc|opt|var|run)/", rf"{self.root}/\1/", text)
        for usual, port in ((80, self.ports.http), (443, self.ports.https)):
            text = re.sub(rf"listen {usual}\b", f"listen 127.0.0.1:{port}", text)
            text = re.sub(rf"listen \[::\]:{usual}\b", f"listen 127.0.0.2:{port}", text)
        return re.sub(r"\b8080\b", str(self.ports.service), text)

    def follow(self, block: str, *, may_end_with: int = 0) -> str:
        """Run a block; returns what it printed. Its last command `may_end_with` another status."""
        environment = {
            **os.environ,
            "PATH": f"{self.root}/bin:{DEBIANS_PROGRAMS}",
            "USER": "root" if debian.IS_ROOT else os.environ.get("USER", ""),
            "MACHINE": str(self.root),
            "MACHINE_HTTP": str(self.ports.http),
        }
        for inherited in ("VIRTUAL_ENV", "MAKEFLAGS", "MAKELEVEL"):
            environment.pop(inherited, None)
        done = subprocess.run(
            ["bash", "-eo", "pipefail", "-c", self.moved(block)],
            cwd=self.root,
            env=environment,
            capture_output=True,
            text=True,
        )
        told = f"{block}\n{done.stdout}\n{done.stderr}\n{self.journal()}"
        assert done.returncode in (0, may_end_with), told
        return done.stdout

    def journal(self) -> str:
        """Return what all units said."""
        logs = sorted((self.root / "run").glob("*.log"))
        return "\n".join(f"{log.stem}: {log.read_text(encoding='utf-8')}" for log in logs)

    def commit(self, message: str) -> None:
        """Make what stands in the source a version of it."""
        git = ["git", "-C", str(self.root / "source"), "-c", "user.name=x", "-c", "user.email=x@example.org"]
        subprocess.run([*git, "add", "--all"], check=True)
        subprocess.run([*git, "commit", "--quiet", "--message", message], check=True)

    def written_by_others(self) -> Iterator[Path]:
        """Yield the files below the machine's root that the service's account owns."""
        for file in self.root.rglob("*"):
            if not file.is_symlink() and file.stat().st_uid == int(debian.OTHER):
                yield file


@contextmanager
def machine(mail: int) -> Iterator[Machine]:
    """Make a machine with nothing on it but what Debian brings, and take it down."""
    root = Path(tempfile.mkdtemp(prefix="pinternet-machine-"))
    root.chmod(0o755)
    made = Machine(root, Ports(free_port(), free_port(), free_port(), mail))
    try:
        _put_commands(root)
        _put_nginx(made)
        _put_source(made)
        yield made
    finally:
        _end(root)
        shutil.rmtree(root)


def _put_commands(root: Path) -> None:
    (root / "bin").mkdir()
    for folder in ("run", "var/log/nginx", "var/lib/nginx", "etc/systemd/system"):
        (root / folder).mkdir(parents=True)
    for name in debian.COMMANDS:
        command = root / "bin" / name
        command.write_text(f'#!/bin/sh\nexec {sys.executable} {debian.__file__} {name} "$@"\n')
        command.chmod(0o755)


def _put_nginx(machine: Machine) -> None:
    """Unpack Debian's own packages."""
    fetched = machine.root / "packages"
    fetched.mkdir()
    subprocess.run(
        ["apt-get", "download", "--quiet", "nginx", "nginx-common"],
        cwd=fetched,
        check=True,
        capture_output=True,
    )
    for package in fetched.iterdir():
        subprocess.run(["dpkg-deb", "--extract", str(package), str(machine.root)], check=True)
    configured = machine.root / "etc/nginx/nginx.conf"
    folders = "".join(f"{name}_temp_path {machine.root}/var/lib/nginx/{name};\n" for name in NGINX_FOLDERS)
    text = machine.moved(configured.read_text()).replace("http {", f"http {{\n{folders}", 1)
    configured.write_text(text)


def _put_source(machine: Machine) -> None:
    """Put the program there as it stands here, as the first version of a source of its own."""
    source = machine.root / "source"
    source.mkdir()
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    for name in listed.stdout.splitlines():
        (source / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(ROOT / name, source / name)
    subprocess.run(["git", "init", "--quiet", "--initial-branch=main", str(source)], check=True)
    machine.commit("Begin")


def _end(root: Path) -> None:
    """Stop what was started, by the process ids that it noted."""
    for noted in (root / "run").glob("*.pid"):
        subprocess.run(["kill", noted.read_text().strip()], check=False, capture_output=True)
