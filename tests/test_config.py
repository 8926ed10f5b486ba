"""The settings: what an origin is, and when the service is on this machine alone."""

import pytest

from functions.config import Config, ConfigError, GatewaySetting, origin_of, read


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("https://Example.ORG/", "https://example.org"),
        ("https://example.org:443", "https://example.org"),
        ("http://127.0.0.1:80", "http://127.0.0.1"),
        ("http://[::1]:8080", "http://[::1]:8080"),
    ],
)
def test_an_origin_is_kept_as_browsers_send_it(written: str, meant: str) -> None:
    assert read({"PINTERNET_ORIGIN": written}).origin == meant


@pytest.mark.parametrize(
    "written",
    [
        "",
        "example.org",
        "ftp://example.org",
        "https://",
        "https://example.org/app",
        "https://example.org?a",
        "https://me@example.org",
        "https://example.org:port",
        "https://[",
    ],
)
def test_what_is_no_origin_is_refused_with_an_example(written: str) -> None:
    with pytest.raises(ConfigError, match=r"such as https://example\.org"):
        origin_of(written)


@pytest.mark.parametrize(
    ("origin", "is_on_loopback"),
    [
        ("http://127.0.0.1:8080", True),
        ("http://127.0.0.2", True),
        ("http://localhost:8080", True),
        ("http://[::1]:8080", True),
        ("http://localhost.example.org", False),
        ("http://127.0.0.1.example.org:8080", False),
        ("https://127.0.0.1", False),
        ("http://192.0.2.7", False),
    ],
)
def test_only_plain_http_on_this_machine_is_on_loopback(origin: str, is_on_loopback: bool) -> None:
    assert Config(origin=origin).on_loopback is is_on_loopback


@pytest.mark.parametrize(("origin", "port"), [("http://localhost", 80), ("https://a.example", 443)])
def test_the_port_that_an_origin_leaves_out_is_known(origin: str, port: int) -> None:
    assert Config(origin=origin).port == port


def test_gateways_are_read_with_the_form_of_their_addresses() -> None:
    written = "WhatsApp=whatsapp://TOKEN@123/{phone}\n  ntfy=ntfys://ntfy.example.org/{topic}?priority=5"

    whatsapp, ntfy = read({"PINTERNET_GATEWAYS": written}).gateways

    assert whatsapp == GatewaySetting("WhatsApp", "whatsapp://TOKEN@123/{phone}", "phone")
    assert ntfy == GatewaySetting("ntfy", "ntfys://ntfy.example.org/{topic}?priority=5", "topic")


def test_without_gateways_there_are_email_and_sms() -> None:
    assert read({}).forms == {"email": "email", "sms": "phone"}
    assert read({"PINTERNET_GATEWAYS": "T=tgram://BOT/{chat}"}).forms["T"] == "chat"


@pytest.mark.parametrize(
    "written",
    [
        "whatsapp://SECRET@123/{phone}",
        "W=no-url-{phone}",
        "W=whatsapp://SECRET@123/",
        "W=whatsapp://SECRET@123/{to}",
        "W=whatsapp://SECRET@123/{phone}/{chat}",
        "W=json://{topic}/hook",
        "W=json://SECRET@{topic}:80",
        "W!=whatsapp://SECRET@123/{phone}",
    ],
)
def test_a_gateway_that_cannot_be_meant_is_refused_without_showing_its_token(written: str) -> None:
    with pytest.raises(ConfigError, match="entry 2") as refusal:
        read({"PINTERNET_GATEWAYS": f"T=tgram://BOT/{{chat}} {written}"})

    assert "SECRET" not in str(refusal.value)


@pytest.mark.parametrize("written", ["Email=j://h/{topic}", "T=j://h/{topic} t=j://h/{chat}"])
def test_a_gateways_name_is_its_own(written: str) -> None:
    with pytest.raises(ConfigError, match="once"):
        read({"PINTERNET_GATEWAYS": written})


def test_the_parameter_of_the_secrets_is_named_after_its_keeper() -> None:
    assert read({"PINTERNET_SECRETS": "ssm:/pinternet/prod/secrets"}).secrets == "/pinternet/prod/secrets"
    assert read({}).secrets is None


@pytest.mark.parametrize("written", ["/pinternet/prod/secrets", "ssm:", "file:secrets.json", "ssm:/a b"])
def test_secrets_that_are_nowhere_are_refused(written: str) -> None:
    with pytest.raises(ConfigError, match="PINTERNET_SECRETS"):
        read({"PINTERNET_SECRETS": written})
