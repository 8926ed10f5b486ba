"""Lines of the log say of which alert or case they are."""

import logging
from collections.abc import Iterator
from types import SimpleNamespace

import pytest
from awslambdaric.bootstrap import LambdaLoggerFilter, LambdaLoggerHandler, StandardLogSink
from zappa.wsgi import common_log

from functions.log_lines import FORM, LineFormatter, write_lambda_log

REQUEST = {
    "REMOTE_ADDR": "203.0.113.9",
    "HTTP_USER_AGENT": "somebody's telephone",
    "PATH_INFO": "/api/v1/keys",
}


def line_of(name: str, **more: object) -> str:
    record = logging.makeLogRecord(
        {"name": name, "levelname": "WARNING", "msg": "an alert did not %s", "args": ("leave",), **more}
    )
    return LineFormatter(FORM).format(record)


def test_a_line_carries_its_ids() -> None:
    said = line_of("functions.oncall.actions.sending", alert="a1", reason="deferred")

    assert said == "WARNING functions.oncall.actions.sending an alert did not leave alert=a1 reason=deferred"


@pytest.mark.parametrize("name", ["waitress", "functionsx"])
def test_what_others_carry_stays_out(name: str) -> None:
    assert line_of(name, path="/secret") == f"WARNING {name} an alert did not leave"


@pytest.fixture
def on_lambda() -> Iterator[None]:
    """The log as Lambda's runtime sets it up, at DEBUG, until the test is over."""
    root, handler = logging.getLogger(), LambdaLoggerHandler(StandardLogSink())
    handler.setFormatter(logging.Formatter("[%(levelname)s]\t%(aws_request_id)s\t%(message)s\n"))
    handler.addFilter(LambdaLoggerFilter())
    before = root.level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    yield
    root.removeHandler(handler)
    root.setLevel(before)


def test_lambdas_log_carries_the_ids_too(on_lambda: None, capsys: pytest.CaptureFixture[str]) -> None:
    write_lambda_log()

    logging.getLogger("functions.oncall").warning("an alert did not leave", extra={"alert": "a1"})

    assert capsys.readouterr().out == "WARNING functions.oncall an alert did not leave alert=a1\n"


def test_zappa_writes_nobodys_address(on_lambda: None, capsys: pytest.CaptureFixture[str]) -> None:
    """Its handler logs by the name of its file, which lies at the root of the package."""
    write_lambda_log()

    common_log(REQUEST, SimpleNamespace(status_code=200, content=b"answered"))
    logging.getLogger("handler").debug("Zappa Event: %s", REQUEST)

    assert capsys.readouterr().out == ""


def test_what_aws_answers_stays_out_of_the_log(on_lambda: None, capsys: pytest.CaptureFixture[str]) -> None:
    """At DEBUG botocore writes the body of each answer, that of Parameter Store with the secrets too."""
    write_lambda_log()

    logging.getLogger("botocore.parsers").debug("Response body: %s", "secrets")
    logging.getLogger("urllib3.connectionpool").debug("GET %s", "/mailboxes/secret")

    assert capsys.readouterr().out == ""
