"""The two cookies that staff get: the session, and the mark of a device known from an earlier sign-in.

Browsers refuse `__Host-` without Secure, so on loopback http the names go without it; they carry the
port there, because cookies do not tell ports apart and `run` and `demo` may run side by side.
"""

from datetime import timedelta

from flask import Request, Response

from functions.config import Config
from functions.staff.model.sign_in import SESSION_LIFE

DEVICE_LIFE = timedelta(days=365)


def read_session(request: Request, config: Config) -> str | None:
    """Return the session's token."""
    return request.cookies.get(_name("session", config))


def read_device(request: Request, config: Config) -> str | None:
    """Return the device's mark."""
    return request.cookies.get(_name("device", config))


def set_session(response: Response, token: str, config: Config) -> None:
    """Give the session's token."""
    _set(response, _name("session", config), token, SESSION_LIFE, config)


def set_device(response: Response, mark: str, config: Config) -> None:
    """Give the device's mark."""
    _set(response, _name("device", config), mark, DEVICE_LIFE, config)


def end_session(response: Response, config: Config) -> None:
    """Take the session's token away."""
    _set(response, _name("session", config), "", timedelta(), config)


def _name(what: str, config: Config) -> str:
    if config.is_secure:
        return f"__Host-pinternet-{what}"
    return f"pinternet-{what}-{config.origin.rpartition(':')[2]}"


def _set(response: Response, name: str, value: str, life: timedelta, config: Config) -> None:
    response.set_cookie(
        name, value, max_age=life, path="/", secure=config.is_secure, httponly=True, samesite="Strict"
    )
