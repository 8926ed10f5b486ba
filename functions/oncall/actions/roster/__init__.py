"""What is done with the roster: planned, changed for a span, swapped, shown, and read by calendars."""
