"""A secret of AWS's Parameter Store, which keeps it encrypted under the installation's own key."""

from typing import Any

from botocore.exceptions import BotoCoreError, ClientError

from functions.errors import Unavailable


class ParameterMissing(LookupError):
    """There is no parameter of that name."""


class ParameterUnavailable(Unavailable):
    """Parameter Store does not answer, or this program may not read the parameter."""


def read_parameter(client: Any, name: str) -> str:
    """Return the decrypted text of a parameter; `client` is boto3's for SSM.

    Raises:
        ParameterMissing: there is none.
        ParameterUnavailable: it cannot be read now.
    """
    try:
        return str(client.get_parameter(Name=name, WithDecryption=True)["Parameter"]["Value"])
    except ClientError as error:
        code = str(error.response["Error"]["Code"])
        if code == "ParameterNotFound":
            raise ParameterMissing(name) from error
        raise ParameterUnavailable(f"Parameter Store: {code}") from error
    except BotoCoreError as error:
        raise ParameterUnavailable("Parameter Store does not answer") from error
