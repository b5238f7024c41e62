"""Reads a batch, some items in each transaction, so that a killed worker loses and doubles nothing."""

import datetime
import logging
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from uuid import UUID

from django.db import (
    DataError,
    IntegrityError,
    InterfaceError,
    OperationalError,
    connection,
    transaction,
)

from negotiations.intake.models import Batch, BatchItem, BatchState, ItemState, ItemStatus
from negotiations.intake.opening import open_item
from negotiations.intake.pipeline import Outcome, take_in
from negotiations.intake.readers import NotReadable
from negotiations.intake.reading import Reading, Refused, read_article
from negotiations.intake.roster import RosterByDay, roster_of

logger = logging.getLogger(__name__)
TOGETHER = 10  # items of one transaction
ATTEMPTS = 3  # at an item whose text another worker takes in at the same time


def run_batch(*, batch_id: UUID, at: datetime.datetime) -> Batch:
    """Process what is still waiting in the batch; nothing happens when all is done. Safe to run again, and by two.

    An item that cannot be read is marked with its reason and the rest goes in. Raises only when the database is gone.
    """
    batch = Batch.objects.select_related("negotiation", "by").get(pk=batch_id)
    if batch.state not in {BatchState.UNDONE, BatchState.DONE}:
        Batch.objects.filter(pk=batch_id).update(state=BatchState.RUNNING)
        roster = RosterByDay(roster_of(batch.negotiation))
        with _commits_not_awaited():
            while _process_some(batch, roster=roster, at=at):
                pass
        _finish(batch)
    batch.refresh_from_db()
    return batch


@contextmanager
def _commits_not_awaited() -> Iterator[None]:
    """Save waiting for the disk at each item: a power cut loses an item with its being done, and it is read again."""
    with connection.cursor() as cursor:
        cursor.execute("SET synchronous_commit = off")
        try:
            yield
        finally:
            if connection.connection is not None and not connection.needs_rollback:
                cursor.execute("RESET synchronous_commit")


def stop_batch(*, batch_id: UUID) -> None:
    """Mark a batch as stopped: it could not be run to its end."""
    Batch.objects.filter(pk=batch_id, state__in=[BatchState.WAITING, BatchState.RUNNING]).update(
        state=BatchState.FAILED
    )


def _finish(batch: Batch) -> None:
    """Close the batch unless somebody else still works on an item of it."""
    waiting = BatchItem.objects.filter(batch=batch, state=ItemState.WAITING)
    with transaction.atomic():
        Batch.objects.select_for_update().get(pk=batch.pk)
        if not waiting.exists():
            Batch.objects.filter(pk=batch.pk, state=BatchState.RUNNING).update(state=BatchState.DONE)


def _process_some(batch: Batch, *, roster: RosterByDay, at: datetime.datetime) -> bool:
    """Process some waiting items that nobody else holds, together; return False when there is none.

    Where something about them goes wrong, each is tried alone, so that only the one at fault fails.
    """
    try:
        return _process(batch, TOGETHER, roster=roster, at=at)
    except (OperationalError, InterfaceError):
        raise
    except Exception:
        logger.info("Batch %s: trying the next items one by one", batch.pk, exc_info=True)
    for _ in range(TOGETHER):
        if not _process_one(batch, roster=roster, at=at):
            break
    return True


def _process_one(batch: Batch, *, roster: RosterByDay, at: datetime.datetime) -> bool:
    """Process one waiting item; a fault of ours marks it as failed."""
    for attempt in range(ATTEMPTS):
        held: list[BatchItem] = []
        try:
            return _process(batch, 1, roster=roster, at=at, held=held)
        except (OperationalError, InterfaceError):
            raise
        except IntegrityError as race:
            # Another worker stored the same text in between; now it can be seen.
            if attempt == ATTEMPTS - 1:
                _fail(held, race, batch)
        except Exception as fault:
            logger.exception("Batch %s: %s failed", batch.pk, held)
            _fail(held, fault, batch)
            break
    return True


def _process(
    batch: Batch,
    most: int,
    *,
    roster: RosterByDay,
    at: datetime.datetime,
    held: list[BatchItem] | None = None,
) -> bool:
    """Process up to `most` items in one transaction, putting them in `held`; return False when none waits."""
    with transaction.atomic():
        items = list(
            BatchItem.objects.select_for_update(skip_locked=True)
            .filter(batch=batch, state=ItemState.WAITING)
            .order_by("seq", "id")[:most]
        )
        if held is not None:
            held.extend(items)
        readings: list[tuple[BatchItem, Reading]] = []
        done: list[tuple[BatchItem, Outcome]] = []
        for item in items:
            try:
                raw = open_item(item)
                if raw is not None:
                    readings.append((item, read_article(raw, label=str(item), roster=roster)))
            except (NotReadable, Refused) as refusal:
                done.append((item, Outcome(ItemStatus.FAILED, str(refusal))))
        outcomes = take_in(readings, batch=batch, at=at) if readings else []
        done += [(item, outcome) for (item, _), outcome in zip(readings, outcomes, strict=True)]
        _close(done)
        return bool(items)


def _close(done: Sequence[tuple[BatchItem, Outcome]]) -> None:
    """Save what became of the items, in one statement."""
    for item, outcome in done:
        item.state = ItemState.DONE
        item.status = outcome.status
        item.message = outcome.message[:1000]
        item.article_id = outcome.article_id
        item.similar_to_id = outcome.similar_to_id
        item.quote_count = outcome.quotes
        item.content = None
    BatchItem.objects.bulk_create(
        [item for item, _ in done],
        update_conflicts=True,
        unique_fields=["id"],
        update_fields=["state", "status", "message", "article", "similar_to", "quote_count", "content"],
    )


def _fail(items: Sequence[BatchItem], fault: Exception, batch: Batch) -> None:
    """Mark items whose processing was rolled back, unless somebody else has finished them since."""
    if not items:
        raise fault
    with transaction.atomic():
        rows = BatchItem.objects.select_for_update().filter(
            pk__in=[item.pk for item in items], batch=batch, state=ItemState.WAITING
        )
        _close([(row, Outcome(ItemStatus.FAILED, _in_words(row, fault))) for row in rows])


def _in_words(item: BatchItem, fault: Exception) -> str:
    if isinstance(fault, DataError):
        return f"{item}: the database cannot hold something in it."
    return f"{item}: a fault of ours ({type(fault).__name__}); it is in the log."
