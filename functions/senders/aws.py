"""Mail by Amazon SES, SMS by Amazon SNS. The clients are made outside, with short timeouts."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any, NoReturn

from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError, ConnectTimeoutError, ReadTimeoutError

from functions.senders.aws_notices import TAG
from functions.senders.mail import Letterhead
from functions.senders.sender import Message, PermanentFailure, TemporaryFailure

# Short, because a function has half a minute for all that is due, and what did not leave is tried again.
CLIENT = Config(connect_timeout=2, read_timeout=5, retries={"mode": "standard", "total_max_attempts": 2})

_DEFERRED = {
    "Throttling",
    "ThrottlingException",
    "Throttled",
    "TooManyRequestsException",
    "InternalError",
    "InternalFailure",
    "ServiceUnavailable",
    "InternalServerErrorException",
}
_LIMIT = {"LimitExceededException", "SendingPausedException", "AccountSendingPausedException"}
_ADDRESS = {"InvalidParameter", "InvalidParameterValue", "OptedOut", "OptedOutException"}


@dataclass(frozen=True)
class SesSender:
    """Sends mail by SES, which puts a Message-ID of its own in place of ours and returns it.

    `configuration_set` says where bounces are told; without one the identity's own does.
    """

    client: Any
    letterhead: Letterhead
    configuration_set: str | None = None

    lease = timedelta(minutes=1)

    def send(self, message: Message) -> str:
        """Hand the message over, and return SES's id.

        Raises:
            TemporaryFailure: SES is away, slow, full or wrongly set up.
            PermanentFailure: SES refuses the address.
        """
        mail = self.letterhead.compose(message)
        told = {"ConfigurationSetName": self.configuration_set} if self.configuration_set else {}
        try:
            answer = self.client.send_raw_email(
                Source=self.letterhead.sender,
                Destinations=[message.to],
                RawMessage={"Data": mail.as_bytes()},
                Tags=[{"Name": TAG, "Value": message.id}],
                **told,
            )
        except (ClientError, BotoCoreError) as error:
            _fail(error)
        return str(answer["MessageId"])


@dataclass(frozen=True)
class SnsSender:
    """Sends SMS by SNS."""

    client: Any

    lease = timedelta(minutes=1)

    def send(self, message: Message) -> str:
        """Hand the message over, and return SNS's id.

        Raises:
            TemporaryFailure: SNS is away, slow, or its spending limit is reached.
            PermanentFailure: SNS refuses the number.
        """
        kind = {"DataType": "String", "StringValue": "Transactional"}
        try:
            answer = self.client.publish(
                PhoneNumber=message.to,
                Message=message.text,
                MessageAttributes={"AWS.SNS.SMS.SMSType": kind},
            )
        except (ClientError, BotoCoreError) as error:
            _fail(error)
        return str(answer["MessageId"])


def _fail(error: ClientError | BotoCoreError) -> NoReturn:
    if isinstance(error, ConnectTimeoutError | ReadTimeoutError):
        raise TemporaryFailure("timeout") from error
    if not isinstance(error, ClientError):
        raise TemporaryFailure("unreachable") from error
    code = error.response.get("Error", {}).get("Code", "")
    if code in _ADDRESS:
        raise PermanentFailure("refused-address") from error
    if code in _LIMIT:
        raise TemporaryFailure("limit") from error
    raise TemporaryFailure("deferred" if code in _DEFERRED else "misconfigured") from error
