"""The people who answer: sign-in, keys, settings of the service."""
