"""`pinternet doctor`, `signer` and `recover`."""

import json
import os
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import click
import pytest
from click.testing import CliRunner
from nacl.signing import SigningKey

from functions import bootstrap
from functions.cli.checks import alerting, keys, machine, site, telling
from functions.cli.doctor import CHECKS, findings, holding
from functions.cli.doctor import command as doctor
from functions.cli.recover import command as recover
from functions.cli.signer import command as signer
from functions.config import Config, gateways_of
from functions.crypto.secrets import generate, load_or_create
from functions.crypto.signer_file import FixedSigners, SignerFile
from functions.directory.export import as_hsds
from functions.directory.loading import read_folder
from functions.services import Services
from functions.staff.actions import doorways, key_changes
from functions.staff.model.keys import signer_name
from functions.staff.settings import Settings
from functions.statistics.actions.taking import take_events
from tests.clock import Clock
from tests.staff.team import Team, recipient, signer_of

SHIPPED = Path(__file__).parents[2] / "site" / "directory"
OTHER = signer_of(SigningKey(b"o" * 32))


@pytest.fixture
def sound(founded: Team, tmp_path: Path, clock: Clock) -> Services:
    """An installation with a confirmed kit and private files, and nobody to tell."""
    tmp_path.chmod(0o700)
    load_or_create(tmp_path / bootstrap.SECRETS)
    key_changes.confirm_kit(recipient("kit 1"), store=founded.services.staff, now=clock())
    config = replace(founded.services.config, site=tmp_path / "site")
    build_site(config.site, clock)
    return replace(founded.services, config=config)


def build_site(folder: Path, clock: Clock, **printed: int) -> None:
    """Leave what a build tells the functions, at the time of the clock."""
    folder.mkdir(exist_ok=True)
    about = folder / "organisation.json"
    about.write_text(json.dumps(site.promised_by(Settings()) | printed), encoding="utf-8")
    os.utime(about, (clock().timestamp(), clock().timestamp()))


def names(services: Services) -> list[str]:
    """Return what the doctor finds."""
    return [name for name, _ in findings(services)]


def test_all_that_a_sound_installation_lacks_is_someone_to_tell(sound: Services) -> None:
    own = [check.name for check in CHECKS if check.look.__module__ != telling.__name__]
    assert [name for name in names(sound) if name in own] == ["coordinator"]


def test_a_missing_site_is_found_on_the_machine_that_serves_it(sound: Services) -> None:
    (sound.config.site / "organisation.json").unlink()
    elsewhere = replace(sound, config=replace(sound.config, table="pinternet"))

    assert "make site" in (site.site_is_built(sound) or "")
    assert not {"site-age", "promises"} & set(names(sound))
    assert site.site_is_built(elsewhere) is None


@pytest.mark.parametrize(("days", "found"), [(29, False), (30, True)])
def test_a_site_built_long_ago_is_found(sound: Services, clock: Clock, days: int, found: bool) -> None:
    clock.move(days=days)

    assert ("site-age" in names(sound)) is found


def test_pages_that_promise_another_retention_are_found(sound: Services, clock: Clock) -> None:
    build_site(sound.config.site, clock, retention_silent_days=365)

    told = site.pages_print_the_settings(sound)
    assert told is not None
    assert told.startswith("retention_silent_days: the pages say 365, the console 180; ")

    sound.settings.save(replace(sound.settings.read(), retention_silent_days=365), now=clock())
    assert site.pages_print_the_settings(sound) is None


@pytest.mark.parametrize("name", site.promised_by(Settings()))
def test_pages_that_promise_what_the_console_does_not_are_found(
    sound: Services, clock: Clock, name: str
) -> None:
    build_site(sound.config.site, clock, **{name: 7})

    assert f"{name}: the pages say 7, the console " in (site.pages_print_the_settings(sound) or "")


@pytest.mark.parametrize(("days", "found"), [(90, False), (91, True)])
def test_help_lines_that_nobody_called_for_long_are_found(
    sound: Services, clock: Clock, days: int, found: bool
) -> None:
    services = json.loads(as_hsds(read_folder(SHIPPED), "id", clock().date()))
    called = next(service for service in services["contents"] if service["name"] == "Ambulans 119")
    called["assured_date"] = (clock().date() - timedelta(days=days)).isoformat()
    (sound.config.site / "directory").mkdir()
    (sound.config.site / "directory" / "services.json").write_text(json.dumps(services))

    said = site.help_lines_were_called(sound)

    assert (said is not None) is found
    assert not found or "Ambulans 119" in str(said)
    assert "Polisi" not in str(said)


def test_a_new_installation_is_told_to_be_set_up(services: Services) -> None:
    assert keys.set_up_is_complete(services)


def test_an_unconfirmed_kit_is_found(founded: Team) -> None:
    assert "kit" in names(founded.services)


@pytest.mark.parametrize(("days", "found"), [(30, False), (31, True), (60, True)])
def test_statements_that_end_are_found(sound: Services, clock: Clock, days: int, found: bool) -> None:
    clock.move(days=days)

    assert ("statement" in names(sound)) is found


def test_pages_without_the_signer_are_found(sound: Services) -> None:
    assert isinstance(sound.signers, SignerFile)
    sound.signers.replace((OTHER,))

    assert {"signer", "old-signer"} <= set(names(sound))
    assert not sound.staff.is_open(sound.signers.read())


def test_the_doctor_is_red_until_the_old_signer_is_gone(founded: Team, sound: Services, clock: Clock) -> None:
    assert isinstance(sound.signers, SignerFile)
    founded.stage([sari(sound), key_changes.read_team(sound.staff).team.kit.holder], signer_name(OTHER))
    key_changes.change_keys(founded.change(signer=OTHER), by="ann", store=sound.staff, now=clock())
    assert "waits" in (keys.no_old_signer_is_left(sound) or "")

    sound.signers.replace((founded.signer, OTHER))
    assert "signs in" in (keys.no_old_signer_is_left(sound) or "")

    founded.key = SigningKey(b"o" * 32)
    key_changes.change_keys(founded.change(), by="ann", store=sound.staff, now=clock())
    assert "signer remove" in (keys.no_old_signer_is_left(sound) or "")

    sound.signers.replace((OTHER,))
    assert keys.no_old_signer_is_left(sound) is None


def test_where_pages_are_published_elsewhere_the_doctor_names_the_deployment(
    founded: Team, sound: Services
) -> None:
    """They name whom the command names: a new signer beside the old one, and later alone."""

    def published(*signers: str) -> Services:
        config = replace(sound.config, signer=" ".join(signers))
        return replace(sound, config=config, signers=FixedSigners(signers))

    own = founded.signer

    assert f"pinternet deploy --signer {own}" in (keys.pages_name_the_signer(published()) or "")
    lacking = keys.pages_name_the_signer(published(OTHER))
    assert f"pinternet deploy --signer {OTHER} --signer {own}" in (lacking or "")
    left = keys.no_old_signer_is_left(published(own, OTHER)) or ""
    assert left.endswith(f"pinternet deploy --signer {own}")


@pytest.mark.parametrize(
    ("origin", "found"),
    [
        ("https://help.example.org", False),
        ("http://127.0.0.1:8080", False),
        ("http://help.example.org", True),
    ],
)
def test_plain_http_beyond_this_machine_is_found(sound: Services, origin: str, found: bool) -> None:
    moved = replace(sound, config=replace(sound.config, origin=origin))

    assert bool(machine.origin_is_safe(moved)) is found


def test_an_outbox_that_the_public_relies_on_is_found(sound: Services) -> None:
    public = replace(sound, config=replace(sound.config, origin="https://help.example.org"))

    assert alerting.mail_leaves(public)
    assert not alerting.mail_leaves(sound)
    assert not alerting.sms_leave(public)


@pytest.mark.parametrize(
    ("written", "origin", "found"),
    [
        ("T=tgram://123456789:AAbbccddeeffgghhiijjkkllmmnnooppqqr/{chat}", "https://example.org", False),
        ("T=tgram://not-a-bot/{chat}", "https://example.org", True),
        ("T=nosuchservice://x/{chat}", "http://127.0.0.1:8080", True),
        ("T=outbox:/{chat}", "http://127.0.0.1:8080", False),
        ("T=outbox:/{chat}", "https://example.org", True),
    ],
)
def test_gateways_that_lead_nowhere_are_found(
    sound: Services, written: str, origin: str, found: bool
) -> None:
    config = replace(sound.config, origin=origin, gateways=gateways_of(written))

    said = alerting.gateways_are_understood(replace(sound, config=config))

    assert bool(said) is found
    assert "tgram" not in (said or ""), "a URL holds a token"


def test_files_that_others_can_read_are_found(sound: Services, tmp_path: Path) -> None:
    (tmp_path / bootstrap.SECRETS).chmod(0o644)
    tmp_path.chmod(0o755)

    assert {"data", "secrets"} <= set(names(sound))


def test_secrets_made_anew_beside_an_old_database_are_found(sound: Services) -> None:
    assert machine.secrets_are_those_of_the_team(sound) is None

    assert "other-secrets" in names(replace(sound, secrets=generate()))


def test_missing_secrets_are_found(sound: Services, tmp_path: Path) -> None:
    (tmp_path / bootstrap.SECRETS).unlink()

    assert "secrets" in names(sound)


def test_the_commands_say_what_they_find_on_this_machine(tmp_path: Path) -> None:
    data = str(tmp_path / "var")
    bootstrap.build(Config(data=tmp_path / "var"))
    told = CliRunner().invoke(doctor, ["--data", data])
    assert told.exit_code == 1
    assert told.output.startswith("set-up: ")

    assert CliRunner().invoke(recover, ["--data", data]).exit_code == 1
    assert "name no signer" in CliRunner().invoke(signer, ["--data", data]).output


@pytest.mark.parametrize("command", [doctor, recover, signer])
def test_a_folder_without_an_installation_is_left_alone(command: click.Command, tmp_path: Path) -> None:
    folder = tmp_path / "mistyped"
    told = CliRunner().invoke(command, ["--data", str(folder)])
    assert told.exit_code == 1
    assert "holds no installation" in told.output
    assert not folder.exists()


def test_the_signer_command_refuses_nonsense_and_strangers_keys(tmp_path: Path) -> None:
    data = tmp_path / "var"
    services = bootstrap.build(Config(data=data))
    team = Team(services)
    secret = doorways.open_set_up(services.staff)
    assert secret is not None
    team.found(secret)

    for given in ("nonsense", OTHER):
        assert CliRunner().invoke(signer, ["--data", str(data), "add", given]).exit_code == 1
    refused = CliRunner().invoke(signer, ["remove", team.signer, "--data", str(data)])
    assert "still signs" in refused.output
    assert services.signers.read() == (team.signer,)
    assert "signs now" in CliRunner().invoke(signer, ["--data", str(data)]).output
    told = CliRunner().invoke(recover, ["--data", str(data)])
    assert "/console/#recovery/" in told.output


def sari(services: Services) -> str:
    """Return the first coordinator's id."""
    person = services.staff.people.named("sari")
    assert person is not None
    return person


def test_an_audit_trail_that_was_changed_is_found(sound: Services) -> None:
    audit = sound.cases.audit
    take_events(audit, sound.cases.statistics, zone="Asia/Jakarta", now=sound.clock())
    entry = audit.entry(1)
    assert entry is not None
    audit.commit([audit.put_entry(replace(entry, content="{}"))])

    assert "entry 1 is not what was linked there" in dict(findings(sound))["audit"]


def test_the_audit_trail_is_compared_with_a_mail(sound: Services) -> None:
    take_events(sound.cases.audit, sound.cases.statistics, zone="Asia/Jakarta", now=sound.clock())
    mailed = sound.cases.audit.head().head

    assert findings(sound, [holding(mailed)]) == []
    other = replace(mailed, hash="0" * 64)
    assert "is not what was linked" in findings(sound, [holding(other)])[0][1]
    later = replace(mailed, number=mailed.number + 5)
    assert f"ends before entry {later.number}" in findings(sound, [holding(later)])[0][1]


@pytest.mark.parametrize("text", ["", "12", "12:abc"])
def test_a_head_that_is_none_is_refused_before_anything_is_read(text: str) -> None:
    ran = CliRunner().invoke(doctor, ["--audit-head", text])
    assert ran.exit_code == 2
    assert "64 hexadecimal digits" in ran.output
