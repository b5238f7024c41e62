"""Reads of the intake for the desk."""

from negotiations.intake.queries.article_review import (
    ArticleReview,
    Mark,
    Paragraph,
    Piece,
    article_review,
)
from negotiations.intake.queries.progress import BatchProgress, batch_progress
from negotiations.intake.queries.queue import (
    CandidatePage,
    Counts,
    QueueFilters,
    counts,
    next_candidate,
    open_candidates,
)
from negotiations.intake.queries.same_quotation import same_quotation

__all__ = [
    "ArticleReview",
    "BatchProgress",
    "CandidatePage",
    "Counts",
    "Mark",
    "Paragraph",
    "Piece",
    "QueueFilters",
    "article_review",
    "batch_progress",
    "counts",
    "next_candidate",
    "open_candidates",
    "same_quotation",
]
