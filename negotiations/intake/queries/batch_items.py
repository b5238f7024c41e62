"""The files of a batch, a page at a time, all or those of one result."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet

from negotiations.intake.models import Batch, BatchItem, Candidate, ItemStatus
from negotiations.intake.queries.progress import BatchProgress

PAGE = 50
ALL, WAITING, CHANGED = "", "waiting", "changed"
# What a result is called while nothing is stored.
TRIED = {ItemStatus.IMPORTED: "New", ItemStatus.UNDONE: "Discarded"}


@dataclass(frozen=True)
class Result:
    """One result to look at: its name in the address, its words, how many there are."""

    key: str
    words: str
    count: int


@dataclass(frozen=True)
class ItemRow:
    """One item, its result in words, and the candidate at which the review of its article begins."""

    item: BatchItem
    words: str
    candidate: UUID | None


@dataclass(frozen=True)
class ItemPage:
    """One page of a batch's items; `results`: those there are, what failed first."""

    rows: list[ItemRow]
    number: int
    pages: int
    show: str
    results: list[Result]

    @property
    def before(self) -> int:
        return self.number - 1

    @property
    def after(self) -> int:
        return self.number + 1 if self.number < self.pages else 0


def batch_items(progress: BatchProgress, *, show: str = ALL, page: int = 1) -> ItemPage:
    """Return a page of the batch's items. A result that is not there shows all; a page beyond the last is the last."""
    results = _results(progress)
    counts = {result.key: result.count for result in results}
    show = show if show in counts else ALL
    pages = max(1, -(-counts[show] // PAGE))
    page = min(max(page, 1), pages)
    found = list(_items(progress.batch, show)[(page - 1) * PAGE : page * PAGE])
    first = _first_candidates(found)
    is_trial = progress.batch.is_trial
    rows = [ItemRow(item, _words_of(item, is_trial=is_trial), first.get(item.article_id)) for item in found]
    return ItemPage(rows, page, pages, show, results)


def result_words(status: str, *, is_trial: bool) -> str:
    """Return what a result is called."""
    if not status:
        return "Waiting"
    known = ItemStatus(status)
    return TRIED.get(known, known.label) if is_trial else known.label


def _words_of(item: BatchItem, *, is_trial: bool) -> str:
    """A row that changes an article says so, rather than that the article is held."""
    if item.is_mended:
        return "Would change" if is_trial else "Changed"
    return result_words(item.status, is_trial=is_trial)


def _results(progress: BatchProgress) -> list[Result]:
    others = [status for status in ItemStatus if status != ItemStatus.FAILED]
    is_trial = progress.batch.is_trial
    there = [
        Result(status.value, result_words(status, is_trial=is_trial), progress.by_status[status])
        for status in (ItemStatus.FAILED, *others)
        if progress.by_status.get(status)
    ]
    if progress.changed:
        there.append(Result(CHANGED, "Would change" if is_trial else "Changed", progress.changed))
    if progress.waiting:
        there.append(Result(WAITING, "Waiting", progress.waiting))
    at = 1 if progress.failed else 0
    return [*there[:at], Result(ALL, "All", progress.total), *there[at:]]


def _items(batch: Batch, show: str) -> QuerySet[BatchItem]:
    items = batch.items.all()
    if show == CHANGED:
        items = items.filter(status=ItemStatus.DUPLICATE).exclude(changes={})
    elif show:
        items = items.filter(status="" if show == WAITING else show)
    if show == ItemStatus.DUPLICATE:
        items = items.filter(changes={})
    return (
        items.select_related("article__archived_copy__page", "similar_to")
        .defer("content", "article__text", "similar_to__text", "similar_to__dropped")
        .defer("article__archived_copy__page__content")
        .order_by("seq", "id")
    )


def _first_candidates(items: list[BatchItem]) -> dict[UUID | None, UUID]:
    """Return for each article its first candidate."""
    rows = Candidate.objects.filter(article__in=[item.article_id for item in items if item.article_id])
    return dict(rows.order_by("article", "-seq", "-id").values_list("article_id", "pk"))
