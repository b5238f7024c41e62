"""The issues that a development may move: where each stands, and where it may go from there."""

from dataclasses import dataclass

from negotiations.desk.words import StatusWords, status_words
from negotiations.record.models import ALLOWED_MOVES, FAMILY_OF, Family, Issue, Negotiation, Status, Update


@dataclass(frozen=True, slots=True)
class IssueToMove:
    issue: Issue
    status: StatusWords
    newest_move_id: str | None
    choices: list[tuple[str, list[StatusWords]]]


def issues_to_move(negotiation: Negotiation) -> list[IssueToMove]:
    """Return every issue in the tracker's order with the statuses that may follow. Three queries."""
    words = status_words(negotiation)
    newest = {
        issue_id: str(key)
        for issue_id, key in Update.objects.filter(negotiation=negotiation)
        .exclude(to_status="")
        .order_by("sequence")
        .values_list("issue_id", "pk")
    }
    issues = Issue.objects.filter(negotiation=negotiation).order_by("-pinned", "rank", "number")
    return [
        IssueToMove(issue, words[issue.status], newest.get(issue.pk), _choices(issue, words))
        for issue in issues
    ]


def _choices(issue: Issue, words: dict[str, StatusWords]) -> list[tuple[str, list[StatusWords]]]:
    allowed = ALLOWED_MOVES[issue.status]
    grouped = [
        (str(family.label), [words[s] for s in Status if s in allowed and FAMILY_OF[s] == family])
        for family in Family
    ]
    return [(label, found) for label, found in grouped if found]
