"""The file that says whom the pages trust."""

from pathlib import Path

import pytest

from functions.crypto.signatures import SignerMalformed, read_signer
from functions.crypto.signer_file import FixedSigners, SignerFile, parse_signers

ONE = "ed25519:NBvNBiOYMmdo/vDqlPnpQQaZWxYlgOhLrOlX7IqTzcQ="
TWO = "ed25519:1oBDYCtLPoHTgl7nrEdAQjE/HsLFjiZF9jctcUu0AQk="


def test_the_first_signer_is_written_once(tmp_path: Path) -> None:
    file = SignerFile(tmp_path / "var" / "signer")
    assert file.read() == ()

    assert file.write_first(ONE)
    assert not file.write_first(TWO)
    assert file.read() == (ONE,)


def test_two_may_stand_while_one_replaces_the_other(tmp_path: Path) -> None:
    file = SignerFile(tmp_path / "signer")
    file.replace((ONE, TWO, ONE))

    assert file.read() == (ONE, TWO)


def test_what_was_read_lately_is_read_again_within_five_seconds(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file, seconds = SignerFile(tmp_path / "signer"), [1000.0]
    monkeypatch.setattr("functions.crypto.signer_file.time.monotonic", lambda: seconds[0])
    file.write_first(ONE)
    before = file.read_lately()
    file.path.write_text(f"{TWO}\n", encoding="utf-8")  # as another program does
    meanwhile = file.read_lately()
    seconds[0] += 5

    assert (before, meanwhile, file.read_lately()) == ((ONE,), (ONE,), (TWO,))


def test_what_this_process_wrote_is_read_at_once(tmp_path: Path) -> None:
    file = SignerFile(tmp_path / "signer")
    seen = [file.read_lately()]
    file.write_first(ONE)
    seen.append(file.read_lately())
    file.replace((TWO,))

    assert [*seen, file.read_lately()] == [(), (ONE,), (TWO,)]


@pytest.mark.parametrize(
    "text",
    [
        "nonsense",
        "ed25519:",
        "ed25519:short=",
        "ed25519:" + "A" * 43 + "=",
        ONE.replace("ed25519", "rsa"),
        ONE + "A",
        "age1qqqqqq",
    ],
)
def test_nonsense_is_refused(text: str) -> None:
    with pytest.raises(SignerMalformed):
        read_signer(text)


def test_a_file_of_three_or_none_is_refused(tmp_path: Path) -> None:
    third = "ed25519:11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo="
    with pytest.raises(SignerMalformed):
        parse_signers("\n".join((ONE, TWO, third)))
    with pytest.raises(SignerMalformed):
        SignerFile(tmp_path / "signer").replace(())


def test_a_site_published_elsewhere_is_not_written_to() -> None:
    assert not FixedSigners((ONE,)).write_first(TWO)
