"""Pure cryptography: codes, keys, age files, signatures. No storage, no HTTP."""
