"""Cases that end or change hands, in the browser."""
