"""The intake's tables: batches of files, watched feeds, and what was found and waits for an editor."""

from negotiations.intake.models.batch import (
    Batch,
    BatchItem,
    BatchState,
    Holds,
    ItemState,
    ItemStatus,
)
from negotiations.intake.models.candidate import Candidate, CandidateState, FoundAs, How
from negotiations.intake.models.feed import Feed
from negotiations.intake.models.fingerprint import Fingerprint
from negotiations.intake.models.origin import ArchivedCopy, Origin, OriginKind

__all__ = [
    "ArchivedCopy",
    "Batch",
    "BatchItem",
    "BatchState",
    "Candidate",
    "CandidateState",
    "Feed",
    "Fingerprint",
    "FoundAs",
    "Holds",
    "How",
    "ItemState",
    "ItemStatus",
    "Origin",
    "OriginKind",
]
