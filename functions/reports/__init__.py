"""What visitors report of a service that did not answer: counts a day, and nothing about anybody."""
