"""The server's own secrets: made once, private, whole."""

import json
import stat
import threading
from pathlib import Path

import pytest

from functions.crypto.secrets import SecretsUnsafe, ServerSecrets, dump, generate, load_or_create, parse


def test_the_file_is_made_once_and_only_its_owner_reads_it(tmp_path: Path) -> None:
    path = tmp_path / "var" / "secrets.json"
    made = load_or_create(path)

    assert load_or_create(path) == made
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [each.name for each in path.parent.iterdir()] == ["secrets.json"]


def test_many_starts_at_once_end_with_the_same_secrets(tmp_path: Path) -> None:
    path = tmp_path / "secrets.json"
    found: list[ServerSecrets] = []
    starts = [threading.Thread(target=lambda: found.append(load_or_create(path))) for _ in range(8)]
    for start in starts:
        start.start()
    for start in starts:
        start.join()

    assert len(found) == 8
    assert len(set(found)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{}",
        "[]",
        "null",
        dump(generate())[:-40],
        json.dumps({"age_identity": "x", "signing": "", "work": ""}),
    ],
)
def test_a_damaged_file_is_refused_and_not_replaced(tmp_path: Path, text: str) -> None:
    path = tmp_path / "secrets.json"
    path.write_text(text, encoding="utf-8")

    with pytest.raises(SecretsUnsafe):
        load_or_create(path)
    assert path.read_text(encoding="utf-8") == text


def test_a_short_key_is_refused() -> None:
    fields = json.loads(dump(generate()))

    with pytest.raises(SecretsUnsafe):
        parse(json.dumps({**fields, "work": "c2hvcnQ="}))


def test_what_is_sealed_opens_with_these_secrets_alone(server_secrets: ServerSecrets) -> None:
    sealed = server_secrets.seal(b"someone@example.org")

    assert server_secrets.open(sealed) == b"someone@example.org"
    assert b"example" not in sealed
    with pytest.raises(SecretsUnsafe):
        generate().open(sealed)


def test_macs_of_two_purposes_differ(server_secrets: ServerSecrets) -> None:
    assert server_secrets.mac("one", "text") != server_secrets.mac("two", "text")
