"""What the service writes into its log: a line a record, with the ids that belong to it."""

import logging

FORM = "%(levelname)s %(name)s %(message)s"
OURS = "functions."
USUAL = frozenset(vars(logging.makeLogRecord({}))) | {"message", "asctime"}


class LineFormatter(logging.Formatter):
    """Adds what our own records carry beside their words: ids, reasons and states, never content."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line."""
        line = super().format(record)
        if not record.name.startswith(OURS):
            return line
        more = {name: value for name, value in vars(record).items() if name not in USUAL}
        return " ".join([line, *(f"{name}={value}" for name, value in more.items())])


def write_log() -> None:
    """Write records from INFO on to the standard error stream."""
    handler = logging.StreamHandler()
    handler.setFormatter(LineFormatter(FORM))
    logging.basicConfig(level=logging.INFO, handlers=[handler])
