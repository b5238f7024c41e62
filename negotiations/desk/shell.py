"""What surrounds every page of the desk: whose it is, the queues with their counts, what this person may do."""

from functools import cached_property

from negotiations.desk.access import DeskRequest, can_publish_here
from negotiations.editions.models import Draft, DraftState
from negotiations.intake.queries import counts
from negotiations.record.models import Role

QUEUE_CHANGED = (
    "queue-changed"  # tells the rail of a page that stays open to count again what waits for review
)


class Shell:
    """The bar and the rail. Counts are read only when a whole page is shown, not for a fragment."""

    def __init__(self, request: DeskRequest, *, here: str = "") -> None:
        self.negotiation = request.negotiation
        self.user = request.user
        self.role = request.role
        self.here = here
        self.can_publish = can_publish_here(request)
        self.can_import = request.role == Role.ADMIN

    @property
    def role_label(self) -> str:
        return str(self.role.label)

    @cached_property
    def mine(self) -> int:
        """How many unpublished drafts are this person's."""
        return Draft.objects.filter(
            negotiation=self.negotiation, author=self.user, state__in=_UNFINISHED
        ).count()

    @cached_property
    def waiting(self) -> int:
        """How many drafts of others wait for an editor; None of a reporter's business."""
        if not self.can_publish:
            return 0
        waiting = Draft.objects.filter(negotiation=self.negotiation, state=DraftState.SUBMITTED)
        return waiting.exclude(author=self.user).count()

    @cached_property
    def to_review(self) -> int:
        """How many found quotations wait for a decision."""
        return counts(self.negotiation).open


_UNFINISHED = [DraftState.OPEN, DraftState.SUBMITTED, DraftState.HELD]
