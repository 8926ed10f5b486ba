"""What is done with the chain: linking, dropping what was erased, looking through it, reading a trail."""
