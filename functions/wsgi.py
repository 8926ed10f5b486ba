"""The application for a WSGI host such as AWS Lambda: configured by the environment."""

from functions import bootstrap, config
from functions.app import create_app
from functions.log_lines import write_lambda_log

write_lambda_log()
services = bootstrap.build(config.read())
app = create_app(services)
