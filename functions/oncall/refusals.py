"""What is refused about channels and the roster, each with a problem document of its own."""

from functions.errors import Conflict, Forbidden, TooMany
from functions.oncall.model.roster import Schedule


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


class ScheduleChanged(Conflict):
    """A colleague saved the schedule meanwhile; `schedule` is theirs, None when it is gone."""

    def __init__(self, schedule: Schedule | None) -> None:
        super().__init__("a colleague changed this schedule meanwhile")
        self.schedule = schedule


class AlreadyOver(Conflict):
    """It has ended, and the past does not change."""

    kind = "already-over"


class SwapTaken(Conflict):
    """A colleague took the shift first; `taken_by` says who."""

    kind = "swap-taken"


class SwapOver(Conflict):
    """The shift is not offered any more, or is not its offerer's any more."""

    kind = "swap-over"


class SwapNotYours(Forbidden):
    """It is offered to somebody else, or somebody else offered or took it."""

    kind = "swap-not-yours"


class ShiftCollides(Conflict):
    """Whoever would take the shift is on leave then, or on that line already."""

    kind = "shift-collides"
