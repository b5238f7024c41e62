"""Speakers resolved to the record's people and parties, quotations matched to its issues."""

from datetime import date

import pytest

from negotiations.intake.extraction import (
    FoundQuotation,
    KnownIssue,
    KnownParty,
    KnownPerson,
    Office,
    Roster,
    extract,
)
from negotiations.intake.extraction.match import IssueIndex

PARTIES = (
    KnownParty("north", "Northland", ("the Winter Palace", "Nordburg")),
    KnownParty("south", "Southland", ("Southern Council",)),
)
PEOPLE = (
    KnownPerson(
        "adamov",
        "Pavel Adamov",
        transliterations=("Pawel Adamow",),
        gender="m",
        offices=(Office("President of Northland", "north", date(2024, 1, 1), date(2024, 12, 31)),),
    ),
    KnownPerson("novak", "Anna Novak", gender="f", offices=(Office("Southland foreign minister", "south"),)),
    KnownPerson(
        "zelinsky", "Taras Zelinskyy", aliases=("T. Zelinskyy",), offices=(Office("envoy", "south"),)
    ),
)
ISSUES = (
    KnownIssue("swap", "Prisoner swap", ("prisoner swap", "prisoners of war", "exchange of prisoners")),
    KnownIssue("energy", "Energy", ("power plant", "energy infrastructure")),
)


def one(text: str, day: date | None = date(2024, 6, 1)) -> FoundQuotation:
    [quotation] = extract(text, title="-", roster=Roster(PEOPLE, PARTIES, ISSUES, day)).quotes
    return quotation


@pytest.mark.parametrize(
    ("text", "person", "party"),
    [
        ("“We will see,” Adamov said.", "adamov", "north"),
        ("“We will see,” Pawel Adamow said.", "adamov", "north"),
        ("“We will see,” Zelinsky said.", "zelinsky", "south"),
        ("“We will see,” Zelinskiy said.", "zelinsky", "south"),
        ("“We will see,” the Northland president said.", "adamov", "north"),
        ("“We will see,” the Winter Palace said.", None, "north"),
        ("“We will see,” Nordburg said.", None, "north"),
        ("“We will see,” a Northland official said.", None, "north"),
        ("“We will see,” Maria Petrenko said.", None, None),
    ],
)
def test_speaker_is_resolved(text: str, person: str | None, party: str | None) -> None:
    quotation = one(text)

    assert (quotation.person_key, quotation.party_key) == (person, party)


def test_the_records_spelling_is_the_speakers_name() -> None:
    assert one("“We will see,” Zelinskiy said.").speaker == "Taras Zelinskyy"


def test_an_office_counts_only_while_it_is_held() -> None:
    quotation = one("“We will see,” Adamov said.", day=date(2025, 6, 1))

    assert (quotation.person_key, quotation.party_key) == ("adamov", None)


def test_an_article_s_own_namesake_is_not_taken_for_the_known_person() -> None:
    quotation = one("Maria Novak teaches in the town. “We will see,” Novak said.")

    assert (quotation.speaker, quotation.person_key) == ("Maria Novak", None)


def test_issues_are_matched_with_the_words_that_matched() -> None:
    quotation = one("“Every prisoner of war comes home,” Anna Novak said.")
    assert quotation.issue_words == (("swap", "prisoner of war"),)
    quotation = one("“All prisoners of war come home,” Anna Novak said after the power plants were named.")
    assert quotation.issue_keys == ("swap", "energy")
    assert quotation.issue_words == (("swap", "prisoners of war"), ("energy", "power plants"))


@pytest.mark.parametrize(
    ("terms", "text", "hit"),
    [
        (("power plant",), "two Power-Plants burnt", "Power-Plants"),
        (("sanctions",), "the sanction regime", "sanction"),
        (("NATO",), "NATO’s summit", "NATO’s"),
        (("NATO",), "the senators", None),
        (("guarantee",), "guaranteed by all", "guaranteed"),
    ],
)
def test_terms_match_at_word_boundaries_by_their_stems(
    terms: tuple[str, ...], text: str, hit: str | None
) -> None:
    _, words = IssueIndex((KnownIssue("i", "I", terms),)).search(text).match([(0, len(text))])

    assert [found for _, found in words] == ([hit] if hit else [])
