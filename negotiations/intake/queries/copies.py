"""The same words by the same speaker, waiting in several articles: copies of an agency's report, newer versions."""

import datetime
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, QuerySet

from negotiations.accounts.models import User
from negotiations.intake.models import Candidate, CandidateState
from negotiations.intake.queries.queue import ORDER
from negotiations.record.models import Negotiation

MOST_COPIES = 200  # decided about together; what is more waits for the next decision
Same = tuple[int | None, str, UUID | None, str, int | None]


@dataclass(frozen=True)
class Copies:
    """Open candidates of the same words by the same speaker: those that are free, and those before another reviewer."""

    free: list[Candidate]
    held: list[Candidate]

    @property
    def all(self) -> list[Candidate]:
        return [*self.free, *self.held]


def copies_of(candidate: Candidate, by: User | None, *, at: datetime.datetime) -> Copies:
    """Return the copies of an open candidate as they are for one reviewer, in the queue's order."""
    rows = same_words_open(candidate).select_related("article", "reserved_by").defer("article__text")
    found = list(rows.order_by(*ORDER)[:MOST_COPIES])
    held = [row for row in found if is_held(row, by, at=at)]
    return Copies([row for row in found if row not in held], held)


def is_held(candidate: Candidate, by: User | None, *, at: datetime.datetime) -> bool:
    """Say whether another reviewer has the candidate before them."""
    holder, until = candidate.reserved_by, candidate.reserved_until
    return holder is not None and holder != by and until is not None and until > at


def same_words_open(candidate: Candidate) -> QuerySet[Candidate]:
    """Return the other open candidates of these words, given to the same speaker by their articles, in no order."""
    if candidate.words_key is None:
        return Candidate.objects.none()
    rows = Candidate.objects.filter(
        negotiation=candidate.negotiation_id,
        state=CandidateState.OPEN,
        words_key=candidate.words_key,
        found_as=candidate.found_as,
        stance=candidate.stance,
        speaker=candidate.speaker_id,
    ).exclude(pk=candidate.pk)
    if candidate.speaker_id is None:
        rows = rows.filter(speaker_name__iexact=candidate.speaker_name)
    return rows.order_by()


def numbers_of_copies(negotiation: Negotiation, candidates: Iterable[Candidate]) -> dict[UUID, int]:
    """Return how many open copies each of these open candidates has beside itself; one query for all."""
    shown = list(candidates)
    columns = ("words_key", "found_as", "speaker", "speaker_name", "stance")
    rows = (
        Candidate.objects.filter(
            negotiation=negotiation,
            state=CandidateState.OPEN,
            words_key__in={row.words_key for row in shown if row.words_key is not None},
        )
        .order_by()
        .values_list(*columns)
        .annotate(number=Count("pk"))
    )
    counted: Counter[Same] = Counter()
    for key, found_as, speaker, name, stance, number in rows:
        counted[_same(key, found_as, speaker, name, stance)] += number
    return {
        row.pk: max(
            0,
            counted[_same(row.words_key, row.found_as, row.speaker_id, row.speaker_name, row.stance)] - 1,
        )
        for row in shown
    }


def _same(key: int | None, found_as: str, speaker: UUID | None, name: str, stance: int | None) -> Same:
    return key, found_as, speaker, "" if speaker else name.casefold(), stance
