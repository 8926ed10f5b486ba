"""A Friday night on call, told with a clock that is moved by hand."""
