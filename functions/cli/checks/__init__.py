"""The looks that `pinternet doctor` takes. Each returns what to do, or None."""
