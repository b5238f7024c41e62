"""Reads a batch item by item, each in a transaction of its own, so that a killed worker loses and doubles nothing."""

import datetime
import io
import logging
from uuid import UUID

from django.db import DataError, InterfaceError, OperationalError, connection, transaction

from negotiations.intake.models import Batch, BatchItem, BatchState, Holds, ItemState, ItemStatus
from negotiations.intake.pipeline import Outcome, Refused, take_in
from negotiations.intake.readers import NotReadable, RawArticle, read_articles
from negotiations.intake.readers.members import packed, unpacked
from negotiations.intake.roster import RosterByDay, roster_of

logger = logging.getLogger(__name__)
STORED_AT_ONCE = 50


def run_batch(*, batch_id: UUID, at: datetime.datetime) -> Batch:
    """Process what is still waiting in the batch; nothing happens when all is done. Safe to run again, and by two.

    An item that cannot be read is marked with its reason and the rest goes in. Raises only when the database is gone.
    """
    batch = Batch.objects.select_related("negotiation", "by").get(pk=batch_id)
    if batch.state not in {BatchState.UNDONE, BatchState.DONE}:
        Batch.objects.filter(pk=batch_id).update(state=BatchState.RUNNING)
        roster = RosterByDay(roster_of(batch.negotiation))
        while _process_next(batch, roster=roster, at=at):
            pass
        _finish(batch)
    batch.refresh_from_db()
    return batch


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


def _process_next(batch: Batch, *, roster: RosterByDay, at: datetime.datetime) -> bool:
    """Process one waiting item that nobody else holds; return False when there is none."""
    with transaction.atomic():
        with connection.cursor() as cursor:
            # A power cut may lose the last items together with their being done: they are read again.
            cursor.execute("SET LOCAL synchronous_commit = off")
        item = (
            BatchItem.objects.select_for_update(skip_locked=True)
            .filter(batch=batch, state=ItemState.WAITING)
            .order_by("seq", "id")
            .first()
        )
        if item is None:
            return False
        try:
            with transaction.atomic():
                _process(item, batch=batch, roster=roster, at=at)
        except (OperationalError, InterfaceError):
            raise
        except (NotReadable, Refused) as refusal:
            _close(item, Outcome(ItemStatus.FAILED, str(refusal)))
        except Exception as fault:
            logger.exception("Item %s of batch %s failed", item.pk, batch.pk)
            _close(item, Outcome(ItemStatus.FAILED, _in_words(item, fault)))
    return True


def _process(item: BatchItem, *, batch: Batch, roster: RosterByDay, at: datetime.datetime) -> None:
    content = bytes(item.content or b"")
    if item.holds == Holds.ARTICLE:
        _close(item, take_in(unpacked(content), item=item, batch=batch, roster=roster, at=at))
        return
    articles = read_articles(io.BytesIO(content), item.file)
    first = next(articles, None)
    if first is None:
        raise NotReadable(f"{item.file}: no article in it")
    if not first.member:
        _close(item, take_in(first, item=item, batch=batch, roster=roster, at=at))
        return
    members: list[RawArticle] = [first]
    for article in articles:
        members.append(article)
        if len(members) == STORED_AT_ONCE:
            _keep_members(item, members)
            members = []
    _keep_members(item, members)
    item.delete()


def _keep_members(item: BatchItem, members: list[RawArticle]) -> None:
    """Put the articles of a file in its place; each is then processed like a file of its own."""
    rows = []
    for member in members:
        content = packed(member)
        rows.append(
            BatchItem(
                batch_id=item.batch_id,
                seq=item.seq,
                file=item.file,
                member=member.member[:1000],
                holds=Holds.ARTICLE,
                content=content,
                size=len(content),
            )
        )
    BatchItem.objects.bulk_create(rows)


def _close(item: BatchItem, outcome: Outcome) -> None:
    item.state = ItemState.DONE
    item.status = outcome.status
    item.message = outcome.message[:1000]
    item.article_id = outcome.article_id
    item.similar_to_id = outcome.similar_to_id
    item.quote_count = outcome.quotes
    item.content = None
    item.save(update_fields=["state", "status", "message", "article", "similar_to", "quote_count", "content"])


def _in_words(item: BatchItem, fault: Exception) -> str:
    if isinstance(fault, DataError):
        return f"{item}: the database cannot hold something in it."
    return f"{item}: a fault of ours ({type(fault).__name__}); it is in the log."
