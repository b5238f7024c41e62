"""Reads a batch, some items in each transaction, so that a killed worker loses and doubles nothing."""

import datetime
import gc
import itertools
import logging
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from uuid import UUID

from django.db import (
    DataError,
    IntegrityError,
    InterfaceError,
    OperationalError,
    connection,
    transaction,
)

from negotiations.intake.closing import close_items
from negotiations.intake.extraction.uncollected import uncollected
from negotiations.intake.mending import mend_article
from negotiations.intake.models import ASKED_FOR, FETCHED, Batch, BatchItem, BatchState, ItemState, ItemStatus
from negotiations.intake.opening import open_item, with_contents
from negotiations.intake.pages import Page, fetched_page, keep_copy, keep_entries, keep_members, next_address
from negotiations.intake.pipeline import Outcome, take_in
from negotiations.intake.readers import ColumnsUnknown, NotReadable, RawArticle
from negotiations.intake.reading import Reading, Refused, read_article
from negotiations.intake.roster import RosterByDay, roster_of
from negotiations.intake.trial import Trial

logger = logging.getLogger(__name__)
# What goes into one transaction: so many items, or fewer when they are slow to read or long.
TOGETHER = 100
MOST_SECONDS = 1.0
MOST_CHARACTERS = 400_000
# Python keeps room for thousands of tuples of each length and gives it back only when it collects, which takes a while in
# a process that holds much: after so many transactions, for it would add up in a large batch.
TIDIED = 10
ATTEMPTS = 3  # at an item whose text another worker takes in at the same time


@dataclass(frozen=True)
class _Work:
    """What every step needs: the batch, who is known, the hour, when it began; what a dry run has seen so far."""

    batch: Batch
    roster: RosterByDay
    at: datetime.datetime
    began: float
    trial: Trial | None

    def take_in(self, readings: Sequence[tuple[BatchItem, Reading]]) -> list[Outcome]:
        look = self.trial.take_in if self.trial else take_in
        return look(readings, batch=self.batch, at=self.at) if readings else []

    def mend(self, item: BatchItem, raw: RawArticle) -> Outcome:
        return mend_article(
            raw, label=str(item), batch=self.batch, at=self.at, is_trial=self.trial is not None
        )


def run_batch(*, batch_id: UUID, at: datetime.datetime) -> Batch:
    """Process what is still waiting in the batch; nothing happens when all is done. Safe to run again, and by two.

    An item that cannot be read is marked with its reason and the rest goes in. Raises only when the database is gone.
    """
    batch = Batch.objects.select_related("negotiation", "by").get(pk=batch_id)
    if batch.state not in {BatchState.UNDONE, BatchState.DONE}:
        Batch.objects.filter(pk=batch_id).update(state=BatchState.RUNNING)
        roster = RosterByDay(roster_of(batch.negotiation))
        work = _Work(batch, roster, at, time.monotonic(), Trial() if batch.is_trial else None)
        with _storing_much():
            for turn in itertools.count(1):
                with uncollected():
                    going = _process_some(work)
                if turn % TIDIED == 0:
                    gc.collect()
                if not going and not _process_address(work):
                    break
        _finish(batch)
    batch.refresh_from_db()
    return batch


@contextmanager
def _storing_much() -> Iterator[None]:
    """Tell the database what a batch is like.

    Waiting for the disk at each commit is saved: a power cut loses items with their being done, and they are read
    again. Tables grow a thousandfold while it runs, and a plan that was made to read a small one from end to end, such
    as that of a foreign key's check, would be kept.
    """
    with connection.cursor() as cursor:
        cursor.execute("SET synchronous_commit = off; SET enable_seqscan = off")
        try:
            yield
        finally:
            if connection.connection is not None and not connection.needs_rollback:
                cursor.execute("RESET synchronous_commit; RESET enable_seqscan")


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


def _process_some(work: _Work) -> bool:
    """Process some waiting items that nobody else holds, together; return False when there is none.

    Where something about them goes wrong, each is tried alone, so that only the one at fault fails.
    """
    try:
        return _process(work, TOGETHER)
    except (OperationalError, InterfaceError):
        raise
    except Exception:
        logger.info("Batch %s: trying the next items one by one", work.batch.pk, exc_info=True)
    for _ in range(TOGETHER):
        if not _process_one(work):
            break
    return True


def _process_address(work: _Work) -> bool:
    """Fetch the next address before anything is locked, and process its page; return False when none waits."""
    item = next_address(work.batch)
    if item is None:
        return False
    with fetched_page(item, at=work.at, began=work.began) as page:
        if page is not None:
            _process_one(work, page=page)
    return True


def _process_one(work: _Work, *, page: Page | None = None) -> bool:
    """Process one waiting item, or the one of the page; a fault of ours marks it as failed."""
    for attempt in range(ATTEMPTS):
        held: list[BatchItem] = []
        try:
            return _process(work, 1, held=held, page=page)
        except (OperationalError, InterfaceError):
            raise
        except IntegrityError as race:
            # Another worker stored the same text in between; now it can be seen.
            if attempt == ATTEMPTS - 1:
                _fail(held, race, work.batch)
        except Exception as fault:
            logger.exception("Batch %s: %s failed", work.batch.pk, held)
            _fail(held, fault, work.batch)
            break
    return True


def _process(
    work: _Work, most: int, *, held: list[BatchItem] | None = None, page: Page | None = None
) -> bool:
    """Process up to `most` items in one transaction, putting them in `held`; return False when none waits.

    Addresses are left out: their pages are fetched first, and then `page` says whose turn it is.
    """
    with transaction.atomic():
        waiting = BatchItem.objects.select_for_update(skip_locked=True).filter(
            batch=work.batch, state=ItemState.WAITING
        )
        theirs = waiting.filter(pk=page.item_id) if page else waiting.exclude(holds__in=FETCHED)
        items = with_contents(theirs.order_by("seq", "id")[:most])
        if held is not None:
            held.extend(items)
        readings, done = _read(items, page, work)
        outcomes = work.take_in(readings)
        if not work.trial:
            _keep_sources(
                [
                    (done.article_id, reading.raw)
                    for done, (_, reading) in zip(outcomes, readings, strict=True)
                ],
                page,
                work.batch,
            )
        done += [(item, outcome) for (item, _), outcome in zip(readings, outcomes, strict=True)]
        close_items(done, keep_all=work.batch.is_trial)
        return bool(items)


def _keep_sources(kept: Sequence[tuple[UUID | None, RawArticle]], page: Page | None, batch: Batch) -> None:
    """Keep beside the articles what they were fetched from."""
    if page and kept and kept[0][0]:
        keep_copy(kept[0][0], page, batch=batch)
    if batch.feed_id:
        keep_entries(kept, batch=batch)
    keep_members(kept)


def _read(
    items: Sequence[BatchItem], page: Page | None, work: _Work
) -> tuple[list[tuple[BatchItem, Reading]], list[tuple[BatchItem, Outcome]]]:
    """Read items until it is enough; return what was read, and those of which nothing comes with the reason."""
    readings: list[tuple[BatchItem, Reading]] = []
    done: list[tuple[BatchItem, Outcome]] = []
    began = time.monotonic()
    characters = 0
    for item in items:
        try:
            raw = open_item(item, page)
            if raw is not None and raw.mends:
                done.append((item, work.mend(item, raw)))
            elif raw is not None:
                reading = read_article(raw, label=str(item), roster=work.roster)
                characters += len(reading.body.text)
                readings.append((item, replace(reading, addresses=page.addresses) if page else reading))
        except (NotReadable, Refused) as refusal:
            if isinstance(refusal, ColumnsUnknown):
                item.columns = {**item.columns, **ASKED_FOR}
            done.append((item, Outcome(ItemStatus.FAILED, str(refusal))))
        if time.monotonic() - began > MOST_SECONDS or characters > MOST_CHARACTERS:
            break
    return readings, done


def _fail(items: Sequence[BatchItem], fault: Exception, batch: Batch) -> None:
    """Mark items whose processing was rolled back, unless somebody else has finished them since."""
    if not items:
        raise fault
    with transaction.atomic():
        rows = BatchItem.objects.select_for_update().filter(
            pk__in=[item.pk for item in items], batch=batch, state=ItemState.WAITING
        )
        failed = [(row, Outcome(ItemStatus.FAILED, _in_words(row, fault))) for row in rows]
        close_items(failed, keep_all=True)


def _in_words(item: BatchItem, fault: Exception) -> str:
    if isinstance(fault, DataError):
        return f"{item}: the database cannot hold something in it."
    return f"{item}: a fault of ours ({type(fault).__name__}); it is in the log."
