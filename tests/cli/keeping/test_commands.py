"""The commands as an operator calls them, and the whole way of one conversation through a backup."""

import base64
import contextlib
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any

import boto3
import pytest
from click.testing import CliRunner, Result
from moto import mock_aws

from functions.bootstrap import DATABASE, LEDGER, SECRETS, SIGNER, build
from functions.cases.actions import answering
from functions.cli import main
from functions.cli.keeping.files import PARTIAL
from functions.cli.keeping.upkeep import FORM
from functions.config import Config
from functions.services import Services
from functions.storage.clock import utc_now
from functions.storage.dynamo import DynamoTable
from functions.storage.item_text import write_line
from functions.storage.sqlite import SqliteTable
from functions.storage.table import Absent, Item, Key, Put, Table
from tests.amazon import create_ledger, create_table
from tests.cases.desk import Desk, letter
from tests.cli.keeping.conftest import stray
from tests.independent.client import Client
from tests.independent.wire import Wire
from tests.opening import open_service
from tests.running import running

ANSWER = "Terima kasih sudah menulis."


def call(*words: object, answer: str = "", **settings: str) -> Result:
    """Call `pinternet` with these words."""
    runner = CliRunner()
    return runner.invoke(main, [str(word) for word in words], input=answer, env=settings)


def closing(services: Services) -> None:
    assert isinstance(services.table, SqliteTable)
    services.table.close()


def lines(table: Table) -> list[str]:
    return sorted(map(write_line, table.everything()))


@pytest.fixture
def installation(tmp_path: Path) -> Path:
    """A folder with an open service in which a coordinator's name is known."""
    folder = tmp_path / "first"
    services = build(Config(data=folder))
    open_service(services)
    closing(services)
    return folder


@pytest.fixture
def backup(installation: Path, tmp_path: Path) -> Path:
    """A backup of it."""
    assert call("backup", tmp_path / "backup", "--data", installation).exit_code == 0
    return tmp_path / "backup"


def test_the_whole_way_of_a_conversation_through_a_backup(installation: Path, tmp_path: Path) -> None:
    with running(installation) as program:
        wire = Wire(program.origin)
        client = Client(wire, wire.call("GET", "/keys").json)
        assert client.hand_in().status == 201
    _answer(installation, client)

    said = call("backup", tmp_path / "backup", "--data", installation)
    assert said.exit_code == 0, said.output
    assert str(installation / SECRETS) in said.output
    shutil.move(installation, tmp_path / "lost")
    said = call("restore", tmp_path / "backup", "--data", tmp_path / "second")
    assert said.exit_code == 0, said.output
    assert "Ann (counselor)" in said.output
    for kept in (SECRETS, SIGNER):
        shutil.copy(tmp_path / "lost" / kept, tmp_path / "second" / kept)

    with running(tmp_path / "second") as program:
        wire = Wire(program.origin)
        later = Client(wire, wire.call("GET", "/keys").json, code=client.code)
        found = later.read().json
        texts = [later.opened(each)["text"] for each in found["messages"]]
        assert texts == ["I cannot sleep.", ANSWER]
        assert later.write().status == 201


def _answer(installation: Path, client: Client) -> None:
    """Let a counselor answer as the console does: sealed to the team and the client."""
    services = build(Config(data=installation))
    desk = Desk(services.table, utc_now, installation, services.secrets)  # type: ignore[arg-type]
    ann = desk.member("ann")
    mailbox = services.cases.mailbox(sha256(bytes.fromhex(client.own.mailbox)).hexdigest())
    assert mailbox is not None
    case = mailbox.case or ""
    desk.claim(case, ann)
    sealed = base64.b64decode(client.sealed("message", letter(50), ANSWER, **{"from": "counselor"}))
    desk.answer(case, ann, 50, sealed=sealed, keys="x25519")
    later = utc_now() + timedelta(minutes=1)
    assert answering.post_due_answers(services.cases, services.alerts, now=later) == 1
    closing(services)


def test_from_one_machine_to_aws_and_back(
    installation: Path, backup: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
        monkeypatch.setenv(name, "made-up")
    with mock_aws():
        client: Any = boto3.client("dynamodb", region_name="ap-southeast-3")
        create_table(client, "pinternet-dev")
        create_ledger(client, "pinternet-dev-erasures")

        there = call("restore", backup, "--stage", "dev")
        assert there.exit_code == 0, there.output
        assert "pinternet provision --stage dev --secrets" in there.output
        again = call("restore", backup, "--stage", "dev")
        assert again.exit_code == 1
        assert "--replace" in again.output
        table = DynamoTable(client, "pinternet-dev")
        services = build(Config(data=installation))
        assert lines(table) == lines(services.table)
        closing(services)

        table.commit([stray("case/1")])
        assert call("backup", tmp_path / "of aws", "--stage", "dev").exit_code == 0
    back = call("restore", tmp_path / "of aws", "--data", tmp_path / "third")
    assert back.exit_code == 0, back.output


@pytest.mark.parametrize(
    "spoil",
    [
        lambda file: file[:-1],
        lambda file: file[:200],
        lambda file: file.replace(b"backup 1", b"backup 7"),
        lambda file: file[:150] + b"\0" + file[151:],
        lambda file: file + b"\0",
    ],
    ids=["its last byte missing", "most of it missing", "newer", "one byte altered", "something behind it"],
)
def test_a_spoiled_backup_changes_nothing(
    backup: Path, tmp_path: Path, spoil: Callable[[bytes], bytes]
) -> None:
    backup.write_bytes(spoil(backup.read_bytes()))

    said = call("restore", backup, "--data", tmp_path / "second")

    assert said.exit_code == 1
    assert "Nothing was changed" in said.output
    assert not (tmp_path / "second").exists()


def test_nothing_is_replaced_without_the_right_words(installation: Path, backup: Path) -> None:
    before = (installation / DATABASE).read_bytes()

    said = call("restore", backup, "--data", installation, "--replace", answer="yes\n")

    assert (said.exit_code, "nothing was changed" in said.output) == (1, True)
    assert (installation / DATABASE).read_bytes() == before
    assert (
        call("restore", backup, "--data", installation, "--replace", answer="replace everything\n").exit_code
        == 0
    )


def test_a_service_that_runs_is_not_restored_under(installation: Path, backup: Path) -> None:
    heart = installation / "heartbeat" / "alerts"
    heart.parent.mkdir()
    heart.touch()

    said = call("restore", backup, "--data", installation, "--replace", answer="replace everything\n")

    assert (said.exit_code, "Stop it first" in said.output) == (1, True)


def test_a_mistyped_folder_makes_no_empty_backup(tmp_path: Path) -> None:
    said = call("backup", tmp_path / "backup", "--data", tmp_path / "mistyped")

    assert (said.exit_code, "holds no installation" in said.output) == (1, True)
    assert not (tmp_path / "backup").exists()


def test_a_list_of_erasures_that_is_none_is_refused(backup: Path, tmp_path: Path) -> None:
    (tmp_path / LEDGER).write_text("something else\n")

    said = call("restore", backup, "--erasures", tmp_path / LEDGER, "--data", tmp_path / "second")

    assert (said.exit_code, "names no erasure" in said.output) == (1, True)
    assert not (tmp_path / "second").exists()


def test_a_killed_backup_leaves_nothing_that_looks_like_one(installation: Path, tmp_path: Path) -> None:
    table = SqliteTable(installation / DATABASE)
    for number in range(20):
        item = Item(Key("case/1", f"message/{number:06d}"), {"sealed": os.urandom(300_000)})
        table.commit([Put(item, Absent())])
    table.close()
    words = [sys.executable, "-m", "functions.cli", "backup", str(tmp_path / "backup")]
    process = subprocess.Popen([*words, "--data", str(installation)], stdout=subprocess.DEVNULL)
    partial = tmp_path / f"backup{PARTIAL}"
    while process.poll() is None and not (partial.exists() and partial.stat().st_size > 1_000_000):
        time.sleep(0.001)
    process.send_signal(signal.SIGKILL)
    process.wait()

    assert not (tmp_path / "backup").exists()
    said = call("backup", tmp_path / "backup", "--data", installation)
    assert said.exit_code == 0, said.output
    assert not partial.exists()


def test_a_killed_restore_lets_nothing_start_and_goes_on(installation: Path, tmp_path: Path) -> None:
    table, second = SqliteTable(installation / DATABASE), tmp_path / "second"
    for start in range(0, 4_000, 100):
        table.commit([stray(f"case/{number}") for number in range(start, start + 100)])
    assert call("backup", tmp_path / "backup", "--data", installation).exit_code == 0
    words = [sys.executable, "-m", "functions.cli", "restore", str(tmp_path / "backup")]
    process = subprocess.Popen([*words, "--data", str(second)], stdout=subprocess.DEVNULL)
    while process.poll() is None and not _has(second / DATABASE, Key("case/0", "head")):
        time.sleep(0.002)
    process.send_signal(signal.SIGKILL)
    process.wait()

    shutil.copy(installation / SECRETS, second / SECRETS)
    started = call("doctor", "--data", second)
    assert (started.exit_code, "it goes on where it stopped" in started.output) == (1, True)
    assert call("restore", tmp_path / "backup", "--data", second).exit_code == 0
    again = SqliteTable(second / DATABASE)
    left_out = {line for line in lines(table) if '"door/' in line}
    assert lines(again) == sorted(set(lines(table)) - left_out)
    again.close()
    table.close()


@pytest.mark.skipif("PINTERNET_SOAK" not in os.environ, reason="it writes 200 MB three times")
def test_a_hundred_thousand_items_take_no_more_memory(installation: Path, tmp_path: Path) -> None:
    table = SqliteTable(installation / DATABASE)
    for start in range(0, 100_000, 100):
        items = [
            Item(Key(f"case/{number // 5}", f"message/{number % 5:06d}"), {"sealed": os.urandom(2_000)})
            for number in range(start, start + 100)
        ]
        table.commit([Put(item, Absent()) for item in items])
    table.close()

    backup, second = tmp_path / "backup", tmp_path / "second"
    assert _peak("backup", backup, "--data", installation) < 100_000_000
    assert backup.stat().st_size > 200_000_000
    assert _peak("restore", backup, "--data", second) < 100_000_000


def _peak(*words: object) -> int:
    """Return the bytes that a command had at most. A small program asks: a fork of pytest is large."""
    source = (
        "import resource, subprocess, sys; subprocess.run(sys.argv[1:], check=True, stdout=2)\n"
        "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024)"
    )
    command = [sys.executable, "-c", source, sys.executable, "-m", "functions.cli", *map(str, words)]
    return int(subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout)


def _has(database: Path, key: Key) -> bool:
    """Whether another program has written this already; looking must be in nobody's way."""
    with (
        contextlib.suppress(sqlite3.OperationalError),
        contextlib.closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True)) as connection,
    ):
        asked = "SELECT 1 FROM items WHERE partition = ? AND sort = ?"
        return connection.execute(asked, (key.partition, key.sort)).fetchone() is not None
    return False


def test_a_table_of_a_newer_form_starts_nothing(installation: Path) -> None:
    table = SqliteTable(installation / DATABASE)
    table.commit([Put(Item(FORM, {"number": 9}), Absent())])
    table.close()

    for words in (["doctor"], ["migrate"]):
        said = call(*words, "--data", installation)
        assert said.exit_code == 1
        assert "newer Pinternet" in said.output


def test_today_there_is_nothing_to_migrate(installation: Path) -> None:
    said = call("migrate", "--data", installation)

    assert (said.exit_code, said.output.strip()) == (
        0,
        "Everything has form 1 already, as this version needs it.",
    )
