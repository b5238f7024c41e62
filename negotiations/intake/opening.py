"""Opens the content of a batch's item: one article, or a file of several that then wait in its place."""

import io
import itertools
from collections.abc import Iterator
from dataclasses import replace

from django.db import transaction
from django.db.models import BinaryField, Case, F, QuerySet, When

from negotiations.common.database.bulk import copy_rows
from negotiations.intake.models import BatchItem, Holds
from negotiations.intake.pages import Page, keep_page
from negotiations.intake.readers import NotReadable, RawArticle, read_articles
from negotiations.intake.readers.members import packed, unpacked

SMALL = 64 * 1024  # bytes; what is larger is fetched when it is known to be wanted
HELD_AT_ONCE = 4 * 1024 * 1024  # bytes in memory: of several files, or of a larger file's articles


def with_contents(waiting: QuerySet[BatchItem]) -> list[BatchItem]:
    """Return the first of the items with their contents, as many as are held in memory at once; never none."""
    small = Case(When(size__lte=SMALL, then=F("content")), output_field=BinaryField())
    items: list[BatchItem] = []
    held = 0
    for item in waiting.defer("content").annotate(small_content=small):
        items.append(item)
        item.content = item.small_content
        held += item.size
        if held > HELD_AT_ONCE:
            break
    for large in items:
        if large.content is None:
            large.refresh_from_db(fields=["content"])
    return items


def open_item(item: BatchItem, page: Page | None = None) -> RawArticle | None:
    """Return the item’s article; None for a file of several, whose articles then wait in its place. Raises NotReadable.

    `page` is what was fetched for the item, when it holds an address.
    """
    content = bytes(item.content or b"")
    if item.holds == Holds.ARTICLE:
        return unpacked(content)
    articles = page.articles() if page is not None else _articles_of(item, content)
    first = next(articles, None)
    if first is None:
        raise NotReadable(f"{item.file}: no article in it")
    if not first.member:
        return first
    with transaction.atomic():  # a file that breaks off in the middle leaves none of its articles
        kept = str(keep_page(page.fetched, batch=item.batch)) if page is not None and page.fetched else ""
        members: list[BatchItem] = []
        held = 0
        for article in itertools.chain([first], articles):
            member = _member(item, replace(article, page=kept) if kept else article)
            members.append(member)
            held += member.size
            if held > HELD_AT_ONCE:
                copy_rows(members)
                members, held = [], 0
        copy_rows(members)
        item.delete()
    return None


def _articles_of(item: BatchItem, content: bytes) -> Iterator[RawArticle]:
    return read_articles(io.BytesIO(content), item.file, item.columns)


def _member(item: BatchItem, article: RawArticle) -> BatchItem:
    """Return an item for one article of a file, to be processed like a file of its own."""
    content = packed(article)
    return BatchItem(
        batch_id=item.batch_id,
        seq=item.seq,
        file=item.file,
        member=article.member,
        holds=Holds.ARTICLE,
        content=content,
        size=len(content),
    )
