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
    return request.cookies.get(cookie_name("session", config))


def read_device(request: Request, config: Config) -> str | None:
    """Return the device's mark."""
    return request.cookies.get(cookie_name("device", config))


def set_session(response: Response, token: str, config: Config) -> None:
    """Give the session's token."""
    _set(response, cookie_name("session", config), token, SESSION_LIFE, config)


def set_device(response: Response, mark: str, config: Config) -> None:
    """Give the device's mark."""
    _set(response, cookie_name("device", config), mark, DEVICE_LIFE, config)


def end_session(response: Response, config: Config) -> None:
    """Take the session's token away."""
    _set(response, cookie_name("session", config), "", timedelta(), config)


def cookie_name(what: str, config: Config) -> str:
    """Return the name of a cookie of this installation."""
    if config.is_secure:
        return f"__Host-pinternet-{what}"
    return f"pinternet-{what}-{config.port}"


def _set(response: Response, name: str, value: str, life: timedelta, config: Config) -> None:
    response.set_cookie(
        name, value, max_age=life, path="/", secure=config.is_secure, httponly=True, samesite="Strict"
    )
