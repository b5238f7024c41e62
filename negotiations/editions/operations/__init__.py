"""Writing drafts, previewing and publishing them, merging clashes, redacting."""

from negotiations.editions.operations.drafts import (
    StaleDraft,
    add_operation,
    add_operations,
    discard_draft,
    remove_operation,
    reopen_draft,
    replace_operation,
    start_draft,
    submit_draft,
)
from negotiations.editions.operations.hold import hold_draft, publish_held_drafts
from negotiations.editions.operations.merge import merge_draft
from negotiations.editions.operations.preview import preview_draft
from negotiations.editions.operations.publish import DraftIncomplete, publish_draft, publish_reconstructed
from negotiations.editions.operations.terms import end_due_terms

__all__ = [
    "DraftIncomplete",
    "StaleDraft",
    "add_operation",
    "add_operations",
    "discard_draft",
    "end_due_terms",
    "hold_draft",
    "merge_draft",
    "preview_draft",
    "publish_draft",
    "publish_held_drafts",
    "publish_reconstructed",
    "remove_operation",
    "reopen_draft",
    "replace_operation",
    "start_draft",
    "submit_draft",
]
