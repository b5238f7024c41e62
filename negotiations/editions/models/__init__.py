"""Drafts, editions, snapshots, redactions, and the rebuildable table of the current state."""

from negotiations.editions.models.draft import Draft, DraftOperation, DraftState, Preview
from negotiations.editions.models.edition import CurrentObject, Edition, Head, Redaction, Snapshot
from negotiations.editions.models.redaction_request import RedactionRequest, RequestState

__all__ = [
    "CurrentObject",
    "Draft",
    "DraftOperation",
    "DraftState",
    "Edition",
    "Head",
    "Preview",
    "Redaction",
    "RedactionRequest",
    "RequestState",
    "Snapshot",
]
