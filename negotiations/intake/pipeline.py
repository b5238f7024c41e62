"""The second half of the way in, some articles at a time: duplicates, near-duplicates, quotations, the record, the queue."""

import datetime
import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any
from uuid import UUID

from negotiations.common.text import clean_line
from negotiations.intake.candidates import Kept, queue_candidates
from negotiations.intake.extraction.language import NAMES, SPEAKERS_FOUND_IN
from negotiations.intake.models import Batch, BatchItem, ItemStatus
from negotiations.intake.near import Fresh, Near, find_near, keep_fingerprints
from negotiations.intake.origins import Known, add_origins, keep_origins
from negotiations.intake.reading import Reading, stated_byline
from negotiations.intake.same import Version, sort_out
from negotiations.record.models import Precision
from negotiations.record.operations import Context
from negotiations.record.operations.articles import create_articles

WEB_ADDRESS = re.compile(r"https?://\S{1,1990}\Z")


@dataclass(frozen=True)
class Outcome:
    """What became of one article."""

    status: ItemStatus
    message: str = ""
    article_id: UUID | None = None
    quotes: int = 0
    positions: int = 0
    similar_to_id: UUID | None = None
    changes: dict[str, Any] = field(default_factory=dict)


def take_in(
    readings: Sequence[tuple[BatchItem, Reading]], *, batch: Batch, at: datetime.datetime
) -> list[Outcome]:
    """Take articles in and return what became of each, in their order. Call it in a transaction.

    Raises IntegrityError when another worker has just taken in one of the same texts.
    """
    sorting = sort_out([reading for _, reading in readings], negotiation=batch.negotiation)
    fresh = sorting.fresh
    nears = find_near([new for _, new in fresh], negotiation=batch.negotiation)
    context = Context(negotiation=batch.negotiation, by=batch.by, at=at)
    # Workers that hold the same texts meet at them in the same order, so that neither waits for the other in a ring.
    in_order = sorted(fresh, key=lambda pair: sorting.hashes[pair[0]])
    create_articles(
        context=context, articles=[_arguments(readings[place][1], new.article_id) for place, new in in_order]
    )
    keep_fingerprints([new for _, new in fresh], negotiation=batch.negotiation)
    keep_origins(sorting.new_origins, negotiation=batch.negotiation)
    add_origins(sorting.further_origins, negotiation=batch.negotiation)
    counts = queue_candidates(
        [Kept(readings[place][0], new.article_id, readings[place][1]) for place, new in fresh], batch=batch
    )
    outcomes = {place: _duplicate(held) for place, held in sorting.same.items()}
    for (place, new), near, count in zip(fresh, nears, counts, strict=True):
        quotes, positions = count
        outcome = replace(_imported(new, sorting.versions.get(place), near, quotes), positions=positions)
        reading = readings[place][1]
        outcomes[place] = _with_note(_with_language(outcome, reading.extraction.language), reading.raw.note)
    return [outcomes[place] for place in range(len(readings))]


def _duplicate(held: Known) -> Outcome:
    return Outcome(ItemStatus.DUPLICATE, f"The same text is held already: “{held.title}”.", held.article_id)


def _imported(new: Fresh, version: Version | None, near: Near | None, quotes: int) -> Outcome:
    """Say what a new text is: another version of an article, much like one, or simply new. It is kept each time."""
    if version is not None:
        held = version.of
        message = f"{version.age} version of “{held.title}” ({version.known_by}); both are kept."
        return Outcome(
            ItemStatus.NEAR_DUPLICATE, message, new.article_id, quotes, similar_to_id=held.article_id
        )
    if near is None:
        message = "" if quotes else "No quotation found."
        return Outcome(ItemStatus.IMPORTED, message, new.article_id, quotes)
    message = f"{near.share:.0%} of the words stand in “{near.title}” as well; both are kept."
    return Outcome(ItemStatus.NEAR_DUPLICATE, message, new.article_id, quotes, similar_to_id=near.article_id)


def _with_language(outcome: Outcome, language: str) -> Outcome:
    """Say so where an article is in a language whose speakers are not looked for."""
    if language in SPEAKERS_FOUND_IN or not outcome.quotes:
        return outcome
    note = (
        f"In {NAMES.get(language, language)}: its quotations wait without speakers, which are not looked for."
    )
    return replace(outcome, message=f"{outcome.message} {note}".strip())


def _with_note(outcome: Outcome, note: str) -> Outcome:
    return replace(outcome, message=f"{outcome.message} {note}".strip()) if note else outcome


def _arguments(reading: Reading, article_id: UUID) -> dict[str, Any]:
    """Return what the record's operation is given for an article."""
    raw, body, day = reading.raw, reading.body, reading.day
    return {
        "article_id": article_id,
        "title": reading.title,
        "publisher": clean_line(raw.publisher)[:160],
        "byline": clean_line(raw.byline or stated_byline(body))[:300],
        "published_on": day,
        "published_precision": Precision.DAY if day else Precision.UNKNOWN,
        "url": raw.url if WEB_ADDRESS.match(raw.url) else "",
        "language": (raw.language or reading.extraction.language)[:12],
        "text": body.text,
        "dropped": [
            *({"text": clean_line(text), "reason": reason, "line": None} for text, reason in raw.dropped),
            *({"text": block.text, "reason": block.reason, "line": block.line} for block in body.dropped),
        ],
    }
