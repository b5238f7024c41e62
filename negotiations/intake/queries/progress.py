"""How far a batch is, for the page that shows it."""

from dataclasses import dataclass
from typing import NamedTuple
from uuid import UUID

from django.db.models import BooleanField, Count, ExpressionWrapper, Q, Sum
from procrastinate.contrib.django.models import ProcrastinateJob

from negotiations.intake.models import Batch, BatchState, Candidate, FoundAs, ItemState, ItemStatus
from negotiations.intake.queue import RUN_BATCH

TRIED = {
    BatchState.WAITING: "Waiting to be tried",
    BatchState.RUNNING: "Being tried",
    BatchState.DONE: "Tried; nothing is stored",
    BatchState.FAILED: "Stopped",
    BatchState.UNDONE: "Dry run discarded",
}
PARTS = ("Begun", "A quarter is done", "Half is done", "Three quarters are done", "All is done")


@dataclass(frozen=True)
class BatchProgress:
    """Counts of a batch: items (files and articles of files), how many are done, what became of them, quotations.

    `positions`: sentences that report a position, which are no quotations and never counted as such. `changed`: rows of
    a table that changed what is known of an article; they are not among those of `by_status`.
    `kept`: failed items whose content is still there. `retried`: the batches in which failed ones were tried again.
    `is_stalled`: it is not over, and no worker has it.
    """

    batch: Batch
    total: int
    done: int
    by_status: dict[str, int]
    quotes: int
    positions: int = 0
    changed: int = 0
    kept: int = 0
    retried: tuple[int, ...] = ()
    is_stalled: bool = False

    @property
    def is_over(self) -> bool:
        """Nothing more will happen by itself."""
        return self.batch.state not in {BatchState.WAITING, BatchState.RUNNING}

    @property
    def is_tried(self) -> bool:
        """A dry run that a person can decide about."""
        return self.batch.is_trial and self.batch.state in {BatchState.DONE, BatchState.FAILED}

    @property
    def can_resume(self) -> bool:
        return self.is_stalled or self.batch.state == BatchState.FAILED

    @property
    def can_undo(self) -> bool:
        return not self.batch.is_trial and self.batch.state in {BatchState.DONE, BatchState.FAILED}

    @property
    def waiting(self) -> int:
        return self.total - self.done

    @property
    def percent(self) -> int:
        return self.done * 100 // self.total if self.total else 0

    @property
    def failed(self) -> int:
        return self.by_status.get(ItemStatus.FAILED, 0)

    @property
    def brought(self) -> int:
        """How many articles are new, those much like another included."""
        return sum(
            self.by_status.get(status, 0) for status in (ItemStatus.IMPORTED, ItemStatus.NEAR_DUPLICATE)
        )

    @property
    def unchanged(self) -> int:
        """How many rows of a table say what is known already."""
        return self.by_status.get(ItemStatus.SKIPPED, 0)

    @property
    def is_mending(self) -> bool:
        """Whether it holds rows that say what is to be known of held articles."""
        return bool(self.changed or self.unchanged)

    @property
    def state_in_words(self) -> str:
        return TRIED[BatchState(self.batch.state)] if self.batch.is_trial else self.batch.get_state_display()

    @property
    def part_in_words(self) -> str:
        """How far it is, in words that change four times: what a screen reader says unasked."""
        if self.is_over:
            return f"{self.state_in_words}: {self.done} of {self.total}, {self.failed} failed."
        return f"{PARTS[self.percent // 25]}."


def batch_progress(batch_id: UUID) -> BatchProgress:
    """Return the counts of a batch. Raises Batch.DoesNotExist."""
    batch = Batch.objects.select_related("negotiation", "by").get(pk=batch_id)
    mended = ExpressionWrapper(Q(status=ItemStatus.DUPLICATE) & ~Q(changes={}), output_field=BooleanField())
    rows = [
        _Counted(*row)
        for row in batch.items.order_by()
        .annotate(mends=mended)
        .values_list("state", "status", "mends")
        .annotate(
            items=Count("pk"),
            quotes=Sum("quote_count"),
            positions=Sum("position_count"),
            kept=Count("content"),
        )
    ]
    by_status = {row.status: row.items for row in rows if row.state == ItemState.DONE and not row.is_mended}
    changed = sum(row.items for row in rows if row.is_mended)
    found = [row for row in rows if row.status in (ItemStatus.IMPORTED, ItemStatus.NEAR_DUPLICATE)]
    kept = sum(row.kept for row in rows if row.status == ItemStatus.FAILED)
    return BatchProgress(
        batch=batch,
        total=sum(row.items for row in rows),
        done=sum(by_status.values()) + changed,
        by_status=by_status,
        quotes=sum(row.quotes for row in found),
        positions=sum(row.positions for row in found) if batch.is_trial else _positions(batch),
        changed=changed,
        kept=kept,
        retried=_retried(batch) if by_status.get(ItemStatus.FAILED) and not kept else (),
        is_stalled=batch.state in {BatchState.WAITING, BatchState.RUNNING} and not _is_queued(batch),
    )


class _Counted(NamedTuple):
    """The items of one state and status."""

    state: str
    status: str
    is_mended: bool
    items: int
    quotes: int
    positions: int
    kept: int


def _positions(batch: Batch) -> int:
    return Candidate.objects.filter(item__batch=batch, found_as=FoundAs.POSITION).count()


def _retried(batch: Batch) -> tuple[int, ...]:
    rows = batch.items.filter(retried_in__isnull=False).order_by("retried_in")
    return tuple(number for number in rows.values_list("retried_in", flat=True).distinct() if number)


def _is_queued(batch: Batch) -> bool:
    jobs = ProcrastinateJob.objects.filter(task_name=RUN_BATCH, args__batch_id=str(batch.pk))
    return jobs.filter(status__in=["todo", "doing"]).exists()
