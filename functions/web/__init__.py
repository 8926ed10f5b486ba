"""HTTP: routes, schemas, guards, headers, problems."""
