"""The package holds the gateways that the settings name, and no others."""

from pathlib import Path

import click
import pytest

from functions.cli.cloud import gateways
from tests.aws.package import build, run_in, unpack

AWS = {
    "PINTERNET_ORIGIN": "https://example.org",
    "PINTERNET_EMAIL": "ses:notice@example.org",
    "PINTERNET_SMS": "sns",
}
NAMED = {
    "PINTERNET_EMAIL": "mailtos://user:secret@mail.example.org",
    "PINTERNET_SMS": "twilio://AC735c307c62944b5a5bc3b4d4f0e4a0c5:735c307c62944b5a5bc3b4d4f0e4a0c5@15551234567",
    "PINTERNET_GATEWAYS": "Telegram=tgram://123456789:abcdefg_hijklmnop/{chat}",
}


def test_who_sends_by_aws_needs_none() -> None:
    assert gateways.needed(AWS) == frozenset()


def test_those_that_the_settings_name_are_there_and_work(tmp_path: Path) -> None:
    task = unpack(build(tmp_path, settings={"aws_environment_variables": NAMED}), tmp_path / "task")
    program = (
        "from functions.senders.gateway import addressed, mail_server, understands\n"
        f"named = {NAMED!r}\n"
        "import apprise\n"
        "print(mail_server(named['PINTERNET_EMAIL']).host)\n"
        "print(understands(named['PINTERNET_GATEWAYS'].partition('=')[2], 'chat'))\n"
        "sms = addressed(named['PINTERNET_SMS'], '+6281234567890')\n"
        "print(apprise.Apprise.instantiate(sms) is not None)\n"
        "print(apprise.Apprise.instantiate('discord://735c307c62944b5a/5bc3b4d4f0e4a0c5/'))"
    )

    assert run_in(task, program, {}).split() == ["mail.example.org", "True", "True", "None"]
    assert "hijklmnop" not in (task / "zappa_settings.py").read_text(), (
        "tokens are the function's, not the package's"
    )


@pytest.mark.parametrize(
    "setting",
    [
        {"PINTERNET_SMS": "nosuch://secret-token"},
        {"PINTERNET_GATEWAYS": "Nosuch=nosuch://secret-token/{phone}"},
    ],
)
def test_one_that_nobody_knows_is_refused_without_its_secret(setting: dict[str, str]) -> None:
    with pytest.raises(click.ClickException) as refusal:
        gateways.needed(setting)

    assert "nosuch://" in refusal.value.message
    assert "secret-token" not in refusal.value.message
