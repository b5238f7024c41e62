"""The copies of a quotation, for its card: in which other articles the same words wait, to be decided about together."""

import datetime
from dataclasses import dataclass

from negotiations.accounts.models import User
from negotiations.intake.models import Candidate, CandidateState
from negotiations.intake.operations import Along, taken_along
from negotiations.intake.queries import Copies, copies_of

LISTED = 50


@dataclass(frozen=True, slots=True)
class CopiesShown:
    """The open copies of a candidate for one reviewer; of many, only the first are listed."""

    candidate: Candidate
    copies: Copies

    @property
    def number(self) -> int:
        return len(self.copies.free)

    @property
    def in_words(self) -> str:
        """Where they are: in 8 other articles, in 1 other article and once more in this one."""
        return _places(self.candidate, self.copies.all)

    @property
    def listed(self) -> list[Candidate]:
        return self.copies.all[:LISTED]

    @property
    def more(self) -> int:
        return max(0, len(self.copies.all) - LISTED)


def copies_shown(candidate: Candidate, user: User, *, at: datetime.datetime) -> CopiesShown | None:
    """Return the copies of an open candidate; None when there is none, or it is decided."""
    if candidate.state != CandidateState.OPEN:
        return None
    copies = copies_of(candidate, user, at=at)
    return CopiesShown(candidate, copies) if copies.all else None


def told(candidate: Candidate, along: Along) -> str:
    """Say what became of the copies; empty when there were none."""
    parts = []
    if along.taken:
        parts.append(f"Also taken: the same words {_places(candidate, along.taken)}.")
    if along.left:
        holders = ", ".join(sorted({str(copy.reserved_by) for copy in along.left}))
        parts.append(f"Left out: {len(along.left)} that {holders} has open right now.")
    return " ".join(parts)


def opened_again(candidate: Candidate) -> str:
    """Say what reopening the candidate will have opened."""
    copies = list(taken_along(candidate).only("article"))
    return f"Open again, and so are the same words {_places(candidate, copies)}." if copies else "Open again."


def _places(candidate: Candidate, copies: list[Candidate]) -> str:
    others = len({copy.article_id for copy in copies} - {candidate.article_id})
    here = sum(copy.article_id == candidate.article_id for copy in copies)
    parts = []
    if others:
        parts.append(f"in {others} other article{'' if others == 1 else 's'}")
    if here:
        parts.append("once more in this one" if here == 1 else f"{here} times more in this one")
    return " and ".join(parts)
