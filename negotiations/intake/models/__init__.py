"""The intake's tables: batches of files, and the quotations found in them that wait for an editor."""

from negotiations.intake.models.batch import (
    Batch,
    BatchItem,
    BatchState,
    Holds,
    ItemState,
    ItemStatus,
)
from negotiations.intake.models.candidate import Candidate, CandidateState, How
from negotiations.intake.models.fingerprint import Fingerprint

__all__ = [
    "Batch",
    "BatchItem",
    "BatchState",
    "Candidate",
    "CandidateState",
    "Fingerprint",
    "Holds",
    "How",
    "ItemState",
    "ItemStatus",
]
