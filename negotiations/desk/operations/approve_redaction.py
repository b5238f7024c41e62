"""Carries a redaction out in every room at once: what is published, the record, drafts, and what the intake keeps."""

import datetime
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction

from negotiations.accounts.models import User
from negotiations.editions.models import Redaction, RequestState
from negotiations.editions.operations.redaction_requests import lock_request
from negotiations.editions.redaction import redact
from negotiations.editions.redaction.payloads import followed_values
from negotiations.intake.operations.clear_redacted import Cleared, clear_redacted


@dataclass(frozen=True)
class Redacted:
    """The redaction, and what went from the intake with it."""

    redaction: Redaction
    cleared: Cleared


def approve_redaction(*, request_id: UUID, by: User, at: datetime.datetime) -> Redacted:
    """Take out what another admin asked for, everywhere or nowhere. Raises RedactionRefused, NothingToRedact."""
    with transaction.atomic():
        request = lock_request(request_id)
        redaction, values = redact(
            negotiation_id=request.negotiation_id,
            kind=request.kind,
            object_id=request.object_id,
            field=request.field,
            reason=request.reason,
            public_note=request.public_note,
            asked_by=request.asked_by,
            approved_by=by,
            at=at,
        )
        cleared = clear_redacted(
            negotiation=request.negotiation,
            kind=request.kind,
            object_id=request.object_id,
            field=request.field,
            words=followed_values(values),
            marker=f"[removed on {at:%Y-%m-%d}]",
        )
        request.state, request.redaction = RequestState.DONE, redaction
        request.decided_by, request.decided_at = by, at
        request.save(update_fields=["state", "redaction", "decided_by", "decided_at"])
        return Redacted(redaction, cleared)
