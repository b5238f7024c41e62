"""Compares two published states as a structured list of changes."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from negotiations.common.quoting import as_set
from negotiations.editions.queries.differences import About, Change, rows, texts
from negotiations.editions.schema import Frame, IssueShape, OfficeShape, QuotationShape, TalksShape
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
    "kind": "Kind",
    "state": "State",
    "starts_at": "When",
    "precision": "How exactly the time is known",
    "zone": "Zone",
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
    "source_type": "Kind of source",
    "kind": "Kind",
    "language": "Language",
    "original_language": "Original language",
    "note": "Note",
    "original_words": "Original words",
    "translator": "Translator",
}
FRAME_TEXTS = {
    "title": "Title",
    "state_of_play": "State of play",
    "state_of_play_on": "State of play, as of",
    "method": "Method",
    "scope": "Scope",
    "zone": "Zone",
    "languages": "Languages",
    "coverage_ends_at": "Coverage ends",
}


@dataclass(frozen=True, slots=True)
class Comparison:
    older: State
    newer: State
    changes: list[Change]


def compare_states(older: State, newer: State) -> Comparison:
    """Return what differs from `older` to `newer`: frame first, then issues, talks and quotations in their order."""
    names = _names(older, newer)
    frame = About("frame", newer.frame.id, newer.frame.code, newer.frame.title, names)
    changes = [*_frame(older.frame, newer.frame, frame)]
    for issue in newer.ordered_issues:
        about = About("issue", issue.id, issue.code, issue.title, names)
        changes += _issue(older.issues.get(issue.id), issue, about, older, newer)
    for talks in newer.ordered_talks:
        about = About("talks", talks.id, talks.code, talks.title, names)
        changes += _talks(older.talks.get(talks.id), talks, about)
    for quotation in sorted(newer.quotations.values(), key=lambda row: row.number):
        about = About("quotation", quotation.id, quotation.code, quotation.code, names)
        changes += _quotation(older.quotations.get(quotation.id), quotation, about)
    return Comparison(older, newer, changes)


def _names(older: State, newer: State) -> Callable[[UUID], str]:
    """Return what puts ids into words: as the newer state calls them, or the older one where they are gone."""
    known: dict[UUID, str] = {}
    for state in (older, newer):
        known |= {issue.id: issue.title for issue in state.issues.values()}
        known |= {party.id: party.name for party in state.frame.parties}
        known |= {person.id: person.name for person in state.frame.people}
        known |= {
            quotation.id: as_set(quotation.words, quotation.kind) for quotation in state.quotations.values()
        }
    return lambda key: known.get(key, "something not public")


def _frame(before: Frame, after: Frame, about: About) -> Iterator[Change]:
    yield from texts(before, after, FRAME_TEXTS, about)
    lists: list[tuple[str, str, Callable[[Any], str]]] = [
        ("parties", "Party", lambda row: f"{row.name} ({row.role})"),
        ("people", "Person", lambda row: ", ".join([row.name, *(_office(office) for office in row.offices)])),
        ("glossary", "Glossary", lambda row: str(row.ours)),
    ]
    for part, label, text in lists:
        yield from rows(
            getattr(before, part),
            getattr(after, part),
            part=part,
            key=lambda row: row.id,
            label=lambda row, label=label: label,  # type: ignore[misc]
            text=text,
            about=about,
        )
    yield from _glossary_wordings(before, after, about)
    yield from rows(
        before.wording,
        after.wording,
        part="wording",
        key=lambda row: row.status,
        label=lambda row: f"Wording of {row.status}",
        text=lambda row: f"{row.label}: {row.test}",
        about=about,
    )


def _glossary_wordings(before: Frame, after: Frame, about: About) -> Iterator[Change]:
    theirs = [[wording for entry in frame.glossary for wording in entry.theirs] for frame in (before, after)]
    yield from rows(
        *theirs,
        part="glossary",
        key=lambda row: row.id,
        label=lambda row: f"Glossary, wording of {about.names(row.party_id)}",
        text=lambda row: str(row.wording),
        about=about,
    )


def _office(office: OfficeShape) -> str:
    """Return an office with its days, where they are known."""
    if office.since is None and office.until is None:
        return office.title
    return f"{office.title} ({office.since or ''}–{office.until or ''})"


IssuePart = tuple[str, Callable[[Any], object], Callable[[Any], str], Callable[[Any], str]]


def _issue_parts(names: Callable[[UUID], str]) -> list[IssuePart]:
    """Return how each list of an issue is compared: its name, the key of a row, which one it is, what it says."""
    return [
        (
            "positions",
            lambda row: row.party_id,
            lambda row: f"Position of {names(row.party_id)}",
            lambda row: f"{Stance(row.stance).label}: {row.summary}",
        ),
        (
            "voices",
            lambda row: row.id,
            lambda row: f"Voice of {names(row.person_id)}",
            lambda row: f"{Stance(row.stance).label}: {row.summary}",
        ),
        (
            "confirmations",
            lambda row: row.id,
            lambda row: f"Word of {names(row.party_id)}",
            lambda row: f"{row.says}: {row.of}",
        ),
        (
            "standings",
            lambda row: row.party_id,
            lambda row: f"Standing of {names(row.party_id)}",
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
            lambda row: f"{row.kind.replace('_', ' ')} {names(row.issue_id)}",
        ),
        ("statement_ids", lambda row: row, lambda row: "Statement", lambda row: names(row)),
    ]


def _issue(
    before: IssueShape | None, after: IssueShape, about: About, older: State, newer: State
) -> Iterator[Change]:
    if before is None:
        yield about.change("issue", "Issue", None, after.title)
        return
    if before.status != after.status:
        yield about.change(
            "status", "Status", older.wording[before.status].label, newer.wording[after.status].label
        )
    yield from texts(before, after, ISSUE_TEXTS, about)
    for part, key, label, text in _issue_parts(about.names):
        yield from rows(
            getattr(before, part),
            getattr(after, part),
            part=part,
            key=key,
            label=label,
            text=text,
            about=about,
        )


def _talks(before: TalksShape | None, after: TalksShape, about: About) -> Iterator[Change]:
    if before is None:
        yield about.change("talks", "Talks", None, after.title)
        return
    yield from texts(before, after, TALKS_TEXTS, about)
    yield from rows(
        before.readouts,
        after.readouts,
        part="readouts",
        key=lambda row: row.id,
        label=lambda row: f"Readout of {about.names(row.party_id)}",
        text=lambda row: str(row.text),
        about=about,
    )
    yield from rows(
        before.differences,
        after.differences,
        part="differences",
        key=lambda row: row,
        label=lambda row: "Where the readouts differ",
        text=lambda row: str(row),
        about=about,
    )
    for part in ("party_ids", "person_ids"):
        yield from rows(
            getattr(before, part),
            getattr(after, part),
            part=part,
            key=lambda row: row,
            label=lambda row: "Took part",
            text=lambda row: about.names(row),
            about=about,
        )
    yield from texts(before, after, {"sources": "Sources"}, about)


def _quotation(before: QuotationShape | None, after: QuotationShape, about: About) -> Iterator[Change]:
    if before is None:
        yield about.change("quotation", "Quotation", None, about.names(after.id))
        return
    yield from texts(before, after, QUOTATION_TEXTS, about)
    if before.speaker_id != after.speaker_id:
        yield about.change(
            "speaker", "Speaker", about.words(before.speaker_id), about.words(after.speaker_id)
        )
    yield from rows(
        before.carriers,
        after.carriers,
        part="carriers",
        key=lambda row: row.source.id,
        label=lambda row: "Carried by",
        text=lambda row: about.words(row.source) or "",
        about=about,
    )
