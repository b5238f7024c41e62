"""What readers are told of things that were taken out, and on which page each of them stood."""

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from negotiations.editions.schema import RedactionShape
from negotiations.editions.state import State


@dataclass(frozen=True, slots=True)
class Removal:
    """A redaction with the page it belongs to: URL name and key; `what` is that page in words, `field` what went."""

    redaction: RedactionShape
    page: str
    key: str
    what: str

    @property
    def field(self) -> str:
        kind, name = (part.replace("_", " ") for part in (self.redaction.kind, self.redaction.field))
        return f"{name} of the {kind}"


def removals_of(state: State, page: str = "", key: str = "") -> list[Removal]:
    """Return the redactions so far, newest first; with `page` and `key` only those on that page."""
    found = [_removal(state, redaction) for redaction in state.redactions]
    wanted = [one for one in found if not page or (one.page, one.key) == (page, key)]
    return sorted(wanted, key=lambda one: one.redaction.redacted_at, reverse=True)


def _removal(state: State, redaction: RedactionShape) -> Removal:
    for object_id, page, key, what in _places(state):
        if object_id == redaction.object_id:
            return Removal(redaction, page, key, what)
    return Removal(redaction, "method", "", "method, parties and people")


def _places(state: State) -> Iterator[tuple[UUID, str, str, str]]:
    """Yield every row that can be redacted with the page on which it stands."""
    for issue in state.issues.values():
        page = ("issue_detail", issue.slug, f"issue {issue.code}")
        rows = (issue.positions, issue.voices, issue.confirmations, issue.figures, issue.terms)
        yield (issue.id, *page)
        yield from ((row.id, *page) for group in rows for row in group)
        yield from ((told.update.id, *page) for told in state.told_of(issue.id))
    for talks in state.talks.values():
        page = ("talks_detail", talks.slug, f"talks {talks.code}")
        yield (talks.id, *page)
        yield from ((readout.id, *page) for readout in talks.readouts)
    for quotation in state.quotations.values():
        yield (quotation.id, "quote_detail", quotation.code, f"quotation {quotation.code}")
