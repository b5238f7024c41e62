"""The addresses of a batch: fetched one at a time before anything is locked, then read like files."""

import datetime
import io
import time
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from hashlib import sha256
from uuid import UUID

from django.db.models import QuerySet

from negotiations.intake.fetch import (
    PUBLIC,
    Fetched,
    NotFetched,
    fetch,
    one_at_a_time,
    patience,
    settled,
    target_of,
)
from negotiations.intake.models import FETCHED, ArchivedCopy, ArchivedPage, Batch, BatchItem, Holds, ItemState
from negotiations.intake.readers import NotReadable, RawArticle, read_articles
from negotiations.intake.readers.members import unpacked

REACH = PUBLIC  # only tests put something else here


@dataclass(frozen=True)
class Page:
    """What came of an item's address: the page, or why there is none. `entry`: what a feed said about it."""

    item_id: int
    address: str
    fetched: Fetched | None
    problem: str = ""
    entry: RawArticle | None = None

    @property
    def addresses(self) -> tuple[str, ...]:
        """Where the page was asked for, and where it was found."""
        return (self.address, self.fetched.url) if self.fetched else (self.address,)

    def articles(self) -> Iterator[RawArticle]:
        """Yield the articles of the page. Raises NotReadable, also when it could not be fetched."""
        if self.fetched is None:
            raise NotReadable(f"{self.address}: {self.problem}")
        for article in read_articles(io.BytesIO(self.fetched.readable), self.fetched.url):
            if article.member or article.problem:
                yield article
            else:
                yield _completed(settled(article, self.fetched), self.entry)


def _completed(article: RawArticle, entry: RawArticle | None) -> RawArticle:
    """Fill what a page does not say about its article with what the feed said."""
    if entry is None:
        return article
    return replace(
        article,
        title=article.title or entry.title,
        byline=article.byline or entry.byline,
        date=article.date or entry.date,
        publisher=article.publisher or entry.publisher,
        language=article.language or entry.language,
        guid=entry.guid,
    )


def next_address(batch: Batch) -> BatchItem | None:
    """Return the first item of the batch whose page is still to be fetched."""
    waiting = BatchItem.objects.filter(batch=batch, state=ItemState.WAITING, holds__in=FETCHED)
    return waiting.order_by("seq", "id").first()


@contextmanager
def fetched_page(item: BatchItem, *, at: datetime.datetime, began: float) -> Iterator[Page | None]:
    """Fetch an item's page; None when somebody else was quicker. `at` is when the monotonic clock said `began`.

    Until the block ends nobody else of ours asks the same host, so that no page is fetched twice.
    """
    entry = unpacked(bytes(item.content or b"")) if item.holds == Holds.TEASER else None
    address = entry.url if entry else bytes(item.content or b"").decode("utf-8", "replace").strip()
    try:
        host = target_of(address, REACH).host
    except NotFetched as refusal:
        yield Page(item.pk, address, None, refusal.message)
        return
    with one_at_a_time(host):
        if not BatchItem.objects.filter(pk=item.pk, state=ItemState.WAITING, holds=item.holds).exists():
            yield None
            return
        now = at + datetime.timedelta(seconds=time.monotonic() - began)
        try:
            with patience(host):
                page = Page(item.pk, address, fetch(address, at=now, reach=REACH), entry=entry)
        except NotFetched as refusal:
            page = Page(item.pk, address, None, refusal.message)
        yield page


def keep_copy(article_id: UUID, page: Page, *, batch: Batch) -> None:
    """Keep the page beside its article exactly as it came. A copy that is there already stays: it is older."""
    if page.fetched is not None and not _has_copy(article_id):
        _point(article_id, keep_page(page.fetched, batch=batch))


def keep_page(found: Fetched, *, batch: Batch) -> UUID:
    """Keep what was fetched, for one article or all those of a file; return its key."""
    return _keep(found.content, batch=batch, address=found.url, media_type=found.kind, at=found.at)


def keep_members(kept: Iterable[tuple[UUID | None, RawArticle]]) -> None:
    """Let articles out of a fetched file point at it, where it is still there."""
    pages = {article_id: UUID(raw.page) for article_id, raw in kept if article_id and raw.page}
    if pages:
        there = set(ArchivedPage.objects.filter(pk__in=set(pages.values())).values_list("pk", flat=True))
        copies = [
            ArchivedCopy(article_id=each, page_id=page) for each, page in pages.items() if page in there
        ]
        ArchivedCopy.objects.bulk_create(copies, ignore_conflicts=True)


def keep_entries(kept: Iterable[tuple[UUID | None, RawArticle]], *, batch: Batch) -> None:
    """Keep the entries of a watched feed beside the articles made of them, as they stood in the feed."""
    for article_id, raw in kept:
        if article_id is not None and raw.source and batch.feed is not None and not _has_copy(article_id):
            page = _keep(
                raw.source.encode("utf-8", "replace"),
                batch=batch,
                address=batch.feed.address,
                media_type="application/xml",
                at=batch.created_at,
            )
            _point(article_id, page)


def drop_unused(pages: QuerySet[ArchivedPage]) -> int:
    """Drop those of the pages at which no article points; return how many."""
    return pages.filter(copies=None).delete()[0]


def _has_copy(article_id: UUID) -> bool:
    return ArchivedCopy.objects.filter(article=article_id).exists()


def _point(article_id: UUID, page_id: UUID) -> None:
    copy = ArchivedCopy(article_id=article_id, page_id=page_id)
    ArchivedCopy.objects.bulk_create([copy], ignore_conflicts=True)


def _keep(content: bytes, *, batch: Batch, address: str, media_type: str, at: datetime.datetime) -> UUID:
    page = ArchivedPage.objects.create(
        negotiation_id=batch.negotiation_id,
        address=address[:2000],
        fetched_at=at,
        media_type=media_type[:100],
        digest=sha256(content).hexdigest(),
        content=zlib.compress(content, 6),
    )
    return page.pk
