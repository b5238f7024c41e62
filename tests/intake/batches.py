"""Short ways to put texts through the intake in tests."""

import zlib
from collections.abc import Mapping
from hashlib import sha256
from typing import Any

from negotiations.accounts.models import User
from negotiations.intake.models import ArchivedCopy, ArchivedPage, Batch, BatchItem, Candidate
from negotiations.intake.operations import UploadedText, run_batch, start_batch
from negotiations.record.models import Article, Negotiation
from tests.factories import NOON


def start(
    negotiation: Negotiation, files: Mapping[str, str | bytes], *, by: User | None = None, **options: Any
) -> Batch:
    """Start a batch of files given by name; nothing is queued."""
    uploaded = [
        UploadedText(name, content.encode() if isinstance(content, str) else content)
        for name, content in files.items()
    ]
    options = {"queue": False, **options}
    return start_batch(negotiation=negotiation, files=uploaded, by=by, at=NOON, **options)


def import_texts(negotiation: Negotiation, files: Mapping[str, str | bytes], **options: Any) -> Batch:
    """Start a batch and run it to its end."""
    return run_batch(batch_id=start(negotiation, files, **options).pk, at=NOON)


def statuses(batch: Batch) -> dict[str, str]:
    """Return what became of each file."""
    return {str(item): item.status for item in batch.items.all()}


def item_of(batch: Batch, name: str) -> BatchItem:
    return batch.items.get(file=name)


def candidate(negotiation: Negotiation, words: str) -> Candidate:
    """Return the candidate that begins with these words."""
    return Candidate.objects.get(negotiation=negotiation, words__0__startswith=words)


def story(number: int) -> str:
    """Return a short article with one quotation, unlike any other number's."""
    names = ["Alder", "Birch", "Cedar", "Elder", "Hazel", "Maple", "Rowan", "Sorrel", "Thorn", "Willow"]
    lines = [f"The {names[number % 10]} lock was opened for barge number {number} on Monday."]
    lines += [
        f"“Barge {number} came through with {number + 7} crates,” keeper {names[(number + 3) % 10]} Moss said."
    ]
    lines += [f"It was the {number}th time that the gates of {names[(number + 5) % 10]} had moved this year."]
    return f"Lock opens for barge {number}\n\n" + "\n\n".join(lines) + "\n"


def keep_page(
    article: Article, content: bytes = b"<script>alert(1)</script>", kind: str = "text/html"
) -> ArchivedCopy:
    """Keep a page beside an article as fetching does."""
    page = ArchivedPage.objects.create(
        negotiation=article.negotiation,
        address="https://courier.example/weir",
        fetched_at=NOON,
        media_type=kind,
        digest=sha256(content).hexdigest(),
        content=zlib.compress(content),
    )
    return ArchivedCopy.objects.create(article=article, page=page)
