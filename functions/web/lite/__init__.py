"""The path without script over HTTP: `/ringan/` and `/en/lite/`, forms and mailboxes as plain pages."""
