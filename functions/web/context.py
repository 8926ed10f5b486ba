"""How a route reaches the services it was created with, and the time."""

from datetime import datetime
from typing import cast

from flask import current_app

from functions.services import Services

EXTENSION = "pinternet"


def services() -> Services:
    """Return the services of the application that answers this request."""
    return cast(Services, current_app.extensions[EXTENSION])


def now() -> datetime:
    """Return the present moment by the services' clock, aware, in UTC."""
    return services().clock()
