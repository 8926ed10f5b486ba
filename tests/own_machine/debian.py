"""Stands in for what only Debian as a whole has: sudo, packages, accounts, systemd, its journal, certbot.

Called as `debian.py NAME ARGUMENTS`. MACHINE names the folder that stands for the machine. Everything else
that the page calls is the real program.
"""

import os
import shlex
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from itertools import pairwise
from pathlib import Path
from typing import IO

import psutil

MACHINE = Path(os.environ.get("MACHINE", "/nowhere"))
NGINX = MACHINE / "usr/sbin/nginx"
UNITS = MACHINE / "etc/systemd/system"
OTHER = "65534"
"""Whoever owns nothing (nobody): in place of the page's own account."""
IS_ROOT = os.geteuid() == 0
PATIENCE = 30


def as_other(command: Sequence[str]) -> list[str]:
    """Return a command as the service's account runs it."""
    rights = ["setpriv", f"--reuid={OTHER}", f"--regid={OTHER}", "--clear-groups", "--no-new-privs"]
    return [*rights, *command] if IS_ROOT else [*command]


def sudo(*arguments: str) -> int:
    """Run a command, as another with -u."""
    if arguments[0] == "-u":
        return subprocess.call(as_other(arguments[2:]))
    return subprocess.call(as_owned(arguments))


def as_owned(arguments: Sequence[str]) -> list[str]:
    """Return a command whose files belong to accounts that this machine has."""
    owners = ("-o", "-g")
    pairs = list(pairwise(("", *arguments)))
    if not IS_ROOT:
        return [each for before, each in pairs if not {before, each} & {*owners}]
    return [OTHER if before in owners and each == "pinternet" else each for before, each in pairs]


def apt_get(*arguments: str) -> int:
    """See that Debian has the packages, where its lists are at hand."""
    names = [each for each in arguments[1:] if not each.startswith("-")]
    known = subprocess.run(["apt-cache", "pkgnames"], capture_output=True, text=True).stdout.split()
    unknown = [each for each in names if each not in known]
    return say(1, f"no such package: {unknown}") if known and unknown else 0


def adduser(*arguments: str) -> int:
    """Make no account."""
    return 0 if arguments[-1] == "pinternet" else 1


def certbot(*arguments: str) -> int:
    """Prove the name as Let's Encrypt does, by a file behind port 80, then sign a certificate."""
    options = dict(pairwise(arguments))
    name, challenge = options["-d"], Path(options["-w"]) / ".well-known/acme-challenge/proof"
    challenge.parent.mkdir(parents=True)
    challenge.write_text("proof")
    address = f"http://127.0.0.1:{os.environ['MACHINE_HTTP']}/.well-known/acme-challenge/proof"
    asked = subprocess.run(["curl", "-s", "-H", f"Host: {name}", address], capture_output=True, text=True)
    if asked.stdout != "proof":
        return say(1, f"the proof of {name} is not reached: {asked.stdout[:200]}")
    folder = MACHINE / "etc/letsencrypt/live" / name
    folder.mkdir(parents=True)
    kind = ["-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2"]
    files = ["-keyout", f"{folder}/privkey.pem", "-out", f"{folder}/fullchain.pem"]
    named = ["-subj", f"/CN={name}", "-addext", f"subjectAltName=DNS:{name}"]
    return subprocess.call(["openssl", "req", *kind, *files, *named], stderr=subprocess.DEVNULL)


def nginx(*arguments: str) -> int:
    """Run Debian's nginx with the machine's own files."""
    return subprocess.call([str(NGINX), *NGINX_FILES, *arguments])


NGINX_FILES = ["-c", f"{MACHINE}/etc/nginx/nginx.conf", "-e", f"{MACHINE}/var/log/nginx/error.log"]


def journalctl(*arguments: str) -> int:
    """Print what a unit said."""
    unit = dict(pairwise(arguments))["--unit"]
    return say(0, log_of(f"{unit}.service").read_text(encoding="utf-8"))


def systemctl(*arguments: str) -> int:
    """Do to a unit what systemd would, by its file."""
    verb, *rest = [each for each in arguments if each != "--now"]
    if verb == "daemon-reload":
        return verify()
    if rest == ["nginx"]:
        return reload_nginx()
    unit = rest[0] if "." in rest[0] else f"{rest[0]}.service"
    if unit.endswith(".timer"):
        return 0 if (UNITS / unit).is_file() else 1
    if verb in ("stop", "restart"):
        stop(unit)
    return start(unit) if verb in ("enable", "start", "restart") else 0


def verify() -> int:
    """Let systemd itself read the units."""
    units = sorted(str(unit) for unit in UNITS.iterdir())
    told = subprocess.run(["systemd-analyze", "verify", "--man=no", *units], capture_output=True, text=True)
    return say(told.returncode or int(str(MACHINE) in told.stderr), told.stderr)


def reload_nginx() -> int:
    """Start nginx, as Debian does when it is installed, or let it read its files again."""
    pid = MACHINE / "run/nginx.pid"
    return nginx("-s", "reload") if pid.exists() else nginx()


def settings_of(unit: str) -> list[tuple[str, str]]:
    """Return the settings of a unit's service, in their order."""
    service = (UNITS / unit).read_text(encoding="utf-8").partition("[Service]")[2].partition("\n[")[0]
    lines = [line for line in service.splitlines() if "=" in line]
    return [(name, value) for name, _, value in (line.partition("=") for line in lines)]


def log_of(unit: str) -> Path:
    """Return where a unit's words go."""
    return MACHINE / f"run/{unit}.log"


def pid_of(unit: str) -> Path:
    """Return where a unit's process is noted."""
    return MACHINE / f"run/{unit}.pid"


def start(unit: str) -> int:
    """Start a service as its account, with what systemd gives it and nothing more."""
    settings = settings_of(unit)
    once = dict(settings)
    if "StateDirectory" in once:
        make_folder(MACHINE / "var/lib" / once["StateDirectory"], int(once["StateDirectoryMode"], 8))
    commands = [
        as_other(shlex.split(value.replace("%%", "%"))) for name, value in settings if name == "ExecStart"
    ]
    with log_of(unit).open("a", encoding="utf-8") as said:
        if once.get("Type") == "oneshot":
            return max(run(command, once, said).wait() for command in commands)
        pid_of(unit).write_text(str(run(commands[0], once, said).pid))
    return 0


def run(command: Sequence[str], settings: dict[str, str], said: IO[str]) -> "subprocess.Popen[bytes]":
    """Start a process in a session of its own."""
    return subprocess.Popen(
        command,
        cwd=settings["WorkingDirectory"],
        env={"PATH": "/usr/local/bin:/usr/bin:/bin", "LANG": "C.UTF-8", "PYTHONUNBUFFERED": "1"},
        stdin=subprocess.DEVNULL,
        stdout=said,
        stderr=subprocess.STDOUT,
        umask=int(settings["UMask"], 8),
        start_new_session=True,
    )


def make_folder(folder: Path, mode: int) -> None:
    """Make a service's own folder."""
    folder.mkdir(parents=True, exist_ok=True)
    folder.chmod(mode)
    if IS_ROOT:
        os.chown(folder, int(OTHER), int(OTHER))


def stop(unit: str) -> None:
    """End a service in good order."""
    if not pid_of(unit).exists():
        return
    pid = int(pid_of(unit).read_text())
    os.kill(pid, signal.SIGTERM)
    deadline = time.monotonic() + PATIENCE
    while psutil.pid_exists(pid) and psutil.Process(pid).status() != psutil.STATUS_ZOMBIE:
        if time.monotonic() > deadline:
            raise TimeoutError(unit)
        time.sleep(0.05)
    pid_of(unit).unlink()


def say(status: int, words: str) -> int:
    """Print, and return the status."""
    print(words, file=sys.stderr if status else sys.stdout)
    return status


COMMANDS: dict[str, Callable[..., int]] = {
    "sudo": sudo,
    "apt-get": apt_get,
    "adduser": adduser,
    "certbot": certbot,
    "nginx": nginx,
    "journalctl": journalctl,
    "systemctl": systemctl,
}

if __name__ == "__main__":
    sys.exit(COMMANDS[sys.argv[1]](*sys.argv[2:]))
