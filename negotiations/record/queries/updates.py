"""Reads of updates."""

from negotiations.record.models import Issue, Status, Update, UpdateKind


def newest_move(issue: Issue) -> Update | None:
    """Return the issue's last status-moving update, by sequence and not by the day it happened, or None."""
    return Update.objects.filter(issue=issue).exclude(to_status="").order_by("-sequence").first()


def status_without(issue: Issue, *, withdrawn: Update) -> Status:
    """Return the status the issue has once `withdrawn` is taken back: that of its last move which nobody withdrew.

    A withdrawal that was withdrawn itself counts for nothing. With no move left it is the status before the first.
    """
    fields = ("pk", "kind", "corrects_id", "from_status", "to_status")
    rows = list(Update.objects.filter(issue=issue).order_by("-sequence").values_list(*fields))
    taken_back = {withdrawn.pk}
    first = issue.status
    standing = ""
    for key, kind, corrects_id, from_status, to_status in rows:
        first = from_status or first
        if kind == UpdateKind.WITHDRAWAL:
            if key not in taken_back:
                taken_back.add(corrects_id)
        elif to_status and key not in taken_back:
            standing = standing or to_status
    return Status(standing or first)
