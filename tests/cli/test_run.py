"""`pinternet run`: one command, no question, and an orderly end."""

import http.client
import json
import os
import socket
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

import pytest
from click import ClickException
from click.testing import CliRunner

from functions.cli import COMMANDS, main
from functions.cli.building import build
from functions.cli.folders import MARK
from functions.cli.run import configuration
from functions.config import Config
from functions.staff.actions.doorways import open_set_up
from tests.running import Program, free_port, start
from tests.staff.team import Team


@pytest.fixture
def program(tmp_path: Path) -> Iterator[Program]:
    program = start(tmp_path / "var")
    yield program
    if program.process.poll() is None:
        program.kill()


@contextmanager
def connected(program: Program) -> Iterator[socket.socket]:
    with socket.create_connection(
        ("127.0.0.1", int(program.origin.rpartition(":")[2])), timeout=10
    ) as opened:
        yield opened


def ask(program: Program, method: str, path: str, body: bytes | None = None) -> tuple[int, dict[str, object]]:
    connection = http.client.HTTPConnection("127.0.0.1", int(program.origin.rpartition(":")[2]), timeout=10)
    with closing(connection):
        connection.request(method, path, body, {"Content-Type": "application/json"})
        answer = connection.getresponse()
        return answer.status, json.loads(answer.read())


def wait_until_nobody_listens(program: Program) -> None:
    deadline = time.monotonic() + 10
    with suppress(ConnectionError):
        while time.monotonic() < deadline:
            with connected(program):
                time.sleep(0.01)


def test_it_prints_its_address_and_a_set_up_link(program: Program) -> None:
    assert program.link("setup/").startswith(f"{program.origin}/console/#setup/")
    assert program.origin in program.lines[0]


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere a program cannot choose its cores")
def test_all_its_threads_stay_on_one_core(program: Program) -> None:
    assert ask(program, "GET", "/api/v1/health")[0] == 200
    tasks = [int(task.name) for task in Path(f"/proc/{program.process.pid}/task").iterdir()]

    assert len(tasks) > 8
    assert len({frozenset(os.sched_getaffinity(task)) for task in tasks}) == 1
    assert len(os.sched_getaffinity(program.process.pid)) == 1


def test_its_secrets_and_data_are_for_its_user_alone(program: Program, tmp_path: Path) -> None:
    folder = tmp_path / "var"

    assert {file.name: file.stat().st_mode & 0o077 for file in [folder, *folder.glob("*.*")]} == {
        file.name: 0 for file in [folder, *folder.glob("*.*")]
    }


def test_a_request_that_was_begun_is_answered_after_sigterm(program: Program) -> None:
    head = b"POST /api/v1/intakes HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 2"
    with connected(program) as begun:
        begun.sendall(head + b"\r\n\r\n{")
        assert ask(program, "GET", "/api/v1/health")[0] == 200

        program.process.terminate()
        wait_until_nobody_listens(program)
        begun.sendall(b"}")

        assert begun.recv(1000).startswith(b"HTTP/1.1 422")
    assert program.process.wait(timeout=10) == 0


def test_a_taken_port_is_said_with_the_option_that_helps(program: Program, tmp_path: Path) -> None:
    port = program.origin.rpartition(":")[2]

    result = CliRunner().invoke(main, ["run", "--data", str(tmp_path / "other"), "--port", port])

    assert result.exit_code == 1
    assert "--port" in result.output


@pytest.mark.parametrize("size", [600_000, 5_000_000])
def test_a_request_beyond_the_limit_is_refused_as_a_problem(program: Program, size: int) -> None:
    status, problem = ask(program, "POST", "/api/v1/intakes", b" " * size)

    assert (status, problem["type"]) == (413, "urn:pinternet:problem:too-large")


def test_the_playgrounds_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / MARK).write_text("{}")

    result = CliRunner().invoke(main, ["run", "--data", str(tmp_path), "--port", str(free_port())])

    assert result.exit_code == 1
    assert "pinternet demo" in result.output


def test_the_env_file_is_read_and_the_environment_wins(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / ".env").write_text("PINTERNET_EMAIL=ses:a@example.org\nPINTERNET_DATA=from-file\n")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PINTERNET_DATA", "from-environment")
    monkeypatch.delenv("PINTERNET_ORIGIN", raising=False)

    found = configuration("0.0.0.0", 9000, None)  # noqa: S104 - nothing listens there

    assert (found.email, found.data, found.origin) == (
        "ses:a@example.org",
        Path("from-environment"),
        "http://127.0.0.1:9000",
    )


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_explains_itself(name: str) -> None:
    assert CliRunner().invoke(main, [name, "--help"]).exit_code == 0


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("pinternet.db", "no database " * 100, "put a backup of it in its place"),
        ("secrets.json", "{}", "restore it from where you keep it"),
        ("signer", "nonsense", "ed25519:"),
    ],
)
def test_what_cannot_be_used_is_named_with_what_to_do(
    tmp_path: Path, name: str, content: str, said: str
) -> None:
    (tmp_path / name).write_text(content)

    with pytest.raises(ClickException) as refused:
        build(Config(data=tmp_path))

    assert str(tmp_path / name) in refused.value.message
    assert said in refused.value.message


@pytest.fixture
def bereft(tmp_path: Path) -> Path:
    """The data of a team whose server secrets are gone."""
    services = build(Config(data=tmp_path))
    secret = open_set_up(services.staff)
    assert secret is not None
    Team(services).found(secret)
    (tmp_path / "secrets.json").unlink()
    return tmp_path


@pytest.mark.parametrize("command", ["run", "doctor", "recover", "signer"])
def test_a_team_whose_secrets_are_gone_is_told_what_to_do(bereft: Path, command: str) -> None:
    result = CliRunner().invoke(main, [command, "--data", str(bereft)])

    assert result.exit_code == 1
    assert f"{bereft / 'secrets.json'}: " in result.output
    assert "Put it back" in result.output
    assert "pinternet run --new-secrets" in result.output
    assert not (bereft / "secrets.json").exists()


def test_secrets_that_are_lost_for_good_are_made_anew_only_when_asked_to(bereft: Path) -> None:
    build(Config(data=bereft), new_secrets=True)

    assert (bereft / "secrets.json").exists()
    build(Config(data=bereft))


def test_secrets_that_are_there_are_not_replaced(tmp_path: Path) -> None:
    build(Config(data=tmp_path))
    before = (tmp_path / "secrets.json").read_text()

    result = CliRunner().invoke(main, ["run", "--new-secrets", "--data", str(tmp_path)])

    assert result.exit_code == 1
    assert "Leave out --new-secrets" in result.output
    assert (tmp_path / "secrets.json").read_text() == before


def test_a_file_is_refused_as_a_data_folder(tmp_path: Path) -> None:
    (tmp_path / "var").write_text("")

    with pytest.raises(ClickException, match="is a file"):
        build(Config(data=tmp_path / "var"))
