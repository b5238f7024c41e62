"""How far a batch is, for the page that shows it."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, Sum

from negotiations.intake.models import Batch, BatchState, ItemState, ItemStatus


@dataclass(frozen=True)
class BatchProgress:
    """Counts of a batch: items (files and articles of files), how many are done, what became of them, quotations."""

    batch: Batch
    total: int
    done: int
    by_status: dict[str, int]
    quotes: int

    @property
    def is_over(self) -> bool:
        """Nothing more will happen by itself."""
        return self.batch.state not in {BatchState.WAITING, BatchState.RUNNING}

    @property
    def waiting(self) -> int:
        return self.total - self.done

    @property
    def percent(self) -> int:
        return self.done * 100 // self.total if self.total else 0

    @property
    def failed(self) -> int:
        return self.by_status.get(ItemStatus.FAILED, 0)


def batch_progress(batch_id: UUID) -> BatchProgress:
    """Return the counts of a batch. Raises Batch.DoesNotExist."""
    batch = Batch.objects.select_related("negotiation", "by").get(pk=batch_id)
    rows = list(
        batch.items.order_by()
        .values_list("state", "status")
        .annotate(items=Count("pk"), quotes=Sum("quote_count"))
    )
    by_status = {status: items for state, status, items, _ in rows if state == ItemState.DONE}
    brought = {ItemStatus.IMPORTED, ItemStatus.NEAR_DUPLICATE}
    return BatchProgress(
        batch=batch,
        total=sum(items for _, _, items, _ in rows),
        done=sum(by_status.values()),
        by_status=by_status,
        quotes=sum(quotes or 0 for _, status, _, quotes in rows if status in brought),
    )
