"""The review queue: what waits, filtered and paged, and the next one for a reviewer."""

import datetime
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.db.models import Count, Q, QuerySet

from negotiations.accounts.models import User
from negotiations.intake.models import Candidate, CandidateState
from negotiations.record.models import Negotiation

PAGE = 50
RESERVED_FOR = datetime.timedelta(minutes=5)
ORDER = ("queued_at", "rank", "article", "seq", "id")


@dataclass(frozen=True)
class QueueFilters:
    """What part of the queue is wanted; None and empty mean all. `words` looks into the quotation and its speaker."""

    batch_id: UUID | None = None
    article_id: UUID | None = None
    issue_id: UUID | None = None
    speaker_id: UUID | None = None
    how: str = ""
    kind: str = ""
    words: str = ""


@dataclass(frozen=True)
class CandidatePage:
    """One page of the queue, the page's number from 1, and how many candidates and pages there are."""

    candidates: list[Candidate]
    number: int
    pages: int
    total: int


@dataclass(frozen=True)
class Counts:
    """How many candidates of a negotiation are in each state."""

    open: int
    accepted: int
    rejected: int


def open_candidates(
    negotiation: Negotiation, filters: QueueFilters | None = None, *, page: int = 1, size: int = PAGE
) -> CandidatePage:
    """Return a page of open candidates in the queue's order; a page beyond the last is the last."""
    rows = _filtered(negotiation, filters or QueueFilters())
    total = rows.count()
    pages = max(1, -(-total // size))
    page = min(max(page, 1), pages)
    shown = (
        rows.select_related("article", "speaker", "party", "item", "reserved_by")
        .prefetch_related("suggested_issues")
        .order_by(*ORDER)[(page - 1) * size : page * size]
    )
    return CandidatePage(list(shown), page, pages, total)


def next_candidate(
    negotiation: Negotiation,
    by: User,
    *,
    at: datetime.datetime,
    after: UUID | None = None,
    filters: QueueFilters | None = None,
) -> Candidate | None:
    """Return the next open candidate that no other reviewer has, reserved for `by` for five minutes from `at`.

    `after` names the candidate to go on from; past the end of the queue it begins again. What `by` had reserved before is
    given free.
    """
    with transaction.atomic():
        free = _filtered(negotiation, filters or QueueFilters()).filter(
            Q(reserved_by__isnull=True) | Q(reserved_by=by) | Q(reserved_until__lte=at)
        )
        candidate = _first(_behind(free, after)) or _first(free)
        Candidate.objects.filter(negotiation=negotiation, reserved_by=by).update(
            reserved_by=None, reserved_until=None
        )
        if candidate is None:
            return None
        candidate.reserved_by, candidate.reserved_until = by, at + RESERVED_FOR
        candidate.save(update_fields=["reserved_by", "reserved_until"])
        return candidate


def counts(negotiation: Negotiation) -> Counts:
    """Return how many candidates are open, accepted and rejected."""
    rows = Candidate.objects.filter(negotiation=negotiation).order_by().values_list("state")
    by_state = dict(rows.annotate(number=Count("pk")))
    return Counts(*(by_state.get(state, 0) for state in CandidateState.values))


def _first(rows: QuerySet[Candidate]) -> Candidate | None:
    return rows.select_for_update(of=["self"], skip_locked=True).order_by(*ORDER).first()


def _behind(rows: QuerySet[Candidate], after: UUID | None) -> QuerySet[Candidate]:
    """Keep what stands behind the candidate `after` in the queue."""
    place = Candidate.objects.filter(pk=after).values_list(*ORDER).first() if after else None
    if place is None:
        return rows
    queued_at, rank, article, seq, key = place
    same_file = Q(queued_at=queued_at, rank=rank)
    return rows.filter(
        Q(queued_at__gt=queued_at)
        | Q(queued_at=queued_at, rank__gt=rank)
        | (same_file & Q(article__gt=article))
        | (same_file & Q(article=article, seq__gt=seq))
        | (same_file & Q(article=article, seq=seq, id__gt=key))
    )


def _filtered(negotiation: Negotiation, filters: QueueFilters) -> QuerySet[Candidate]:
    rows = Candidate.objects.filter(negotiation=negotiation, state=CandidateState.OPEN)
    exact = {
        "item__batch": filters.batch_id,
        "article": filters.article_id,
        "speaker": filters.speaker_id,
        "how": filters.how,
        "kind": filters.kind,
    }
    rows = rows.filter(**{name: value for name, value in exact.items() if value})
    if filters.issue_id:
        rows = rows.filter(pk__in=Candidate.objects.filter(suggested_issues=filters.issue_id).values("pk"))
    if filters.words:
        rows = rows.filter(
            Q(words__icontains=filters.words)
            | Q(speaker_name__icontains=filters.words)
            | Q(speaker__name__icontains=filters.words)
        )
    return rows
