"""Reads of updates."""

from negotiations.record.models import Issue, Update


def newest_move(issue: Issue) -> Update | None:
    """Return the issue's last status-moving update, by sequence and not by the day it happened, or None."""
    return Update.objects.filter(issue=issue).exclude(to_status="").order_by("-sequence").first()
