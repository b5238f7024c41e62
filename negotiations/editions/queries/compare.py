"""Compares two published states as a structured list of changes."""

import datetime
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from pydantic import BaseModel

from negotiations.editions.schema import Frame, IssueShape, QuotationShape, TalksShape
from negotiations.editions.state import State
from negotiations.record.models import Stance

ISSUE_TEXTS = {
    "title": "Title",
    "proposition": "Proposition",
    "what_it_is": "What it is",
    "why_it_matters": "Why it matters",
    "sticking_point": "The sticking point",
    "pinned": "Pinned",
    "review_by": "Review by",
    "checked_on": "Checked, no change",
}
TALKS_TEXTS = {
    "title": "Title",
    "state": "State",
    "starts_at": "When",
    "place": "Where",
    "summary": "Summary",
    "outcome": "Outcome",
}
QUOTATION_TEXTS = {
    "words": "Words",
    "speaker_text": "Attribution",
    "said_on": "Said on",
    "precision": "How exactly the day is known",
    "context": "Where or to whom",
    "note": "Note",
    "original_words": "Original words",
    "translator": "Translator",
}
FRAME_TEXTS = {
    "title": "Title",
    "state_of_play": "State of play",
    "method": "Method",
    "scope": "Scope",
    "coverage_ends_at": "Coverage ends",
}


@dataclass(frozen=True, slots=True)
class Change:
    """One difference. `part` is the field or the kind of row, `label` says which in words; None: was not, is not."""

    kind: str
    object_id: UUID
    code: str
    title: str
    part: str
    label: str
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class Comparison:
    older: State
    newer: State
    changes: list[Change]


@dataclass(frozen=True, slots=True)
class _Object:
    kind: str
    id: UUID
    code: str
    title: str

    def change(self, part: str, label: str, before: str | None, after: str | None) -> Change:
        return Change(self.kind, self.id, self.code, self.title, part, label, before, after)


def compare_states(older: State, newer: State) -> Comparison:
    """Return what differs from `older` to `newer`: frame first, then issues, talks and quotations in their order."""
    changes = [*_frame(older.frame, newer.frame)]
    for issue in newer.ordered_issues:
        changes += _issue(older.issues.get(issue.id), issue, older, newer)
    for talks in newer.ordered_talks:
        changes += _talks(older.talks.get(talks.id), talks, newer)
    for quotation in sorted(newer.quotations.values(), key=lambda row: row.number):
        changes += _quotation(older.quotations.get(quotation.id), quotation, newer)
    return Comparison(older, newer, changes)


def _words(value: Any) -> str | None:
    """Return a value as a reader would see it; empty is None."""
    if value is None or value == "" or value == []:
        return None
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, datetime.datetime | datetime.date):
        return value.isoformat()
    if isinstance(value, list):
        return " […] ".join(str(item) for item in value)
    return str(value)


def _texts(before: BaseModel, after: BaseModel, fields: dict[str, str], about: _Object) -> Iterator[Change]:
    for name, label in fields.items():
        old, new = getattr(before, name), getattr(after, name)
        if old != new:
            yield about.change(name, label, _words(old), _words(new))


def _rows(
    before: Sequence[Any],
    after: Sequence[Any],
    *,
    part: str,
    key: Callable[[Any], object],
    label: Callable[[Any], str],
    text: Callable[[Any], str],
    about: _Object,
) -> Iterator[Change]:
    """Compare two lists of rows by key: added, gone, or saying something else."""
    old = {key(row): row for row in before}
    new = {key(row): row for row in after}
    for found, row in new.items():
        was = old.get(found)
        if was is None:
            yield about.change(part, label(row), None, text(row))
        elif text(was) != text(row):
            yield about.change(part, label(row), text(was), text(row))
    for found, row in old.items():
        if found not in new:
            yield about.change(part, label(row), text(row), None)


def _frame(before: Frame, after: Frame) -> Iterator[Change]:
    about = _Object("frame", after.id, after.code, after.title)
    yield from _texts(before, after, FRAME_TEXTS, about)
    lists: list[tuple[str, str, Callable[[Any], str]]] = [
        ("parties", "Party", lambda row: f"{row.name} ({row.role})"),
        ("people", "Person", lambda row: ", ".join([row.name, *(office.title for office in row.offices)])),
        (
            "glossary",
            "Glossary",
            lambda row: ", ".join([row.ours, *(wording.wording for wording in row.theirs)]),
        ),
    ]
    for part, label, text in lists:
        yield from _rows(
            getattr(before, part),
            getattr(after, part),
            part=part,
            key=lambda row: row.id,
            label=lambda row, label=label: label,  # type: ignore[misc]
            text=text,
            about=about,
        )
    yield from _rows(
        before.wording,
        after.wording,
        part="wording",
        key=lambda row: row.status,
        label=lambda row: f"Wording of {row.status}",
        text=lambda row: f"{row.label}: {row.test}",
        about=about,
    )


def _issue(before: IssueShape | None, after: IssueShape, older: State, newer: State) -> Iterator[Change]:
    about = _Object("issue", after.id, after.code, after.title)
    if before is None:
        yield about.change("issue", "Issue", None, after.title)
        return
    if before.status != after.status:
        yield about.change(
            "status", "Status", older.wording[before.status].label, newer.wording[after.status].label
        )
    yield from _texts(before, after, ISSUE_TEXTS, about)

    def party(party_id: UUID) -> str:
        found = newer.parties.get(party_id) or older.parties.get(party_id)
        return found.name if found else "A party"

    def person(person_id: UUID) -> str:
        found = newer.people.get(person_id) or older.people.get(person_id)
        return found.name if found else "Someone"

    lists: list[tuple[str, Callable[[Any], object], Callable[[Any], str], Callable[[Any], str]]] = [
        (
            "positions",
            lambda row: row.party_id,
            lambda row: f"Position of {party(row.party_id)}",
            lambda row: f"{Stance(row.stance).label}: {row.summary}",
        ),
        (
            "voices",
            lambda row: row.id,
            lambda row: f"Voice of {person(row.person_id)}",
            lambda row: f"{Stance(row.stance).label}: {row.summary}",
        ),
        (
            "confirmations",
            lambda row: row.id,
            lambda row: f"Word of {party(row.party_id)}",
            lambda row: f"{row.says}: {row.of}",
        ),
        (
            "standings",
            lambda row: row.party_id,
            lambda row: f"Standing of {party(row.party_id)}",
            lambda row: str(row.kind).replace("_", " "),
        ),
        (
            "figures",
            lambda row: row.id,
            lambda row: "Figure",
            lambda row: (
                f"{row.value} {row.label}, according to {row.claimant}"
                + (f"; disputed: {row.disputed}" if row.disputed else "")
            ),
        ),
        (
            "terms",
            lambda row: row.id,
            lambda row: "Term",
            lambda row: (
                f"{row.label}, {row.state.replace('_', ' ')}"
                + (f", until {row.ends_at.isoformat()}" if row.ends_at else "")
            ),
        ),
        (
            "links",
            lambda row: (row.issue_id, row.kind),
            lambda row: "Tied to",
            lambda row: f"{row.kind.replace('_', ' ')} {_title(newer, row.issue_id)}",
        ),
        ("statement_ids", lambda row: row, lambda row: "Statement", lambda row: _quoted(newer, row)),
    ]
    for part, key, label, text in lists:
        yield from _rows(
            getattr(before, part),
            getattr(after, part),
            part=part,
            key=key,
            label=label,
            text=text,
            about=about,
        )


def _talks(before: TalksShape | None, after: TalksShape, newer: State) -> Iterator[Change]:
    about = _Object("talks", after.id, after.code, after.title)
    if before is None:
        yield about.change("talks", "Talks", None, after.title)
        return
    yield from _texts(before, after, TALKS_TEXTS, about)
    yield from _rows(
        before.readouts,
        after.readouts,
        part="readouts",
        key=lambda row: row.id,
        label=lambda row: f"Readout of {newer.parties[row.party_id].name}",
        text=lambda row: str(row.text),
        about=about,
    )
    yield from _rows(
        before.differences,
        after.differences,
        part="differences",
        key=lambda row: row,
        label=lambda row: "Where the readouts differ",
        text=lambda row: str(row),
        about=about,
    )


def _quotation(before: QuotationShape | None, after: QuotationShape, newer: State) -> Iterator[Change]:
    about = _Object("quotation", after.id, after.code, after.code)
    if before is None:
        yield about.change("quotation", "Quotation", None, _quoted(newer, after.id))
        return
    yield from _texts(before, after, QUOTATION_TEXTS, about)
    if before.speaker_id != after.speaker_id:
        people = newer.people
        old = people.get(before.speaker_id) if before.speaker_id else None
        new = people.get(after.speaker_id) if after.speaker_id else None
        yield about.change("speaker", "Speaker", old.name if old else None, new.name if new else None)
    yield from _rows(
        before.carriers,
        after.carriers,
        part="carriers",
        key=lambda row: row.source.id,
        label=lambda row: "Carried by",
        text=lambda row: str(row.source.title),
        about=about,
    )


def _title(state: State, issue_id: UUID) -> str:
    issue = state.issues.get(issue_id)
    return issue.title if issue else "another issue"


def _quoted(state: State, quotation_id: UUID) -> str:
    quotation = state.quotations.get(quotation_id)
    return "“" + "” […] “".join(quotation.words) + "”" if quotation else "a quotation"
