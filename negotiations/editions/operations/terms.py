"""Terms that end by themselves: at the hour the system publishes “ended, being checked”; editors move the status."""

import datetime
from uuid import uuid4

from django.db import transaction
from django.db.models import F, Q

from negotiations.editions.models import Edition
from negotiations.editions.operations.drafts import add_operation, start_draft
from negotiations.editions.operations.publish import publish_draft
from negotiations.record.models import Precision, Term, TermState


def end_due_terms(*, at: datetime.datetime) -> list[Edition]:
    """End every running term whose hour has come, each in an edition of its own; return the editions.

    After a negotiation's `coverage_ends_at` nothing ends any more. Safe to run again: an ended term runs no longer.
    """
    due = (
        Term.objects.filter(state=TermState.RUNNING, ends_at__lte=at)
        .filter(
            Q(issue__negotiation__coverage_ends_at__isnull=True)
            | Q(ends_at__lte=F("issue__negotiation__coverage_ends_at"))
        )
        .order_by("ends_at")
        .select_related("issue__negotiation")
    )
    return [_end(term, at=at) for term in due]


@transaction.atomic
def _end(term: Term, *, at: datetime.datetime) -> Edition:
    draft = start_draft(negotiation=term.issue.negotiation, by=None, at=at, title=f"{term.label} ended")
    add_operation(draft_id=draft.pk, name="end_term", args={"term_id": str(term.pk)}, by=None, at=at)
    ended_at = term.ends_at or at
    told = {
        "update_id": str(uuid4()),
        "issue_id": str(term.issue_id),
        "headline": f"{term.issue.title}: {term.label} ended, being checked"[:160],
        "reason": "The term has run out. Whether it was kept, and what follows, is being checked.",
        "happened_at": ended_at.isoformat(),
        "precision": Precision.MINUTE.value,
    }
    add_operation(draft_id=draft.pk, name="log_update", args=told, by=None, at=at)
    return publish_draft(draft_id=draft.pk, by=None, at=at)
