"""The review queue: what waits, filtered and paged, and the next one for a reviewer."""

import datetime
from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.db.models import Count, Q, QuerySet

from negotiations.accounts.models import User
from negotiations.intake.models import Batch, Candidate, CandidateState, FoundAs
from negotiations.record.models import Negotiation

PAGE = 50
RESERVED_FOR = datetime.timedelta(minutes=5)
# As they came: batch, file, article of the file, place in its text. An item is numbered when it is taken out of its file.
ORDER = ("queued_at", "rank", "item_id", "seq", "id")


@dataclass(frozen=True)
class QueueFilters:
    """What part of the queue is wanted; None and empty mean all. `words` looks into the quotation and its speaker.

    `speaker_name` is for speakers who are nobody of the record.
    """

    batch_id: UUID | None = None
    article_id: UUID | None = None
    issue_id: UUID | None = None
    speaker_id: UUID | None = None
    speaker_name: str = ""
    how: str = ""
    kind: str = ""
    found_as: str = ""
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
    """How many candidates of a negotiation are in each state; `positions` are those of the open that are reported."""

    open: int
    accepted: int
    rejected: int
    positions: int = 0


def open_candidates(
    negotiation: Negotiation, filters: QueueFilters | None = None, *, page: int = 1, size: int = PAGE
) -> CandidatePage:
    """Return a page of open candidates in the queue's order; a page beyond the last is the last."""
    rows = filtered(negotiation, filters or QueueFilters())
    total = rows.count()
    pages = max(1, -(-total // size))
    page = min(max(page, 1), pages)
    shown = (
        rows.select_related("article", "speaker", "party", "item", "reserved_by")
        .prefetch_related("suggested_issues")
        .order_by(*ORDER)[(page - 1) * size : page * size]
    )
    return CandidatePage(list(shown), page, pages, total)


def waiting_of(batch: Batch) -> int:
    """Return how many quotations and reported positions of a batch are still to be reviewed."""
    return filtered(batch.negotiation, QueueFilters(batch_id=batch.pk)).count()


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
        _release(negotiation, by)
        free = _free(negotiation, by, at=at, filters=filters)
        candidate = _first(_behind(free, after)) or _first(free)
        if candidate is None:
            return None
        candidate.reserved_by, candidate.reserved_until = by, at + RESERVED_FOR
        candidate.save(update_fields=["reserved_by", "reserved_until"])
        return candidate


def coming_candidate(
    negotiation: Negotiation,
    by: User,
    *,
    at: datetime.datetime,
    after: UUID,
    but_not: Collection[UUID] = (),
    filters: QueueFilters | None = None,
) -> Candidate | None:
    """Return the one that would come after `after` if nobody took it before; nothing is reserved by looking.

    `but_not`: those that the decision about `after` will take along.
    """
    free = _free(negotiation, by, at=at, filters=filters).exclude(pk__in=[after, *but_not])
    return _behind(free, after).order_by(*ORDER).first() or free.order_by(*ORDER).first()


def hold_candidate(candidate: Candidate, by: User, *, at: datetime.datetime) -> User | None:
    """Reserve an open candidate that was opened by its address; return who else has it, and then nothing is changed."""
    with transaction.atomic():
        rows = Candidate.objects.filter(negotiation=candidate.negotiation_id, state=CandidateState.OPEN)
        held = (
            rows.select_for_update(of=["self"]).select_related("reserved_by").filter(pk=candidate.pk).first()
        )
        if held is None:
            return None
        holder = held.reserved_by
        if holder is not None and holder != by and held.reserved_until and held.reserved_until > at:
            return holder
        rows.filter(reserved_by=by).exclude(pk=held.pk).update(reserved_by=None, reserved_until=None)
        rows.filter(pk=held.pk).update(reserved_by=by, reserved_until=at + RESERVED_FOR)
        return None


def counts(negotiation: Negotiation) -> Counts:
    """Return how many candidates are open, accepted and rejected."""
    rows = Candidate.objects.filter(negotiation=negotiation).order_by().values_list("state", "found_as")
    by_kind = {(state, found_as): number for state, found_as, number in rows.annotate(number=Count("pk"))}
    states = [
        sum(number for (each, _), number in by_kind.items() if each == state)
        for state in CandidateState.values
    ]
    is_open, accepted, rejected = states
    return Counts(is_open, accepted, rejected, by_kind.get((CandidateState.OPEN, FoundAs.POSITION), 0))


def _first(rows: QuerySet[Candidate]) -> Candidate | None:
    return rows.select_for_update(of=["self"], skip_locked=True).order_by(*ORDER).first()


def _behind(rows: QuerySet[Candidate], after: UUID | None) -> QuerySet[Candidate]:
    """Keep what stands behind the candidate `after` in the queue."""
    place = Candidate.objects.filter(pk=after).values_list(*ORDER).first() if after else None
    if place is None:
        return rows
    queued_at, rank, item, seq, key = place
    same_file = Q(queued_at=queued_at, rank=rank)
    same_item = same_file & Q(item=item)
    # What a reviewer marked in an article that no batch brought has no item, and comes last.
    further_items = same_file & (Q(item__gt=item) | Q(item=None)) if item else Q(pk=None)
    return rows.filter(
        Q(queued_at__gt=queued_at)
        | Q(queued_at=queued_at, rank__gt=rank)
        | further_items
        | (same_item & Q(seq__gt=seq))
        | (same_item & Q(seq=seq, id__gt=key))
    )


def _release(negotiation: Negotiation, by: User) -> None:
    Candidate.objects.filter(negotiation=negotiation, reserved_by=by).update(
        reserved_by=None, reserved_until=None
    )


def _free(
    negotiation: Negotiation, by: User, *, at: datetime.datetime, filters: QueueFilters | None
) -> QuerySet[Candidate]:
    """Keep what no other reviewer has before them."""
    return filtered(negotiation, filters or QueueFilters()).filter(
        Q(reserved_by__isnull=True) | Q(reserved_by=by) | Q(reserved_until__lte=at)
    )


def filtered(negotiation: Negotiation, filters: QueueFilters) -> QuerySet[Candidate]:
    """Return the open candidates that the filters ask for, in no order."""
    rows = Candidate.objects.filter(negotiation=negotiation, state=CandidateState.OPEN).order_by()
    exact = {
        "item__batch": filters.batch_id,
        "article": filters.article_id,
        "speaker": filters.speaker_id,
        "how": filters.how,
        "kind": filters.kind,
        "found_as": filters.found_as,
    }
    rows = rows.filter(**{name: value for name, value in exact.items() if value})
    if filters.speaker_name:
        rows = rows.filter(speaker=None, speaker_name=filters.speaker_name)
    if filters.issue_id:
        rows = rows.filter(pk__in=Candidate.objects.filter(suggested_issues=filters.issue_id).values("pk"))
    if filters.words:
        rows = rows.filter(
            Q(words__icontains=filters.words)
            | Q(speaker_name__icontains=filters.words)
            | Q(speaker__name__icontains=filters.words)
        )
    return rows
