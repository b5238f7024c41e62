"""Hands what failed of a batch in again, as a batch of its own."""

import datetime
from collections.abc import Iterable
from uuid import UUID

from django.db import transaction

from negotiations.accounts.models import User
from negotiations.accounts.operations.record_act import record_act
from negotiations.intake.models import Batch, BatchItem, BatchState, ItemState, ItemStatus
from negotiations.intake.operations.start_batch import next_number
from negotiations.intake.queue import queue_batch
from negotiations.record.errors import OperationError


class NothingToRetry(OperationError):
    """Nothing failed in the batch, or nothing of it is kept."""


def retry_failed(*, batch_id: UUID, by: User | None, at: datetime.datetime) -> Batch:
    """Make a batch of the failed files and articles whose content is kept; the content moves. Raises NothingToRetry."""
    with transaction.atomic():
        old = Batch.objects.select_for_update().select_related("negotiation").get(pk=batch_id)
        if old.state in {BatchState.WAITING, BatchState.RUNNING}:
            raise NothingToRetry("This batch is still being read; try what failed again when that is done.")
        failed = old.items.filter(
            state=ItemState.DONE, status=ItemStatus.FAILED, content__isnull=False
        ).order_by("seq", "id")
        if not failed.exists():
            raise NothingToRetry("Nothing that failed in this batch is kept; hand it in again.")
        batch = Batch.objects.create(
            negotiation=old.negotiation,
            number=next_number(old.negotiation),
            by=by,
            created_at=at,
            note=f"What failed of batch {old.number}",
            is_trial=old.is_trial,
        )
        count = _move(failed.values_list("pk", flat=True), batch)
        record_act(
            by=by,
            at=at,
            verb="retried import",
            negotiation_id=old.negotiation_id,
            object_kind="batch",
            object_id=batch.pk,
            detail={"number": batch.number, "of": old.number, "files": count},
        )
        queue_batch(batch.pk)
        return batch


def _move(keys: Iterable[int], batch: Batch) -> int:
    """Move contents one at a time, so that a large batch never stands in memory whole."""
    moved = list(keys)
    for key in moved:
        item = BatchItem.objects.select_for_update().get(pk=key)
        BatchItem.objects.create(
            batch=batch,
            seq=item.seq,
            file=item.file,
            member=item.member,
            holds=item.holds,
            content=item.content,
            columns=item.columns,
            size=item.size,
        )
        item.content, item.retried_in = None, batch.number
        item.save(update_fields=["content", "retried_in"])
    return len(moved)
