"""After a dry run: import in earnest what was tried, or let it go."""

import datetime
from uuid import UUID

from django.db import transaction

from negotiations.accounts.models import User
from negotiations.accounts.operations.record_act import record_act
from negotiations.intake.models import Batch, BatchState, ItemState
from negotiations.intake.queue import queue_batch
from negotiations.record.errors import OperationError


class NotATrial(OperationError):
    """The batch is no dry run, is still being tried, or was decided about before."""


def confirm_trial(*, batch_id: UUID, by: User | None, at: datetime.datetime) -> Batch:
    """Read everything of a dry run again, and keep it this time. Raises NotATrial."""
    with transaction.atomic():
        batch = _tried(batch_id)
        batch.items.filter(state=ItemState.DONE, content__isnull=False).update(
            state=ItemState.WAITING,
            status="",
            message="",
            article=None,
            similar_to=None,
            quote_count=0,
            position_count=0,
            changes={},
        )
        batch.is_trial, batch.state = False, BatchState.WAITING
        batch.save(update_fields=["is_trial", "state"])
        queue_batch(batch.pk)
        _record(batch, "started import", by=by, at=at)
        return batch


def discard_trial(*, batch_id: UUID, by: User | None, at: datetime.datetime) -> Batch:
    """Drop what a dry run read; its answers stay to be looked at. Raises NotATrial."""
    with transaction.atomic():
        batch = _tried(batch_id)
        batch.items.filter(state=ItemState.WAITING).delete()
        batch.items.update(content=None)
        batch.state = BatchState.UNDONE
        batch.save(update_fields=["state"])
        _record(batch, "discarded dry run", by=by, at=at)
        return batch


def _tried(batch_id: UUID) -> Batch:
    batch = Batch.objects.select_for_update().get(pk=batch_id)
    if not batch.is_trial:
        raise NotATrial("This batch is no dry run; it was imported.")
    if batch.state in {BatchState.WAITING, BatchState.RUNNING}:
        raise NotATrial("This batch is still being tried; decide when that is done.")
    if batch.state == BatchState.UNDONE:
        raise NotATrial("This dry run was discarded; its files are no longer held.")
    return batch


def _record(batch: Batch, verb: str, *, by: User | None, at: datetime.datetime) -> None:
    record_act(
        by=by,
        at=at,
        verb=verb,
        negotiation_id=batch.negotiation_id,
        object_kind="batch",
        object_id=batch.pk,
        detail={"number": batch.number},
    )
