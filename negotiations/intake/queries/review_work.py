"""What reviewers did with a batch's quotations that taking the batch back would lose."""

import datetime
from dataclasses import dataclass

from django.db.models import Count, Q

from negotiations.accounts.models import User
from negotiations.intake.models import BROUGHT_IN, Batch, Candidate, CandidateState, How


@dataclass(frozen=True, slots=True)
class ReviewWork:
    """How many were rejected, are open with other words than were found, or marked by hand; who has one open now."""

    rejected: int = 0
    changed: int = 0
    marked: int = 0
    open_before: tuple[str, ...] = ()

    @property
    def is_any(self) -> bool:
        return bool(self.rejected or self.changed or self.marked or self.open_before)

    @property
    def in_words(self) -> str:
        """2 rejected, 1 with changed words; Edgar has one open now."""
        counts = {
            "rejected": self.rejected,
            "with changed words": self.changed,
            "marked by hand": self.marked,
        }
        done = ", ".join(f"{number} {words}" for words, number in counts.items() if number)
        names = " and ".join(self.open_before)
        has = f"{names} {'has' if len(self.open_before) == 1 else 'have'} one open now" if names else ""
        return "; ".join(part for part in (done, has) if part)


def review_work(batch: Batch, *, by: User | None, at: datetime.datetime) -> ReviewWork:
    """Return the work on quotations of articles that would go: where one is accepted, its article stays with all of it."""
    brought = batch.items.filter(status__in=BROUGHT_IN, article__isnull=False)
    accepted = Candidate.objects.filter(article__in=brought.values("article"), state=CandidateState.ACCEPTED)
    going = Candidate.objects.filter(article__in=brought.values("article")).exclude(
        article__in=accepted.values("article")
    )
    is_open = Q(state=CandidateState.OPEN)
    counts = going.order_by().aggregate(
        rejected=Count("pk", filter=Q(state=CandidateState.REJECTED)),
        changed=Count("pk", filter=is_open & ~Q(past=[]) & ~Q(how=How.BY_HAND)),
        marked=Count("pk", filter=is_open & Q(how=How.BY_HAND)),
    )
    held = going.filter(is_open, reserved_until__gt=at).exclude(reserved_by=by)
    holders = User.objects.filter(pk__in=held.order_by().values("reserved_by")).order_by("username")
    return ReviewWork(**counts, open_before=tuple(str(holder) for holder in holders))
