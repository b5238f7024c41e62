"""Redaction (court order, privacy): the only way to take something out of what was published."""

from negotiations.editions.redaction.redact import RedactionRefused, redact
from negotiations.editions.redaction.targets import TARGETS, Target, find_target

__all__ = ["TARGETS", "RedactionRefused", "Target", "find_target", "redact"]
