"""The application for a WSGI host such as AWS Lambda: configured by the environment."""

from functions import bootstrap, config
from functions.app import create_app

app = create_app(bootstrap.build(config.read()))
