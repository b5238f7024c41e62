"""Makes the queue's rows from what extraction found: quotations, and sentences that report a party's position."""

import datetime
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4

from negotiations.common.database.bulk import copy_values
from negotiations.intake.extraction import Extraction, FoundQuotation, ReportedPosition, Span
from negotiations.intake.models import Batch, BatchItem, Candidate, FoundAs, How
from negotiations.intake.passages import words_key
from negotiations.intake.reading import Reading
from negotiations.intake.said_on import suggest_day
from negotiations.record.models import Party, Person, Precision, QuotationKind

Row = dict[str, Any]  # the values of a candidate
# What the rows of quotations and of positions have.
GIVEN = frozenset(
    (
        "id",
        "negotiation_id",
        "article_id",
        "item_id",
        "queued_at",
        "rank",
        "seq",
        "spans",
        "words",
        "words_key",
        "speaker_name",
        "speaker_text",
        "speaker_id",
        "party_id",
        "cue",
        "how",
        "kind",
        "said_on",
        "precision",
        "matched_words",
        "found_as",
        "stance",
        "stance_words",
    )
)


@dataclass(frozen=True)
class Kept:
    """An article that was just kept: the item it came in, its key, and what was read in it."""

    item: BatchItem
    article_id: UUID
    reading: Reading


def queue_candidates(articles: Sequence[Kept], *, batch: Batch) -> list[tuple[int, int]]:
    """Store what was found in the articles as open candidates; return of each how many quotations and positions."""
    names = _names([position for kept in articles for position in kept.reading.extraction.positions])
    counts: list[tuple[int, int]] = []
    fitting: list[tuple[str, Sequence[str]]] = []
    of_batch = {"negotiation_id": str(batch.negotiation_id), "queued_at": batch.created_at.isoformat()}

    def rows() -> Iterator[Row]:
        for kept in articles:
            extraction, day = kept.reading.extraction, kept.reading.day
            reported = [each for each in extraction.positions if not _is_quoted(each.span, extraction)]
            counts.append((len(extraction.quotes), len(reported)))
            shared: Row = {
                **of_batch,
                "article_id": str(kept.article_id),
                "item_id": kept.item.pk,
                "rank": kept.item.seq,
            }
            for quotation in extraction.quotes:
                row: Row = shared | _row(quotation, extraction, day)
                fitting.append((row["id"], quotation.issue_keys))
                yield row
            for position in reported:
                row = shared | _position_row(position, extraction, names)
                fitting.append((row["id"], position.issue_keys))
                yield row

    copy_values(Candidate, rows(), given=GIVEN)
    _suggest_issues(fitting)
    return counts


def _suggest_issues(fitting: Sequence[tuple[str, Sequence[str]]]) -> None:
    """Tie each candidate, named by its key, to the issues with the keys beside it (database ids as text)."""
    copy_values(
        Candidate.suggested_issues.through,
        [
            {"candidate_id": candidate, "issue_id": key}
            for candidate, keys in fitting
            for key in dict.fromkeys(keys)
        ],
    )


def _row(quotation: FoundQuotation, extraction: Extraction, published_on: datetime.date | None) -> Row:
    day = suggest_day(extraction.text, quotation.spans, quotation.cue, published_on=published_on)
    words = [extraction.text[span.start : span.end] for span in quotation.spans]
    return {
        "id": str(uuid4()),
        "seq": quotation.spans[0].start,
        "spans": [{"start": span.start, "end": span.end} for span in quotation.spans],
        "words": words,
        "words_key": words_key(words),
        "speaker_name": (quotation.speaker or "")[:200],
        "speaker_text": quotation.speaker_text[:200],
        "speaker_id": quotation.person_key or None,
        "party_id": quotation.party_key or None,
        "cue": quotation.cue[:80],
        "how": How(quotation.how) if quotation.how else How.UNKNOWN,
        "kind": QuotationKind(quotation.kind),
        "said_on": day,
        "precision": Precision.DAY if day else Precision.UNKNOWN,
        "matched_words": _matched(quotation.issue_words),
    }


def _position_row(position: ReportedPosition, extraction: Extraction, names: Mapping[str, str]) -> Row:
    """Make the row of a sentence that reports a position: whose, on what, and what decided the stance."""
    sentence = extraction.text[position.span.start : position.span.end]
    return {
        "id": str(uuid4()),
        "seq": position.span.start,
        "spans": [{"start": position.span.start, "end": position.span.end}],
        "words": [sentence],
        "words_key": words_key([sentence]),
        "speaker_name": names.get(position.person_key or position.party_key, ""),
        "speaker_id": position.person_key or None,
        "party_id": position.party_key or None,
        "how": _how(position, sentence, names),
        "kind": QuotationKind.INDIRECT,
        "matched_words": _matched(position.issue_words),
        "found_as": FoundAs.POSITION,
        "stance": position.stance,
        "stance_words": position.words[:200],
    }


def _how(position: ReportedPosition, sentence: str, names: Mapping[str, str]) -> How:
    """A sentence that does not hold the person's last name means them by role or pronoun."""
    if position.person_key is None:
        return How.ORGANISATION
    last = names.get(position.person_key, "").rpartition(" ")[2]
    return How.NAMED if last and last in sentence else How.PRONOUN


def _names(positions: Sequence[ReportedPosition]) -> dict[str, str]:
    """Return the names of the parties and people of reported positions by their keys."""
    parties = {UUID(position.party_key) for position in positions}
    people = {UUID(position.person_key) for position in positions if position.person_key}
    named: list[tuple[UUID, str]] = []
    if parties:
        named += Party.objects.filter(pk__in=parties).values_list("pk", "name")
    if people:
        named += Person.objects.filter(pk__in=people).values_list("pk", "name")
    return {str(key): name[:200] for key, name in named}


def _is_quoted(sentence: Span, extraction: Extraction) -> bool:
    """Say whether most of a sentence is quoted: then the quotation itself is what an editor decides about."""
    quoted = sum(
        max(0, min(span.end, sentence.end) - max(span.start, sentence.start))
        for quotation in extraction.quotes
        for span in quotation.spans
    )
    return quoted * 2 > sentence.end - sentence.start


def _matched(pairs: Sequence[tuple[str, str]]) -> dict[str, Any]:
    """Gather the words that matched by issue: {issue id: [words]}."""
    gathered: dict[str, list[str]] = {}
    for key, word in pairs:
        words = gathered.setdefault(key, [])
        if word not in words:
            words.append(word)
    return gathered
