"""What readers are told of things that were taken out."""

from dataclasses import dataclass
from uuid import UUID

from negotiations.editions.schema import RedactionShape
from negotiations.editions.state import State


@dataclass(frozen=True, slots=True)
class Removal:
    """A redaction and the words by which readers know the object."""

    redaction: RedactionShape
    what: str
    page: str
    key: str


def removals_of(state: State, object_id: UUID | None = None) -> list[Removal]:
    """Return the redactions so far, newest first; with `object_id` only those on that object."""
    wanted = [one for one in state.redactions if object_id is None or one.object_id == object_id]
    wanted.sort(key=lambda one: one.redacted_at, reverse=True)
    return [_removal(state, one) for one in wanted]


def _removal(state: State, redaction: RedactionShape) -> Removal:
    issue = state.issues.get(redaction.object_id)
    talks = state.talks.get(redaction.object_id)
    quotation = state.quotations.get(redaction.object_id)
    if issue:
        return Removal(redaction, f"issue {issue.code}", "issue_detail", issue.slug)
    if talks:
        return Removal(redaction, f"talks {talks.code}", "talks_detail", talks.slug)
    if quotation:
        return Removal(redaction, f"quotation {quotation.code}", "quote_detail", quotation.code)
    return Removal(redaction, "the page on method and parties", "method", "")
