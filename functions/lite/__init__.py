"""The path without script: what a browser does elsewhere is done here, for the length of one request."""
