"""The intake's tables: batches of files, watched feeds, and what was found and waits for an editor."""

from negotiations.intake.models.batch import (
    ASKED_FOR,
    BROUGHT_IN,
    FETCHED,
    Batch,
    BatchItem,
    BatchState,
    Holds,
    ItemState,
    ItemStatus,
)
from negotiations.intake.models.candidate import MARKED, Candidate, CandidateState, FoundAs, How
from negotiations.intake.models.feed import Feed, FeedEntry
from negotiations.intake.models.fingerprint import Fingerprint
from negotiations.intake.models.origin import ArchivedCopy, ArchivedPage, Origin, OriginKind

__all__ = [
    "ASKED_FOR",
    "BROUGHT_IN",
    "FETCHED",
    "MARKED",
    "ArchivedCopy",
    "ArchivedPage",
    "Batch",
    "BatchItem",
    "BatchState",
    "Candidate",
    "CandidateState",
    "Feed",
    "FeedEntry",
    "Fingerprint",
    "FoundAs",
    "Holds",
    "How",
    "ItemState",
    "ItemStatus",
    "Origin",
    "OriginKind",
]
