"""What public words get by a further article goes through a draft, because readers will see it; and out of it again."""

import datetime
from collections.abc import Sequence
from typing import Any

from django.db import transaction

from negotiations.accounts.models import User
from negotiations.desk.queries.drafts import UNFINISHED, working_draft
from negotiations.editions.models import Draft, DraftOperation
from negotiations.editions.operations import (
    add_operations,
    remove_operation,
    replace_operation,
    start_draft,
)
from negotiations.intake.models import Candidate
from negotiations.record.models import Negotiation

Step = tuple[str, dict[str, Any]]


def add_to_draft(
    *, negotiation: Negotiation, steps: Sequence[Step], by: User, at: datetime.datetime
) -> Draft:
    """Put operations (name, arguments) into the person's working draft, or a new one, and return the draft."""
    with transaction.atomic():
        draft = working_draft(negotiation, user=by) or start_draft(
            negotiation=negotiation, by=by, at=at, title="Further articles"
        )
        add_operations(draft_id=draft.pk, steps=list(steps), by=by, at=at)
        return draft


def take_out_of_drafts(candidates: Sequence[Candidate], *, by: User, at: datetime.datetime) -> None:
    """Take out of unfinished drafts what accepting these candidates of one negotiation put there. Raises NotYourDraft."""
    with transaction.atomic():
        # Whoever publishes holds the negotiation while waiting for a draft: so this takes them in the same order.
        Negotiation.objects.select_for_update(no_key=True).get(pk=candidates[0].negotiation_id)
        for candidate in candidates:
            _take_out(candidate, by=by, at=at)


def _take_out(candidate: Candidate, *, by: User, at: datetime.datetime) -> None:
    asked = DraftOperation.objects.filter(
        draft__negotiation=candidate.negotiation_id,
        draft__state__in=UNFINISHED,
        args__quotation_id=str(candidate.quotation_id),
    )
    for stored in asked.filter(name="add_carrier", args__article_id=str(candidate.article_id)):
        remove_operation(draft_id=stored.draft_id, seq=stored.seq, by=by, at=at)
    if ours := candidate.added.get("changes"):
        for stored in asked.filter(name="edit_quotation"):
            _take_changes_out(stored, ours, by=by, at=at)


def _take_changes_out(
    stored: DraftOperation, ours: dict[str, dict[str, Any]], *, by: User, at: datetime.datetime
) -> None:
    """Leave of an edit what it changes besides; a field that was changed again since stays as it is."""
    changes = stored.args.get("changes", {})
    left = {
        name: each for name, each in changes.items() if each.get("to") != ours.get(name, {}).get("to", each)
    }
    if not left:
        remove_operation(draft_id=stored.draft_id, seq=stored.seq, by=by, at=at)
    elif left != changes:
        args = {**stored.args, "changes": left}
        replace_operation(draft_id=stored.draft_id, seq=stored.seq, args=args, by=by, at=at)
