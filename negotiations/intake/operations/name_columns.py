"""Reads a table again, with its columns as a person named them."""

import datetime
from collections.abc import Mapping
from uuid import UUID

from django.db import transaction

from negotiations.accounts.models import User
from negotiations.accounts.operations.record_act import record_act
from negotiations.intake.models import Batch, BatchItem, BatchState, ItemState
from negotiations.intake.queue import queue_batch
from negotiations.record.errors import OperationError


class ColumnsNotAsked(OperationError):
    """The file is not one whose columns a person should name, or it is no longer kept."""


def name_columns(
    *, batch_id: UUID, item_id: int, columns: Mapping[str, str], by: User | None, at: datetime.datetime
) -> BatchItem:
    """Let the failed table wait again; `columns`: our field -> a heading, or nothing. Raises ColumnsNotAsked."""
    with transaction.atomic():
        batch = Batch.objects.select_for_update().get(pk=batch_id)
        item = batch.items.select_for_update().get(pk=item_id)
        if not item.asks_for_columns or item.content is None or batch.state == BatchState.UNDONE:
            raise ColumnsNotAsked("The columns of this file cannot be named now; hand it in again.")
        item.columns = dict(columns)
        item.state, item.status, item.message = ItemState.WAITING, "", ""
        item.save(update_fields=["columns", "state", "status", "message"])
        batch.state = BatchState.WAITING
        batch.save(update_fields=["state"])
        queue_batch(batch.pk)
        record_act(
            by=by,
            at=at,
            verb="named columns",
            negotiation_id=batch.negotiation_id,
            object_kind="batch",
            object_id=batch.pk,
            detail={"number": batch.number, "file": item.file, "columns": item.columns},
        )
        return item
