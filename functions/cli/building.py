"""Put an installation together for a command; what cannot be used is named, with what to do."""

import click

from functions import bootstrap
from functions.cli.keeping.standing import refuse_unfinished
from functions.config import Config, ConfigError
from functions.crypto.secrets import SecretsMissing, SecretsUnsafe
from functions.crypto.signatures import SignerMalformed
from functions.errors import Unavailable
from functions.services import Services


def build(config: Config, *, new_secrets: bool = False) -> Services:
    """Return the services of an installation, its data folder made when it is missing.

    Raises:
        click.ClickException: the configuration or the data cannot be used.
    """
    if config.data.exists() and not config.data.is_dir():
        raise click.ClickException(f"{config.data} is a file. Choose a folder with --data.")
    if new_secrets and (config.data / bootstrap.SECRETS).exists():
        raise click.ClickException(
            f"{config.data / bootstrap.SECRETS} is there, so nothing was lost. Leave out --new-secrets."
        )
    try:
        services = bootstrap.build(config, new_secrets=new_secrets)
        refuse_unfinished(services.table)
        services.signers.read()
    except (SecretsUnsafe, SecretsMissing) as error:
        raise click.ClickException(f"{config.secrets or config.data / bootstrap.SECRETS}: {error}") from error
    except SignerMalformed as error:
        raise click.ClickException(f"{_signers_place(config)}: {error}") from error
    except Unavailable as error:
        raise click.ClickException(f"{error}. {_table_advice(config)}") from error
    except (ConfigError, OSError) as error:
        raise click.ClickException(str(error)) from error
    return services


def _signers_place(config: Config) -> str:
    return "PINTERNET_SIGNER" if config.signer is not None else str(config.data / bootstrap.SIGNER)


def _table_advice(config: Config) -> str:
    if config.table is not None:
        return f"See that the table {config.table} exists and that this machine may use it."
    return f"If {config.data / bootstrap.DATABASE} is damaged, put a backup of it in its place."
