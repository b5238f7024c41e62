"""Updates as readers see them: old and new status, evidence, and what corrected what."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from negotiations.editions.schema import IssueShape, QuotationShape, StatusWording, TalksShape
from negotiations.editions.state import State, Told

MARKS = {
    "update": "",
    "refile": "Small fix",
    "correction": "Correction",
    "withdrawal": "Withdrawn",
    "redaction": "Removed",
}


@dataclass(frozen=True, slots=True)
class Entry:
    """One update with everything that it names; `mark` is empty for an ordinary one."""

    told: Told
    mark: str
    issue: IssueShape | None
    before: StatusWording | None
    after: StatusWording | None
    evidence: list[QuotationShape]
    talks: TalksShape | None
    corrects: Told | None
    corrected_by: list[Told]

    @property
    def is_small(self) -> bool:
        return self.told.update.kind == "refile"

    @property
    def is_withdrawn(self) -> bool:
        return any(told.update.kind == "withdrawal" for told in self.corrected_by)


def entries_of(state: State, told: Iterable[Told]) -> list[Entry]:
    """Return the updates newest first: by when they happened, then by their number."""
    by_id = {one.update.id: one for one in state.told}
    corrections: dict[UUID, list[Told]] = {}
    for one in state.told:
        if one.update.corrects_id:
            corrections.setdefault(one.update.corrects_id, []).append(one)
    newest_first = sorted(told, key=lambda one: (one.update.happened_at, one.update.sequence), reverse=True)
    return [_entry(state, one, by_id, corrections) for one in newest_first]


def corrections_in(told: Iterable[Told]) -> list[Told]:
    """Return the updates in which we put ourselves right: corrections and withdrawals."""
    return [one for one in told if one.update.kind in ("correction", "withdrawal")]


def _entry(state: State, told: Told, by_id: dict[UUID, Told], corrections: dict[UUID, list[Told]]) -> Entry:
    update = told.update
    return Entry(
        told=told,
        mark=MARKS[update.kind],
        issue=state.issues.get(update.issue_id) if update.issue_id else None,
        before=state.wording[update.from_status] if update.from_status else None,
        after=state.wording[update.to_status] if update.to_status else None,
        evidence=[state.quotations[one] for one in update.quotation_ids if one in state.quotations],
        talks=state.talks.get(update.talks_id) if update.talks_id else None,
        corrects=by_id.get(update.corrects_id) if update.corrects_id else None,
        corrected_by=corrections.get(update.id, []),
    )
