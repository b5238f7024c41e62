"""Goes on with a batch that stopped: its job gave up, or the command that ran it was killed."""

import datetime
from uuid import UUID

from django.db import transaction

from negotiations.accounts.models import User
from negotiations.accounts.operations.record_act import record_act
from negotiations.intake.models import Batch, BatchState
from negotiations.intake.queue import queue_batch
from negotiations.record.errors import OperationError


class BatchOver(OperationError):
    """Nothing of the batch is left to read."""


def resume_batch(*, batch_id: UUID, by: User | None, at: datetime.datetime) -> Batch:
    """Queue the batch again; what is done stays done, and doing so twice does no harm. Raises BatchOver."""
    with transaction.atomic():
        batch = Batch.objects.select_for_update().get(pk=batch_id)
        if batch.state in {BatchState.DONE, BatchState.UNDONE}:
            raise BatchOver("This batch was read to its end.")
        batch.state = BatchState.WAITING
        batch.save(update_fields=["state"])
        queue_batch(batch.pk)
        record_act(
            by=by,
            at=at,
            verb="resumed import",
            negotiation_id=batch.negotiation_id,
            object_kind="batch",
            object_id=batch.pk,
            detail={"number": batch.number},
        )
        return batch
