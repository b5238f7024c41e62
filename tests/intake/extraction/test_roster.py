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
from negotiations.intake.extraction.roster import Gender

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
        (("NATO",), "all asked:\nNATO", "NATO"),
        (("NATO",), "the “NATO” of old", "NATO"),
        (("NATO",), "the 'NATO' of old", "NATO"),
        (("NATO",), "the ’NATO’ of old", "NATO"),
        (("NATO",), "(NATO)", "NATO"),
        (("NATO",), "the EU/NATO talks", "NATO"),
        (("NATO",), "peace—NATO or none", "NATO"),
        (("NATO",), "#NATO", "NATO"),
        (("joint ferry",), "a joint\nferry", "joint\nferry"),
        (("Lake's future",), "İts shore, and Lake's future", "Lake's future"),
    ],
)
def test_terms_match_at_word_boundaries_by_their_stems(
    terms: tuple[str, ...], text: str, hit: str | None
) -> None:
    _, words = IssueIndex((KnownIssue("i", "I", terms),)).search(text).match([(0, len(text))])

    assert [found for _, found in words] == ([hit] if hit else [])


def _holder(key: str, name: str, title: str, party: str, gender: Gender = "m") -> KnownPerson:
    return KnownPerson(key, name, gender=gender, offices=(Office(title, party),))


STATES = Roster(
    parties=(
        KnownParty("ua", "Ukraine", ("Kyiv",)),
        KnownParty("us", "United States", ("U.S.", "Washington")),
        KnownParty("ru", "Russia", ("Moscow", "the Kremlin")),
        KnownParty("eu", "Europe", ("France", "Germany", "London")),
    ),
    people=(
        _holder("ua-president", "Taras Holub", "President of Ukraine", "ua"),
        _holder("ua-office", "Ivan Lys", "Head of the Office of the President of Ukraine", "ua"),
        _holder("ua-deputy", "Petro Lys", "Deputy head of the Office of the President of Ukraine", "ua"),
        _holder("us-president", "John Field", "President of the United States", "us"),
        _holder("us-vice", "Paul Brook", "Vice president of the United States", "us"),
        _holder("ru-president", "Pavel Adamov", "President of Russia", "ru"),
        _holder("ru-spokesman", "Oleg Zimin", "Kremlin spokesman", "ru"),
        _holder("ru-aide", "Yegor Zimin", "Presidential aide for foreign policy", "ru"),
        _holder("ru-foreign", "Sergei Ptitsyn", "Foreign minister of Russia", "ru"),
        _holder("fr-president", "Luc Morel", "President of France", "eu"),
    ),
)


@pytest.mark.parametrize(
    ("speaker", "person"),
    [
        ("Ukraine’s president", "ua-president"),
        ("the Ukrainian president", "ua-president"),
        ("the president of Ukraine", "ua-president"),
        ("Kyiv’s president", "ua-president"),
        ("the Ukrainian leader", "ua-president"),
        ("the US president", "us-president"),
        ("the U.S. president", "us-president"),
        ("the American president", "us-president"),
        ("the president of the United States", "us-president"),
        ("the US vice president", "us-vice"),
        ("the Russian president", "ru-president"),
        ("the Kremlin leader", "ru-president"),
        ("the Kremlin spokesman", "ru-spokesman"),
        ("the Russian foreign minister", "ru-foreign"),
        ("the French president", "fr-president"),
        ("the Kremlin spokeswoman", None),
        ("the Russian prime minister", None),
        ("the German president", None),
        ("the UN president", None),
        ("the president of Ukraine’s parliament", None),
    ],
)
def test_an_office_alone_means_its_only_holder_in_the_record(speaker: str, person: str | None) -> None:
    [quotation] = extract(f"“That will not last,” {speaker} said on Friday.", title="-", roster=STATES).quotes
    assert quotation.person_key == person
