"""Every source that the state rests on, once."""

from collections.abc import Iterator
from uuid import UUID

from negotiations.editions.schema import EvidenceShape, IssueShape, SourceShape
from negotiations.editions.state import State


def sources_of(state: State) -> list[SourceShape]:
    """Return the sources by publisher and title; those whose text we hold come first."""
    found: dict[UUID, SourceShape] = {source.id: source for source in _all(state)}
    return sorted(found.values(), key=lambda one: (not one.text_held, one.publisher, one.title))


def _all(state: State) -> Iterator[SourceShape]:
    for quotation in state.quotations.values():
        for carrier in quotation.carriers:
            yield carrier.source
    for issue in state.issues.values():
        for shape in _evidenced(issue):
            yield from shape.sources
    for talks in state.talks.values():
        yield from talks.sources
        for readout in talks.readouts:
            yield from readout.sources
    for told in state.told:
        yield from told.update.sources
    for entry in state.frame.glossary:
        for wording in entry.theirs:
            yield from wording.sources


def _evidenced(issue: IssueShape) -> Iterator[EvidenceShape]:
    yield from issue.positions
    yield from issue.voices
    yield from issue.confirmations
    yield from issue.figures
    yield from issue.terms
