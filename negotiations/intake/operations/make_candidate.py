"""A passage that a reviewer marks by hand becomes a candidate like those found."""

import datetime
from collections.abc import Sequence
from uuid import UUID

from django.db import transaction

from negotiations.accounts.models import User
from negotiations.intake.kinds import kind_of
from negotiations.intake.models import MARKED, Candidate, FoundAs, How
from negotiations.intake.operations.decide import note
from negotiations.intake.passages import Marked, checked_passages, words_key, words_of
from negotiations.record.models import Article


def make_candidate(
    *,
    article_id: UUID,
    spans: Sequence[Marked],
    by: User | None,
    at: datetime.datetime,
    from_id: UUID | None = None,
) -> Candidate:
    """Put the marked passages in the queue as one open quotation. The same passages twice are one candidate.

    `from_id` is the candidate from which the words were marked: an undo leads back there. Raises PassageNotUsable.
    """
    with transaction.atomic():
        article = Article.objects.select_for_update(no_key=True).get(pk=article_id)
        passages = checked_passages(article, spans)
        same = Candidate.objects.filter(article=article, spans=passages, found_as=FoundAs.QUOTATION).first()
        if same is not None:
            return same
        beside = Candidate.objects.filter(article=article).first()
        words = words_of(article, passages)
        kind = kind_of(words)
        made = {"act": MARKED, "from": str(from_id or ""), "spans": passages, "kind": kind}
        candidate = Candidate.objects.create(
            negotiation_id=article.negotiation_id,
            article=article,
            item=beside.item if beside else None,
            queued_at=beside.queued_at if beside else at,
            rank=beside.rank if beside else 0,
            seq=passages[0]["start"],
            spans=passages,
            words=words,
            words_key=words_key(words),
            how=How.BY_HAND,
            kind=kind,
            past=[made],
        )
        note(candidate, verb="marked passage", by=by, at=at, detail={"spans": candidate.spans})
        return candidate
