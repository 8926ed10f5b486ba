"""What the service writes into its log: a line a record, with the ids that belong to it."""

import logging

FORM = "%(levelname)s %(name)s %(message)s"
OURS = "functions."
ADDED_BY_LAMBDA = {"aws_request_id", "tenant_id"}
USUAL = frozenset(vars(logging.makeLogRecord({}))) | {"message", "asctime"} | ADDED_BY_LAMBDA
TALKATIVE = ("zappa", "handler", "botocore", "urllib3")
"""Loggers that tell too much. Zappa's handler is called after the file at the package's root."""


class LineFormatter(logging.Formatter):
    """Adds what our own records carry beside their words: ids, reasons and states, never content."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line."""
        line = super().format(record)
        if not record.name.startswith(OURS):
            return line
        more = {name: value for name, value in vars(record).items() if name not in USUAL}
        return " ".join([line, *(f"{name}={value}" for name, value in more.items())])


class EndedLineFormatter(LineFormatter):
    """Ends each line itself, as Lambda's log wants it."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line with its end."""
        return f"{super().format(record)}\n"


def write_log() -> None:
    """Write records from INFO on to the standard error stream."""
    handler = logging.StreamHandler()
    handler.setFormatter(LineFormatter(FORM))
    logging.basicConfig(level=logging.INFO, handlers=[handler])


def write_lambda_log() -> None:
    """Give Lambda's log our form, and silence Zappa and botocore.

    Zappa writes a line for each request with the caller's address and browser, and at DEBUG whole events;
    botocore at DEBUG writes whole answers of AWS, the server's secrets among them.
    """
    for handler in logging.getLogger().handlers:
        is_lambdas = type(handler).__module__.startswith("awslambdaric.")
        if is_lambdas and type(handler.formatter) is logging.Formatter:  # who chose JSON keeps it
            handler.setFormatter(EndedLineFormatter(FORM))
    for name in TALKATIVE:
        logging.getLogger(name).setLevel(logging.WARNING)
