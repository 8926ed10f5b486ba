"""Why something on the counselors' side is refused, in the words of the service."""

from functions.errors import Conflict, Forbidden


class CaseTaken(Conflict):
    """A colleague has the case; `assignee` says who."""

    kind = "case-taken"


class OverLimit(Conflict):
    """The person has as many open cases as they mean to have; `open` and `limit` say how many."""

    kind = "over-limit"


class OfferOver(Conflict):
    """The hand-over is not offered to this person any more."""

    kind = "offer-over"


class OfferStands(Conflict):
    """The case is offered to a colleague already; that is withdrawn first."""

    kind = "offer-stands"


class OwnQuestion(Forbidden):
    """Whoever asked does not answer."""

    kind = "own-question"


class CaseEnded(Conflict):
    """The case is closed."""

    kind = "case-closed"


class CaseRests(Conflict):
    """The client had the work on the case stopped."""

    kind = "case-rests"


class UnreadWords(Conflict):
    """The client wrote what nobody on the team has opened yet."""

    kind = "unread-words"


class DangerOver(Conflict):
    """Nobody calls for help here any more, or somebody else came."""

    kind = "danger-over"


class OwnCall(Conflict):
    """Nobody comes to their own call for help."""

    kind = "own-call"


class AnswerPosted(Conflict):
    """The client can read the answer already."""

    kind = "answer-posted"


class NotAssignee(Forbidden):
    """The case, or the answer, is not in this person's hands."""

    kind = "not-assignee"
