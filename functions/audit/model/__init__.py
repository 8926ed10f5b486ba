"""Events and the chain of hashes that they are linked into."""
