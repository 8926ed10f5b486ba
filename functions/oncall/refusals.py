"""What is refused about channels, each with a problem document of its own."""

from functions.errors import Conflict, TooMany


class ChannelKnown(Conflict):
    """The address is among the person's channels and works."""

    kind = "channel-known"


class CodeOver(Conflict):
    """No code is waiting: it expired, was used, or was tried too often."""

    kind = "code-over"


class CodeTooSoon(TooMany):
    """A code was sent to this address a moment ago."""

    kind = "code-too-soon"


class ChannelUnproven(Conflict):
    """The code of this channel was not typed yet."""

    kind = "channel-unproven"
