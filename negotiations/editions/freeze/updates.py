"""Freezes an update, for the copy that its edition keeps under hash."""

from negotiations.editions.freeze.evidence import quotation_ids, sources
from negotiations.editions.schema import UpdateShape
from negotiations.record.models import Update


def freeze_update(update: Update) -> UpdateShape:
    """Return an update as readers see it."""
    return UpdateShape.model_validate(
        {
            "id": update.pk,
            "sequence": update.sequence,
            "kind": update.kind,
            "issue_id": update.issue_id,
            "from_status": update.from_status or None,
            "to_status": update.to_status or None,
            "headline": update.headline,
            "reason": update.reason,
            "judgement": update.judgement,
            "quotation_ids": quotation_ids(update),
            "sources": sources(update),
            "talks_id": update.talks_id,
            "corrects_id": update.corrects_id,
            "happened_at": update.happened_at,
            "precision": update.precision,
        }
    )
