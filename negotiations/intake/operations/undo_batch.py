"""Takes a whole batch back: its articles and candidates go, but for what is already in use."""

import datetime
from dataclasses import dataclass, field
from uuid import UUID

from django.db import transaction
from django.db.models import Value
from django.db.models.functions import Concat, Left

from negotiations.accounts.models import User
from negotiations.accounts.operations.record_act import record_act
from negotiations.intake.mending import change_article, reversed_changes
from negotiations.intake.models import (
    BROUGHT_IN,
    ArchivedCopy,
    ArchivedPage,
    Batch,
    BatchItem,
    BatchState,
    Candidate,
    CandidateState,
    Fingerprint,
    ItemStatus,
    Origin,
)
from negotiations.intake.pages import drop_unused
from negotiations.record.errors import OperationError
from negotiations.record.models import Article, Negotiation
from negotiations.record.operations import Context
from negotiations.record.operations.unused import InUse, discard_article

GONE = " It has been taken back since: hand it in again to have it."
LONGEST_TITLE = 200  # characters
LONGEST_MESSAGE = 1000


class BatchNotFinished(OperationError):
    """The batch is still being read, or was taken back before."""


@dataclass
class Undone:
    """How many articles were removed, how many have what they had before, and which stay: (item, reason)."""

    removed: int = 0
    mended: int = 0
    kept: list[tuple[BatchItem, str]] = field(default_factory=list)


def undo_batch(*, batch_id: UUID, by: User | None, at: datetime.datetime) -> Undone:
    """Remove what the batch brought in; an article in use stays, and its item says why. Raises BatchNotFinished."""
    with transaction.atomic():
        negotiation_id = Batch.objects.values_list("negotiation_id", flat=True).get(pk=batch_id)
        Negotiation.objects.select_for_update(no_key=True).get(pk=negotiation_id)
        batch = Batch.objects.select_for_update().get(pk=batch_id)
        _check_state(batch)
        undone = Undone()
        for item in batch.items.filter(status__in=BROUGHT_IN).select_related("article"):
            reason = _take_back(item)
            if reason:
                undone.kept.append((item, reason))
            else:
                undone.removed += 1
        _take_back_changes(batch, undone, by=by, at=at)
        batch.state = BatchState.UNDONE
        batch.save(update_fields=["state"])
        record_act(
            by=by,
            at=at,
            verb="took import back",
            negotiation_id=batch.negotiation_id,
            object_kind="batch",
            object_id=batch.pk,
            detail={"number": batch.number, "removed": undone.removed, "kept": len(undone.kept)},
        )
        return undone


def _take_back_changes(batch: Batch, undone: Undone, *, by: User | None, at: datetime.datetime) -> None:
    """Give articles that rows of a table changed what they had before, where nobody changed them since."""
    context = Context(negotiation=batch.negotiation, by=by, at=at)
    for item in batch.items.exclude(changes={}).filter(article__isnull=False):
        try:
            with transaction.atomic():
                change_article(_key_of(item), reversed_changes(item.changes), context)
        except OperationError as refusal:
            item.message = f"Kept when the batch was taken back: {refusal.message}"[:LONGEST_MESSAGE]
            undone.kept.append((item, refusal.message))
        else:
            item.message, item.status = "Its article has what it had before.", ItemStatus.UNDONE
            undone.mended += 1
        item.save(update_fields=["message", "status"])


def _key_of(item: BatchItem) -> UUID:
    assert item.article_id is not None  # noqa: S101  asked for
    return item.article_id


def _check_state(batch: Batch) -> None:
    if batch.state in {BatchState.WAITING, BatchState.RUNNING}:
        raise BatchNotFinished("This batch is still being read; take it back when that is done.")
    if batch.state == BatchState.UNDONE:
        raise BatchNotFinished("This batch was taken back before.")


def _take_back(item: BatchItem) -> str:
    """Remove the item's article with its candidates, and say which it was; return why not, or nothing."""
    article = item.article
    if article is None:
        return ""
    title = article.title[:LONGEST_TITLE]
    accepted = Candidate.objects.filter(article=article, state=CandidateState.ACCEPTED).count()
    reason = f"{accepted} of its quotations are in the record." if accepted > 1 else ""
    if accepted == 1:
        reason = "One of its quotations is in the record."
    if not reason:
        try:
            with transaction.atomic():
                _discard(article)
        except InUse as refusal:
            reason = refusal.message
    if reason:
        item.message = f"Kept when the batch was taken back: {reason}"[:LONGEST_MESSAGE]
        item.save(update_fields=["message"])
        return reason
    item.refresh_from_db()
    item.status, item.message, item.quote_count = ItemStatus.UNDONE, f"It was “{title}”.", 0
    item.save(update_fields=["status", "message", "quote_count"])
    return ""


def _discard(article: Article) -> None:
    """Delete the article after what this room keeps about it; items that name it, of any batch, name nothing then."""
    Candidate.objects.filter(article=article).delete()
    Fingerprint.objects.filter(article=article).delete()
    Origin.objects.filter(article=article).delete()
    pages = list(ArchivedPage.objects.filter(copies__article=article).values_list("pk", flat=True))
    ArchivedCopy.objects.filter(article=article).delete()
    drop_unused(ArchivedPage.objects.filter(pk__in=pages))
    BatchItem.objects.filter(article=article, status=ItemStatus.DUPLICATE, changes={}).update(
        message=Left(Concat("message", Value(GONE)), LONGEST_MESSAGE)
    )
    BatchItem.objects.filter(article=article).update(article=None)
    BatchItem.objects.filter(similar_to=article).update(similar_to=None)
    discard_article(article)
