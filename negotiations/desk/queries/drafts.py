"""Which drafts there are, which issues they touch, and who may see them."""

from collections import defaultdict
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q, QuerySet

from negotiations.accounts.models import User
from negotiations.desk.answers import Missing
from negotiations.editions.models import Draft, DraftOperation, DraftState
from negotiations.editions.policies import can_publish, can_see
from negotiations.record.models import Negotiation

UNFINISHED = [DraftState.OPEN, DraftState.SUBMITTED, DraftState.HELD]


@dataclass(frozen=True, slots=True)
class DraftOnIssue:
    """A draft that would change an issue; `readable` says whether this person may open it."""

    number: int
    state: str
    state_label: str
    author: str
    is_mine: bool
    readable: bool


def visible_drafts(negotiation: Negotiation, *, user: User) -> QuerySet[Draft]:
    """Return the drafts this person may see: their own, and for editors what was submitted."""
    seen = Q(author=user)
    if can_publish(user, negotiation):
        seen |= ~Q(state=DraftState.OPEN)
    return Draft.objects.filter(seen, negotiation=negotiation).select_related("author", "published_by")


def find_draft(negotiation: Negotiation, number: int, *, user: User) -> Draft:
    """Return the draft of that number; raise Missing when there is none that this person may see."""
    draft = (
        Draft.objects.filter(negotiation=negotiation, number=number)
        .select_related("negotiation", "author", "published_by")
        .first()
    )
    if draft is None or not can_see(user, draft):
        raise Missing(
            f"There is no draft {number} that you may see. Unfinished drafts are their author’s alone."
        )
    return draft


def drafts_by_issue(negotiation: Negotiation, *, user: User) -> dict[UUID, list[DraftOnIssue]]:
    """Return the unfinished drafts by the issue they touch; that one exists is no secret, what it says is."""
    editor = can_publish(user, negotiation)
    found: dict[UUID, dict[int, DraftOnIssue]] = defaultdict(dict)
    operations = DraftOperation.objects.filter(
        draft__negotiation=negotiation, draft__state__in=UNFINISHED, args__has_key="issue_id"
    ).select_related("draft__author")
    for operation in operations.order_by("draft__number"):
        draft = operation.draft
        mine = draft.author_id == user.pk
        found[UUID(str(operation.args["issue_id"]))][draft.number] = DraftOnIssue(
            number=draft.number,
            state=draft.state,
            state_label=draft.get_state_display(),
            author="you" if mine else str(draft.author or "the system"),
            is_mine=mine,
            readable=mine or (editor and draft.state != DraftState.OPEN),
        )
    return {issue_id: list(drafts.values()) for issue_id, drafts in found.items()}


def working_draft(negotiation: Negotiation, *, user: User) -> Draft | None:
    """Return the open draft that this person saved last, into which the next change goes unless they say otherwise."""
    return (
        Draft.objects.filter(negotiation=negotiation, author=user, state=DraftState.OPEN)
        .order_by("-saved_at")
        .first()
    )
