"""Reported positions: which sentences state a party's stance on an issue, and which only seem to."""

import pytest

from negotiations.intake.extraction import KnownIssue, KnownParty, KnownPerson, Office, Roster, extract
from tests.intake.extraction.cases import Case, read_cases

ROSTER = Roster(
    people=(
        KnownPerson(
            "orsik", "Milan Orsik", gender="m", offices=(Office("President of Vardania", "vardania"),)
        ),
    ),
    parties=(
        KnownParty("vardania", "Vardania", ("Kelmar", "Vardanian")),
        KnownParty("tarsenia", "Tarsenia", ("Dorvik", "Tarsenian")),
    ),
    issues=(
        KnownIssue("dam", "The Lisna dam", ("dam",)),
        KnownIssue("monitors", "Foreign monitors", ("monitors",)),
        KnownIssue("prisoners", "Prisoners", ("prisoners", "prisoner exchange")),
    ),
)


@pytest.mark.parametrize("case", read_cases("positions.txt"), ids=lambda case: case.name)
def test_stances_are_offered_with_the_words_that_decided_them(case: Case) -> None:
    offered = tuple(
        (position.party_key, ",".join(position.issue_keys), str(position.stance), position.words)
        for position in extract(case.text, roster=ROSTER).positions
    )

    assert offered == (() if case.expected == (("-",),) else case.expected)


def test_the_span_is_the_sentence_and_the_person_is_named() -> None:
    text = "It rained. Milan Orsik rejected monitors on the ridge. It rained again."

    [position] = extract(text, roster=ROSTER).positions

    assert text[position.span.start : position.span.end] == "Milan Orsik rejected monitors on the ridge."
    assert (position.person_key, position.issue_words) == ("orsik", (("monitors", "monitors"),))


def test_nothing_is_offered_without_a_roster() -> None:
    assert extract("Vardania rejected monitors.").positions == ()


def test_a_quotation_is_no_reported_position() -> None:
    assert extract("“Vardania rejects monitors,” said Milan Orsik.", roster=ROSTER).positions == ()
