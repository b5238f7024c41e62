"""One article's way in: clean, extract, look for duplicates, keep the article, queue its quotations."""

import datetime
import re
from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4

from negotiations.common.text import clean_line, clean_text
from negotiations.intake.candidates import queue_candidates
from negotiations.intake.extraction import Extraction, extract
from negotiations.intake.extraction import clean_text as mend
from negotiations.intake.limits import MOST_CHARACTERS
from negotiations.intake.models import Batch, BatchItem, ItemStatus
from negotiations.intake.near import find_near, keep_fingerprint, runs
from negotiations.intake.readers import RawArticle
from negotiations.intake.roster import RosterByDay
from negotiations.record.models import Article, Negotiation, Precision
from negotiations.record.operations import Context, run_stored
from negotiations.record.operations.articles import text_hash

WEB_ADDRESS = re.compile(r"https?://\S{1,1990}\Z")
OPENING = 110  # characters of the first line that stand in for a missing title


class Refused(ValueError):
    """An article cannot be taken in; the message names its file and says why."""


@dataclass(frozen=True)
class Outcome:
    """What became of one article."""

    status: ItemStatus
    message: str = ""
    article_id: UUID | None = None
    quotes: int = 0
    similar_to_id: UUID | None = None


def take_in(
    raw: RawArticle, *, item: BatchItem, batch: Batch, roster: RosterByDay, at: datetime.datetime
) -> Outcome:
    """Take one article in and return what became of it. Raises Refused."""
    negotiation = batch.negotiation
    extraction = read(raw, label=str(item), roster=roster)
    held = _held_already(extraction.text, negotiation)
    if held is not None:
        message = f"The same text is held already: “{held.title}”."
        return Outcome(ItemStatus.DUPLICATE, message, held.pk)
    hashes = runs(extraction.text)
    near = find_near(hashes, negotiation=negotiation)
    article = _keep(raw, extraction, Context(negotiation=negotiation, by=batch.by, at=at))
    keep_fingerprint(hashes, article_id=article.pk, negotiation=negotiation)
    count = queue_candidates(extraction, article=article, item=item, queued_at=batch.created_at)
    if near is None:
        return Outcome(ItemStatus.IMPORTED, "" if count else "No quotation found.", article.pk, count)
    message = f"{near.share:.0%} of the words stand in “{near.article.title}” as well; both are kept."
    return Outcome(ItemStatus.NEAR_DUPLICATE, message, article.pk, count, near.article.pk)


def read(raw: RawArticle, *, label: str, roster: RosterByDay | None) -> Extraction:
    """Clean a text and extract its quotations, so that offsets index exactly what the record stores.

    Raises Refused when the text is too long or nothing but furniture.
    """
    if len(raw.text) > MOST_CHARACTERS:
        raise Refused(
            f"{label}: {len(raw.text):,} characters; one article may have {MOST_CHARACTERS:,}. Is it several articles?"
        )
    # Mending first: some of what the door takes for control characters is half of a letter in the wrong encoding.
    text = clean_text(mend(raw.text))
    extraction = extract(text, title=raw.title, roster=roster.on(raw.date) if roster else None)
    if clean_text(extraction.text) != extraction.text:
        raise Refused(f"{label}: the text holds characters that cannot be stored as they are.")
    if not extraction.text.strip():
        raise Refused(f"{label}: no text is left when share lines, captions and teasers are taken out.")
    return extraction


def _held_already(text: str, negotiation: Negotiation) -> Article | None:
    return Article.objects.filter(negotiation=negotiation, content_hash=text_hash(text)).first()


def _keep(raw: RawArticle, extraction: Extraction, context: Context) -> Article:
    """Put the article in the record by its own operation."""
    day = raw.date or extraction.date
    args: dict[str, Any] = {
        "article_id": str(uuid4()),
        "title": clean_line(extraction.title)[:400] or _opening(extraction.text),
        "publisher": clean_line(raw.publisher)[:160],
        "byline": clean_line(raw.byline)[:300],
        "published_on": day.isoformat() if day else None,
        "published_precision": Precision.DAY if day else Precision.UNKNOWN,
        "url": raw.url if WEB_ADDRESS.match(raw.url) else "",
        "language": (raw.language or extraction.language)[:12],
        "text": extraction.text,
        "dropped": [
            {"text": block.text, "reason": block.reason, "line": block.line} for block in extraction.dropped
        ],
    }
    article = run_stored(name="create_article", op_version=1, args=args, context=context)
    assert isinstance(article, Article)  # noqa: S101  the operation's type is lost in the registry
    return article


def _opening(text: str) -> str:
    """Return the beginning of a text, for one that has no title."""
    line = clean_line(text.strip().split("\n", 1)[0])
    return line if len(line) <= OPENING else line[:OPENING].rsplit(" ", 1)[0] + " …"
