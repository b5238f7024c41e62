"""Writing drafts, previewing and publishing them, merging clashes, redacting."""

from negotiations.editions.operations.drafts import (
    StaleDraft,
    add_operation,
    discard_draft,
    remove_operation,
    reopen_draft,
    replace_operation,
    start_draft,
    submit_draft,
)
from negotiations.editions.operations.merge import merge_draft
from negotiations.editions.operations.preview import preview_draft
from negotiations.editions.operations.publish import DraftIncomplete, publish_draft, publish_reconstructed

__all__ = [
    "DraftIncomplete",
    "StaleDraft",
    "add_operation",
    "discard_draft",
    "merge_draft",
    "preview_draft",
    "publish_draft",
    "publish_reconstructed",
    "remove_operation",
    "reopen_draft",
    "replace_operation",
    "start_draft",
    "submit_draft",
]
