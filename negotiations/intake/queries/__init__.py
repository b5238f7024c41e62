"""Reads of the intake for the desk."""

from negotiations.intake.queries.article_review import (
    ArticleReview,
    Mark,
    Paragraph,
    Piece,
    article_review,
)
from negotiations.intake.queries.copies import Copies, copies_of, numbers_of_copies
from negotiations.intake.queries.facets import Choice, Facets, facets
from negotiations.intake.queries.feeds import due_feeds, feeds_of
from negotiations.intake.queries.progress import BatchProgress, batch_progress
from negotiations.intake.queries.queue import (
    RESERVED_FOR,
    CandidatePage,
    Counts,
    QueueFilters,
    coming_candidate,
    counts,
    hold_candidate,
    next_candidate,
    open_candidates,
    waiting_of,
)
from negotiations.intake.queries.review_work import ReviewWork, review_work
from negotiations.intake.queries.same_quotation import same_quotation

__all__ = [
    "RESERVED_FOR",
    "ArticleReview",
    "BatchProgress",
    "CandidatePage",
    "Choice",
    "Copies",
    "Counts",
    "Facets",
    "Mark",
    "Paragraph",
    "Piece",
    "QueueFilters",
    "ReviewWork",
    "article_review",
    "batch_progress",
    "coming_candidate",
    "copies_of",
    "counts",
    "due_feeds",
    "facets",
    "feeds_of",
    "hold_candidate",
    "next_candidate",
    "numbers_of_copies",
    "open_candidates",
    "review_work",
    "same_quotation",
    "waiting_of",
]
