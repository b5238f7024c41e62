"""Makes the queue's rows from what extraction found."""

import datetime
from collections.abc import Sequence
from typing import Any
from uuid import UUID

from negotiations.intake.bulk import copy_rows
from negotiations.intake.extraction import Extraction, FoundQuotation
from negotiations.intake.models import BatchItem, Candidate, How
from negotiations.intake.said_on import suggest_day
from negotiations.record.models import Article, Precision, QuotationKind


def queue_candidates(
    articles: Sequence[tuple[Extraction, Article, BatchItem]], *, queued_at: datetime.datetime
) -> list[int]:
    """Store the articles' quotations as open candidates; return how many each has."""
    rows: list[Candidate] = []
    keys: list[Sequence[str]] = []
    for extraction, article, item in articles:
        for quotation in extraction.quotes:
            rows.append(_row(quotation, extraction, article, item, queued_at))
            keys.append(quotation.issue_keys)
    copy_rows(rows)
    suggest_issues(rows, keys)
    return [len(extraction.quotes) for extraction, _, _ in articles]


def suggest_issues(rows: Sequence[Candidate], keys: Sequence[Sequence[str]]) -> None:
    """Tie each candidate to the issues of the same place in `keys` (database ids as text)."""
    through = Candidate.suggested_issues.through
    copy_rows(
        [
            through(candidate_id=row.pk, issue_id=UUID(key))
            for row, of_row in zip(rows, keys, strict=True)
            for key in dict.fromkeys(of_row)
        ]
    )


def _row(
    quotation: FoundQuotation,
    extraction: Extraction,
    article: Article,
    item: BatchItem,
    queued_at: datetime.datetime,
) -> Candidate:
    day = suggest_day(extraction.text, quotation.spans, quotation.cue, published_on=article.published_on)
    return Candidate(
        negotiation_id=article.negotiation_id,
        article=article,
        item=item,
        queued_at=queued_at,
        rank=item.seq,
        seq=quotation.spans[0].start,
        spans=[{"start": span.start, "end": span.end} for span in quotation.spans],
        words=[extraction.text[span.start : span.end] for span in quotation.spans],
        speaker_name=(quotation.speaker or "")[:200],
        speaker_text=quotation.speaker_text[:200],
        speaker_id=_key(quotation.person_key),
        party_id=_key(quotation.party_key),
        cue=quotation.cue[:80],
        how=How(quotation.how) if quotation.how else How.UNKNOWN,
        kind=QuotationKind(quotation.kind),
        said_on=day,
        precision=Precision.DAY if day else Precision.UNKNOWN,
        matched_words=_matched(quotation.issue_words),
    )


def _key(key: str | None) -> UUID | None:
    return UUID(key) if key else None


def _matched(pairs: Sequence[tuple[str, str]]) -> dict[str, Any]:
    """Gather the words that matched by issue: {issue id: [words]}."""
    gathered: dict[str, list[str]] = {}
    for key, word in pairs:
        words = gathered.setdefault(key, [])
        if word not in words:
            words.append(word)
    return gathered
