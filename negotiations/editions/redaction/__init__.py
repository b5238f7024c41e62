"""Redaction (court order, privacy): the only way to take something out of what was published."""

from negotiations.editions.redaction.redact import RedactionRefused, redact
from negotiations.editions.redaction.targets import (
    TARGETS,
    NothingToRedact,
    Target,
    find_target,
    targets_holding,
)

__all__ = [
    "TARGETS",
    "NothingToRedact",
    "RedactionRefused",
    "Target",
    "find_target",
    "redact",
    "targets_holding",
]
